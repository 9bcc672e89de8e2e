import { Alert, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRights } from '../../use-session.ts'
import { OwnContent } from '../own-scenario/content.tsx'
import { Identity } from '../own-scenario/identity.tsx'
import { useOwnScenario } from '../own-scenario/use-own-scenario.ts'
import { AudienceForm } from './audience-form.tsx'
import { useCampaign } from './campaign-context.ts'
import { CategoryField } from './category-field.tsx'
import { NameField } from './name-field.tsx'
import { Reach } from './reach.tsx'
import { SettingsForm } from './settings-form.tsx'
import { Wordings } from './wordings.tsx'

/** Content and audience of a campaign that is or has been active; saved once the difference has been looked at. */
export default function EditPage() {
  const { t } = useTranslation()
  const { editsCampaigns } = useRights()
  const { campaign, kind, editing } = useCampaign()
  const own = useOwnScenario()
  const { draft, faults, readOnly, edit } = editing
  const shared = { kind, faults, readOnly }
  return (
    <>
      {editsCampaigns && campaign.state === 'stopped' && (
        <Alert className="note" type="warning" showIcon title={t('campaign.stoppedNote')} />
      )}
      <div className="campaign-parts">
        {own === null && (
          <Card title={t('campaign.wording')}>
            <Wordings />
          </Card>
        )}
        <Card title={t(own === null ? 'campaign.settings' : 'campaign.name')}>
          <NameField value={draft.name} faults={faults} readOnly={readOnly} onChange={(name) => edit({ name })} />
          {own === null && (
            <>
              <CategoryField {...shared} value={draft.category} onChange={(category) => edit({ category })} />
              <SettingsForm {...shared} value={draft.settings} onChange={(settings) => edit({ settings })} />
            </>
          )}
        </Card>
        {own !== null && (
          <>
            <Identity own={own} />
            <OwnContent own={own} />
          </>
        )}
        <div className={readOnly ? '' : 'beside'}>
          <Card title={t('campaign.audience')}>
            <AudienceForm
              {...shared}
              category={draft.category}
              value={draft.audience}
              onChange={(audience) => edit({ audience })}
            />
          </Card>
          {!readOnly && <Reach kind={kind} category={draft.category} audience={draft.audience} />}
        </div>
      </div>
    </>
  )
}
