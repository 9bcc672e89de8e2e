import { useQuery } from '@tanstack/react-query'
import { Card, Skeleton, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import { TextBubble } from '../../components/text-bubble.tsx'
import { templateReportQuery } from '../../template-report.ts'
import { useCampaign } from '../campaign/campaign-context.ts'
import { TestText } from '../campaign/test-text.tsx'

type Props = { campaign: CampaignView; kind: KindView }

/** The text in both languages, as this campaign's settings fill it in. */
export function Wordings({ campaign, kind }: Props) {
  const { t } = useTranslation()
  const { editing } = useCampaign()
  return (
    <Card title={t('check.wordings')} extra={!editing.readOnly && <TestText />}>
      <div className="check-wordings">
        {(['zh', 'en'] as const).map((language) => (
          <Wording key={language} campaign={campaign} kind={kind} language={language} />
        ))}
      </div>
      <p className="zone-note">{t('check.sampleOf')}</p>
    </Card>
  )
}

function Wording({ campaign, kind, language }: Props & { language: Language }) {
  const { t } = useTranslation()
  const text = campaign.template[language]
  const check = { kind: kind.id, field: 'template', text, language, settings: campaign.settings }
  const { data, isPending } = useQuery(templateReportQuery(check))
  return (
    <section>
      <h2>
        {t(`wording.${language}`)}{' '}
        {text === kind.template[language] && <Tag variant="filled">{t('check.usesDefault')}</Tag>}
      </h2>
      {isPending ? <Skeleton active title={false} /> : <TextBubble text={data?.preview?.text ?? text} />}
    </section>
  )
}
