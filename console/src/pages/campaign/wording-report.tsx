import { LoadingOutlined } from '@ant-design/icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TemplateReport } from '#shared/contracts/console-api.ts'
import { TextBubble } from '../../components/text-bubble.tsx'

type Fault = TemplateReport['faults'][number]
type Props = { report: TemplateReport | undefined; isChecking: boolean; onShow: (position: number) => void }

const KNOWN_FAULTS = [
  'syntax',
  'unknown-variable',
  'unknown-format',
  'wrong-type',
  'nested-condition',
  'unclosed',
  'not-a-flag',
  'missing-fallback',
  'forbidden-character',
  'empty',
  'too-long',
] as const

/** What the check found: every fault with its place, else the text filled in, and how many parts it costs. */
export function WordingReport({ report, isChecking, onShow }: Props) {
  const { t } = useTranslation()
  if (report === undefined) return <p className="wording-size">{t('wording.checking')}</p>
  const { faults, preview, raw } = report
  return (
    <div className="wording-report">
      <p className="wording-size">
        {preview === null
          ? t('wording.size', { units: raw.units, parts: raw.parts })
          : t('wording.sizeFilled', { units: preview.size.units, parts: preview.size.parts })}
        {isChecking && <LoadingOutlined aria-label={t('wording.checking')} />}
      </p>
      {faults.length > 0 && (
        <ul className="wording-faults">
          {faults.map((fault) => (
            <li key={`${fault.position} ${fault.code}`}>
              <button type="button" onClick={() => onShow(fault.position)}>
                {t('wording.at', { line: fault.line, column: fault.column })}
              </button>{' '}
              {faultWords(fault, t)}
            </li>
          ))}
        </ul>
      )}
      <p className="preview-label">{preview === null ? t('wording.noPreview') : t('wording.preview')}</p>
      {preview !== null && <TextBubble text={preview.text} />}
    </div>
  )
}

function faultWords({ code, detail }: Fault, t: TFunction): string {
  const known = KNOWN_FAULTS.find((each) => each === code)
  return known === undefined ? t('wording.otherFault', { detail }) : t(`wording.fault.${known}`, { detail })
}
