import { Alert, Card } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView, KindView } from '#shared/contracts/console-api.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { RequestFailure } from '../../http.ts'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { useKindName } from '../../kind-names.ts'
import { useRights } from '../../use-session.ts'
import { AudienceForm } from './audience-form.tsx'
import { changeOf, type Draft, draftOf, faultsOf } from './draft.ts'
import { NameField } from './name-field.tsx'
import { useSaveCampaign } from './queries.ts'
import { Runs } from './runs.tsx'
import { SaveBar } from './save-bar.tsx'
import { SettingsForm } from './settings-form.tsx'
import { StateActions } from './state-actions.tsx'
import { WordingPair } from './wording-pair.tsx'

type Props = { campaign: CampaignView; kind: KindView; above: ReactNode }

/** One campaign: everything that can be edited held as a draft until it is saved. */
export function Editor({ campaign, kind, above }: Props) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const faultWords = useFaultWords()
  const { editsCampaigns } = useRights()
  const [draft, setDraft] = useState<Draft>(() => draftOf(campaign))
  const save = useSaveCampaign(campaign.id)
  const change = changeOf(draft, draftOf(campaign))
  const faults =
    save.error instanceof RequestFailure ? faultsOf(save.error.problem, faultWords) : new Map<string, string>()
  const readOnly = !editsCampaigns || campaign.state === 'stopped'
  const edit = (part: Partial<Draft>) => {
    if (save.isError) save.reset()
    setDraft((before) => ({ ...before, ...part }))
  }

  return (
    <>
      <PageHeading
        title={campaign.name}
        about={`${kindName(kind.id)} · ${t(`category.${kind.category}`)}`}
        above={above}
        actions={<StateActions campaign={campaign} isDirty={change !== undefined} />}
      />
      <Notes campaign={campaign} editsCampaigns={editsCampaigns} />
      <div className="campaign-parts">
        <Card title={t('campaign.wording')}>
          <WordingPair
            kind={kind}
            field="template"
            value={draft.template}
            faults={faults}
            readOnly={readOnly}
            onChange={(template) => edit({ template })}
          />
        </Card>
        <Card title={t('campaign.settings')}>
          <NameField value={draft.name} faults={faults} readOnly={readOnly} onChange={(name) => edit({ name })} />
          <SettingsForm
            kind={kind}
            value={draft.settings}
            faults={faults}
            readOnly={readOnly}
            onChange={(settings) => edit({ settings })}
          />
        </Card>
        <Card title={t('campaign.audience')}>
          <AudienceForm
            kind={kind}
            value={draft.audience}
            faults={faults}
            readOnly={readOnly}
            onChange={(audience) => edit({ audience })}
          />
        </Card>
        {kind.trigger === 'schedule' && (
          <Card title={t('campaign.runs')}>
            <Runs campaignId={campaign.id} />
          </Card>
        )}
      </div>
      {!readOnly && (
        <SaveBar
          campaign={campaign}
          change={change}
          save={save}
          onSaved={(saved) => setDraft(draftOf(saved))}
          onDiscard={() => {
            save.reset()
            setDraft(draftOf(campaign))
          }}
        />
      )}
    </>
  )
}

function Notes({ campaign, editsCampaigns }: { campaign: CampaignView; editsCampaigns: boolean }) {
  const { t } = useTranslation()
  if (!editsCampaigns) return <Alert className="note" type="info" showIcon title={t('campaign.readOnly')} />
  if (campaign.state === 'stopped')
    return <Alert className="note" type="warning" showIcon title={t('campaign.stoppedNote')} />
  if (campaign.state !== 'active') return null
  return (
    <Alert className="note" type="info" showIcon title={t('campaign.activeNote', { version: campaign.version + 1 })} />
  )
}
