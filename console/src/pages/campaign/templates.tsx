import { DownloadOutlined } from '@ant-design/icons'
import { useMutation, useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { TemplateView } from '#shared/contracts/console-api/templates.ts'
import { api } from '../../api.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useRights } from '../../use-session.ts'
import { saveFile } from '../imports/save-file.ts'
import { templatesQuery } from './queries.ts'
import { Registration } from './registration.tsx'
import './templates.css'

/** The plain texts that a campaign needs registered for mainland China, and how far each has come. */
export function Templates({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const list = useQuery(templatesQuery(campaign))
  return (
    <Card title={t('templates.title')}>
      {list.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      <Trouble query={list} />
      {list.data !== undefined && <List campaign={campaign} items={list.data.items} wanted={list.data.wanted} />}
      {list.data?.tooMany.map(({ wording, language }) => (
        <Alert key={wording + language} type="warning" showIcon title={t('templates.tooMany', { wording })} />
      ))}
    </Card>
  )
}

type Shown = { campaign: CampaignView; items: readonly TemplateView[]; wanted: boolean }

function List({ campaign, items, wanted }: Shown) {
  const { t } = useTranslation()
  const { zh, en } = byLanguage(items)
  const approved = items.filter(({ leaves }) => leaves).length
  if (items.length === 0) return <p className="card-about">{t('templates.none')}</p>
  const isHeldBack = wanted && approved < items.length
  return (
    <>
      <p className="templates-needs">{t('templates.needs', { zh: zh.length, en: en.length, approved })}</p>
      <p className="card-about">{t('templates.about')}</p>
      <Alert
        className="note"
        type={isHeldBack ? 'warning' : 'info'}
        showIcon
        title={t(wanted ? 'templates.wanted' : 'templates.notWanted')}
      />
      <Sheet campaign={campaign} />
      {[zh, en].map((some) => (
        <Group key={some[0]?.language} campaign={campaign} items={some} wanted={wanted} />
      ))}
    </>
  )
}

function byLanguage(items: readonly TemplateView[]) {
  const of = (language: TemplateView['language']) => items.filter((one) => one.language === language)
  return { zh: of('zh'), en: of('en') }
}

/** Most readers in mainland China read Chinese: texts in English stay folded, and all of them where the line asks for none. */
function Group({ campaign, items, wanted }: Shown) {
  const { t } = useTranslation()
  const { changesSettings } = useRights()
  const [first] = items
  if (first === undefined) return null
  const counts = { count: items.length, approved: items.filter(({ leaves }) => leaves).length }
  return (
    <details className="templates-group" open={wanted && first.language === 'zh'}>
      <summary>{t(`templates.group.${first.language}`, counts)}</summary>
      <ul className="templates">
        {items.map((template) => (
          <li key={template.id} className="template">
            <Plain template={template} />
            <Registration key={template.rev} campaign={campaign} template={template} mayChange={changesSettings} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function Plain({ template }: { template: TemplateView }) {
  const { t } = useTranslation()
  const { text, sample, faults, signatures, language } = template
  return (
    <div className="template-words">
      <p className="template-text" lang={language}>
        {signatures.length === 1 && <Signature words={signatures[0]} />}
        <Marked text={text} />
      </p>
      {signatures.length > 1 && (
        <p className="template-sample">
          {t('templates.oneOf')}:{' '}
          {signatures.map((signature) => (
            <Signature key={signature} words={signature} />
          ))}
        </p>
      )}
      <p className="template-sample">
        {t('templates.sample')}: <span lang={language}>{sample}</span>
      </p>
      {faults.map(({ code, detail }) => (
        <p key={code + detail} className="field-fault">
          {t(`templates.fault.${code}`, { detail })}
        </p>
      ))}
    </div>
  )
}

function Signature({ words }: { words: string | undefined }) {
  return <span className="template-signature">{`【${words}】`}</span>
}

/** With its places set off from its words. */
function Marked({ text }: { text: string }) {
  const pieces = text.split(/(\$\{[A-Za-z0-9]+\})/u)
  const keyed = pieces.map((piece, index) => ({ piece, key: `${index} ${piece}` }))
  return keyed.map(({ piece, key }) =>
    piece.startsWith('${') ? (
      <span key={key} className="template-place">
        {piece.slice(2, -1)}
      </span>
    ) : (
      <span key={key}>{piece}</span>
    ),
  )
}

function Sheet({ campaign }: { campaign: CampaignView }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const problem = useProblemWords()
  const sheet = useMutation({
    mutationFn: () => api.registrationSheet(campaign.id, language),
    onSuccess: (text) => saveFile(`${t('templates.sheetName')} ${campaign.name}.csv`, text),
  })
  return (
    <>
      <Button icon={<DownloadOutlined />} loading={sheet.isPending} onClick={() => sheet.mutate()}>
        {t('templates.sheet')}
      </Button>
      {sheet.error !== null && <p className="field-fault">{problem(sheet.error).detail}</p>}
    </>
  )
}
