import { Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { CampaignStateTag } from '../../components/campaign-state-tag.tsx'

const MOST = 8
const ORDER: readonly CampaignView['state'][] = ['active', 'paused', 'draft']

/** Live campaigns first; stopped ones are on their own page. */
export function CampaignsCard({ campaigns }: { campaigns: readonly CampaignView[] }) {
  const { t } = useTranslation()
  const shown = ORDER.flatMap((state) => campaigns.filter((each) => each.state === state)).slice(0, MOST)
  return (
    <Card title={<h2>{t('menu.campaigns')}</h2>} extra={<Link to="/campaigns">{t('home.allCampaigns')}</Link>}>
      <ul className="home-list">
        {shown.map(({ id, name, state }) => (
          <li key={id}>
            <Link to={`/campaigns/${id}`}>{name}</Link>
            <CampaignStateTag state={state} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
