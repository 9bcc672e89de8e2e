import { Alert, Card } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { PageHeading } from '../../components/page-heading.tsx'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { useKindName } from '../../kind-names.ts'
import { RequestFailure } from '../../request-failure.ts'
import { DEFAULT_ZONE, formatInstant } from '../../time-format.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { AudienceForm } from './audience-form.tsx'
import { type Draft, faultsOf } from './draft.ts'
import { beginWith, changeIn, type Edited, follow, isOvertaken, layOver } from './edited.ts'
import { NameField } from './name-field.tsx'
import { useSaveCampaign } from './queries.ts'
import { Runs } from './runs.tsx'
import { SaveBar } from './save-bar.tsx'
import { SettingsForm } from './settings-form.tsx'
import { StateActions } from './state-actions.tsx'
import { WordingPair } from './wording-pair.tsx'

type Props = { campaign: CampaignView; kind: KindView; above: ReactNode }

/** One campaign: everything that can be edited held as a draft until it is saved, over what was read when that began. */
export function Editor({ campaign, kind, above }: Props) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const faultWords = useFaultWords()
  const { editsCampaigns } = useRights()
  const [held, setEdited] = useState<Edited>(() => beginWith(campaign))
  const edited = follow(held, campaign)
  const { draft } = edited
  const save = useSaveCampaign(campaign.id)
  const change = changeIn(edited)
  const faults =
    save.error instanceof RequestFailure ? faultsOf(save.error.problem, faultWords) : new Map<string, string>()
  const readOnly = !editsCampaigns || campaign.state === 'stopped'
  const edit = (part: Partial<Draft>) => {
    if (save.isError) save.reset()
    setEdited((before) => {
      const now = follow(before, campaign)
      return { ...now, draft: { ...now.draft, ...part } }
    })
  }

  return (
    <>
      <PageHeading
        title={campaign.name}
        about={<About campaign={campaign} what={`${kindName(kind.id)} · ${t(`category.${kind.category}`)}`} />}
        above={above}
        actions={<StateActions campaign={campaign} isDirty={change !== undefined} />}
      />
      <Notes campaign={campaign} editsCampaigns={editsCampaigns} />
      <div className="campaign-parts">
        <Card title={t('campaign.wording')}>
          <WordingPair
            kind={kind}
            settings={draft.settings}
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
          base={edited.base}
          change={change}
          save={save}
          overtaken={isOvertaken(edited, campaign) ? campaign : null}
          onSaved={(saved) => setEdited(beginWith(saved))}
          onDiscard={() => {
            save.reset()
            setEdited(beginWith(campaign))
          }}
          onKeepMine={() => {
            save.reset()
            setEdited(layOver(edited, campaign))
          }}
        />
      )}
    </>
  )
}

/** What kind it is, and who last did something to it. */
function About({ campaign: { changedBy, changedAt }, what }: { campaign: CampaignView; what: string }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  if (changedBy === null) return what
  const at = formatInstant(changedAt, DEFAULT_ZONE)
  return `${what} · ${t('campaign.changedBy', { who: person(changedBy), at })}`
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
