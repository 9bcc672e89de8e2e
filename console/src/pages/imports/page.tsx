import { ContactsOutlined, CreditCardOutlined, InboxOutlined } from '@ant-design/icons'
import { Alert, Card, Progress, Radio, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { ImportWhat } from '../../api.ts'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useRights } from '../../use-session.ts'
import { ImportReport } from './import-report.tsx'
import { useStartImport } from './queries.ts'
import './imports.css'

const ICONS = { contacts: <ContactsOutlined />, instalments: <CreditCardOutlined /> }

export default function ImportsPage() {
  const { t } = useTranslation()
  const { importsLists } = useRights()
  const [params, setParams] = useSearchParams()
  const id = params.get('id')
  return (
    <>
      <PageHeading title={t('imports.title')} about={t('imports.about')} />
      {!importsLists && (
        <NothingHere icon={<InboxOutlined />} title={t('failed.forbiddenTitle')} text={t('imports.noRight')} />
      )}
      {importsLists && id === null && <NewImport onStarted={(started) => setParams({ id: started })} />}
      {importsLists && id !== null && <ImportReport id={id} onAnother={() => setParams({})} />}
    </>
  )
}

function NewImport({ onStarted }: { onStarted: (id: string) => void }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const [what, setWhat] = useState<ImportWhat>('contacts')
  const [share, setShare] = useState(0)
  const start = useStartImport()
  function take(file: File) {
    setShare(0)
    start.mutate({ what, file, onProgress: setShare }, { onSuccess: onStarted })
  }
  return (
    <Card className="new-import">
      <h2>{t('imports.chooseFirst')}</h2>
      <WhatChoice value={what} disabled={start.isPending} onChange={setWhat} />
      <h2>{t('imports.dropFirst')}</h2>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        showUploadList={false}
        disabled={start.isPending}
        beforeUpload={(file) => {
          take(file)
          return false
        }}
      >
        <p className="drop-icon">
          <InboxOutlined />
        </p>
        <p className="drop-words">{t('imports.drop')}</p>
        <p className="drop-hint">{t('imports.dropHint')}</p>
      </Upload.Dragger>
      {start.isPending && (
        <div className="uploading" role="status">
          {t('imports.uploading')}
          <Progress percent={Math.round(share * 100)} />
        </div>
      )}
      {start.isError && (
        <Alert
          className="note"
          type="error"
          showIcon
          title={t('imports.uploadFailed')}
          description={problem(start.error).detail}
        />
      )}
    </Card>
  )
}

type ChoiceProps = { value: ImportWhat; disabled: boolean; onChange: (what: ImportWhat) => void }

function WhatChoice({ value, disabled, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  return (
    <Radio.Group
      className="what-cards"
      value={value}
      disabled={disabled}
      aria-label={t('imports.chooseFirst')}
      onChange={(event) => onChange(event.target.value === 'instalments' ? 'instalments' : 'contacts')}
    >
      {(['contacts', 'instalments'] as const).map((what) => (
        <Radio key={what} value={what} className={what === value ? 'what-card is-picked' : 'what-card'}>
          <span>
            <b>
              {ICONS[what]} {t(`imports.what.${what}`)}
            </b>
            <small>{t(`imports.whatAbout.${what}`)}</small>
          </span>
        </Radio>
      ))}
    </Radio.Group>
  )
}
