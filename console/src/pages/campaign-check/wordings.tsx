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
import { StepHeading } from '../campaign/wordings.tsx'

type Props = { campaign: CampaignView; kind: KindView }

/** The text in both languages, as this campaign's settings fill it in. */
export function Wordings({ campaign, kind }: Props) {
  const { t } = useTranslation()
  const { editing } = useCampaign()
  return (
    <Card title={t('check.wordings')} extra={!editing.readOnly && <TestText />}>
      {fieldsOf(campaign).map((field) => (
        <div key={field}>
          {campaign.steps !== undefined && <StepHeading field={field} />}
          <div className="check-wordings">
            {(['zh', 'en'] as const).map((language) => (
              <Wording key={language} campaign={campaign} kind={kind} field={field} language={language} />
            ))}
          </div>
        </div>
      ))}
      <p className="zone-note">{t('check.sampleOf')}</p>
    </Card>
  )
}

const TEMPLATE = 'template'

function fieldsOf({ texts }: CampaignView): string[] {
  return texts === undefined ? [TEMPLATE] : Object.keys(texts)
}

function Wording({ campaign, kind, field, language }: Props & { field: string; language: Language }) {
  const { t } = useTranslation()
  const [own, stock] =
    field === TEMPLATE ? [campaign.template, kind.template] : [campaign.texts?.[field], kind.texts[field]]
  const text = own?.[language] ?? ''
  const Heading = field === TEMPLATE ? 'h2' : 'h3'
  const inScenario = campaign.kind === 'custom' && campaign.scenario !== undefined && { scenario: campaign.scenario }
  const check = { kind: kind.id, field, text, language, settings: campaign.settings, ...inScenario }
  const { data, isPending } = useQuery(templateReportQuery(check))
  return (
    <section>
      <Heading>
        {t(`wording.${language}`)} {text === stock?.[language] && <Tag variant="filled">{t('check.usesDefault')}</Tag>}
      </Heading>
      {isPending ? <Skeleton active title={false} /> : <TextBubble text={data?.preview?.text ?? text} />}
    </section>
  )
}
