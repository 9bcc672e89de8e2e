import { LoadingOutlined } from '@ant-design/icons'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { TemplateReport } from '#shared/contracts/console-api/wording.ts'
import { TextBubble } from '../../components/text-bubble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'

type Fault = TemplateReport['faults'][number]
type Props = { report: TemplateReport | undefined; isChecking: boolean; onShow: (position: number) => void }

const KNOWN_FAULTS = [
  'syntax',
  'unknown-variable',
  'unknown-format',
  'wrong-type',
  'nested-condition',
  'unclosed',
  'missing-fallback',
  'forbidden-character',
  'foreign-placeholder',
  'empty',
  'too-long',
] as const

/** What the check found: every fault with its place, else the text filled in, and how many parts it costs. */
export function WordingReport({ report, isChecking, onShow }: Props) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  if (report === undefined) return <p className="wording-size">{t('wording.checking')}</p>
  const { faults, advice, preview, raw } = report
  return (
    <div className="wording-report">
      <p className="wording-size">
        {preview === null
          ? t('wording.size', { units: raw.units, parts: raw.parts })
          : t('wording.sizeFilled', {
              units: preview.size.units,
              mainland: preview.sizes.mainland.parts,
              elsewhere: preview.sizes.elsewhere.parts,
            })}
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
      {advice.length > 0 && (
        <section className="wording-advice">
          <p>{t('wording.advice')}</p>
          <ul>
            {advice.map((one) => (
              <li key={`${one.position} ${one.code}`}>
                <button type="button" onClick={() => onShow(one.position)}>
                  {t('wording.adviceLine', { words: one.detail, says: pick(one), source: one.source })}
                </button>
              </li>
            ))}
          </ul>
        </section>
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
