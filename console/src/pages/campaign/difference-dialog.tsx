import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useDifferenceWords } from '../own-scenario/use-difference-words.ts'
import { consequencesOf, type Difference, differencesOf } from './differences.ts'
import { draftOf } from './draft.ts'
import { useFieldWords } from './use-field-words.ts'
import { useValueWords } from './use-value-words.ts'

type Props = {
  open: boolean
  change: CampaignChange
  base: CampaignView
  onSave: () => void
  onCancel: () => void
}

/** What would be saved beside what holds now, and what follows from it for texts that are planned and for those to come. */
export function DifferenceDialog({ open, change, base, onSave, onCancel }: Props) {
  const { t } = useTranslation()
  const differences = differencesOf(change, draftOf(base))
  const consequences = consequencesOf(differences)
  return (
    <Modal
      open={open}
      width={720}
      title={t('edits.title', { version: base.version + 1 })}
      okText={t('edits.save')}
      cancelText={t('campaign.stay')}
      onOk={onSave}
      onCancel={onCancel}
    >
      <p className="card-about">{t(base.state === 'active' ? 'edits.about' : 'edits.aboutPaused')}</p>
      <ul className="differences">
        {differences.map((one) => (
          <DifferenceLine key={one.path} difference={one} campaign={base} />
        ))}
      </ul>
      {consequences.length > 0 && (
        <section className="consequences">
          <h2>{t('edits.whatFollows')}</h2>
          <ul>
            {consequences.map((one) => (
              <li key={one}>{t(`edits.${one}`)}</li>
            ))}
          </ul>
        </section>
      )}
    </Modal>
  )
}

type LineProps = { difference: Difference; campaign: CampaignView }

function DifferenceLine({ difference: { path, before, after }, campaign }: LineProps) {
  const { t } = useTranslation()
  const fieldWords = useFieldWords(campaign)
  const valueWords = useValueWords()
  const own = useDifferenceWords()
  const words = (value: unknown) => own(path, value) ?? valueWords(path, value)
  return (
    <li>
      <b>{fieldWords(path)}</b>
      <dl>
        <div className="is-before">
          <dt>{t('edits.before')}</dt>
          <dd>{words(before)}</dd>
        </div>
        <div className="is-after">
          <dt>{t('edits.after')}</dt>
          <dd>{words(after)}</dd>
        </div>
      </dl>
    </li>
  )
}
