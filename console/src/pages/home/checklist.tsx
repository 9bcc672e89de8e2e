import { CheckCircleFilled } from '@ant-design/icons'
import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { ButtonLink } from '../../components/button-link.tsx'
import { SANDBOX_PATH, SandboxButton } from '../../components/sandbox-link.tsx'
import { useClock } from '../../use-clock.ts'
import { useRights } from '../../use-session.ts'

type Props = { hasContacts: boolean; campaigns: readonly CampaignView[] }
type Step = { id: 'list' | 'campaign' | 'start' | 'text'; isDone: boolean; to: string | null }

/** From nothing to the first text, in four steps; who may not do one sees it without a way to it. */
export function Checklist({ hasContacts, campaigns }: Props) {
  const { t } = useTranslation()
  const { importsLists, editsCampaigns } = useRights()
  const { clock } = useClock()
  const [draft] = campaigns
  const isStarted = campaigns.some(({ state }) => state !== 'draft')
  const steps: Step[] = [
    { id: 'list', isDone: hasContacts, to: importsLists ? '/imports' : null },
    { id: 'campaign', isDone: draft !== undefined, to: editsCampaigns ? '/campaigns/new' : null },
    { id: 'start', isDone: isStarted, to: editsCampaigns && draft !== undefined ? `/campaigns/${draft.id}` : null },
    { id: 'text', isDone: false, to: clock !== undefined && isStarted ? SANDBOX_PATH : null },
  ]
  const next = steps.findIndex(({ isDone }) => !isDone)
  return (
    <Card title={<h2>{t('home.startTitle')}</h2>}>
      <p className="card-about">{t('home.startAbout')}</p>
      <ol className="checklist">
        {steps.map(({ id, isDone, to }, index) => (
          <li key={id} className={isDone ? 'is-done' : ''}>
            <span className="checklist-mark" aria-hidden="true">
              {isDone ? <CheckCircleFilled /> : index + 1}
            </span>
            <span className="checklist-words">
              <b>{t(`home.step.${id}.title`)}</b>
              {isDone && <span className="for-readers">{t('home.done')}</span>}
              <small>
                {id === 'text' && clock === undefined ? t('home.step.text.aboutCloud') : t(`home.step.${id}.about`)}
              </small>
            </span>
            {to === SANDBOX_PATH && !isDone && (
              <SandboxButton primary={index === next}>{t(`home.step.${id}.go`)}</SandboxButton>
            )}
            {to !== null && to !== SANDBOX_PATH && !isDone && (
              <ButtonLink to={to} {...(index === next ? { type: 'primary' as const } : {})}>
                {t(`home.step.${id}.go`)}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Card>
  )
}
