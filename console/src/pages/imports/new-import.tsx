import {
  ContactsOutlined,
  CreditCardOutlined,
  DownloadOutlined,
  InboxOutlined,
  NotificationOutlined,
} from '@ant-design/icons'
import { Alert, Button, Card, Progress, Radio, Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LISTED_TYPES } from '#shared/contracts/import.ts'
import { api, type ImportWhat } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { useUpload } from './queries.ts'
import { saveFile } from './save-file.ts'
import { useWhatWords } from './what-words.ts'

const USUAL = ['contacts', 'instalments', 'list'] as const
const ICONS = { contacts: <ContactsOutlined />, instalments: <CreditCardOutlined />, list: <NotificationOutlined /> }

/** Asks what the list is, and takes its file; what it would do is shown before anything is written. */
export function NewImport({ onOpened }: { onOpened: (id: string) => void }) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWhatWords()
  const problem = useProblemWords()
  const [what, setWhat] = useState<ImportWhat>('contacts')
  const [share, setShare] = useState(0)
  const upload = useUpload()
  async function saveTemplate() {
    saveFile(`${words(what)}.csv`, await api.importTemplate(what, language))
  }
  function take(file: File) {
    setShare(0)
    upload.mutate({ what, file, onProgress: setShare }, { onSuccess: onOpened })
  }
  return (
    <Card className="new-import">
      <h2>{t('imports.chooseFirst')}</h2>
      <WhatChoice value={what} disabled={upload.isPending} onChange={setWhat} />
      <Button icon={<DownloadOutlined />} onClick={() => void saveTemplate()}>
        {t('imports.template')}
      </Button>
      <h2>{t('imports.dropFirst')}</h2>
      <Upload.Dragger
        accept=".csv,.tsv,.txt,.xlsx,text/csv"
        showUploadList={false}
        disabled={upload.isPending}
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
      {upload.isPending && (
        <div className="uploading" role="status">
          {t('imports.uploading')}
          <Progress percent={Math.round(share * 100)} />
        </div>
      )}
      {upload.isError && (
        <Alert
          className="note"
          type="error"
          showIcon
          title={t('imports.uploadFailed')}
          description={problem(upload.error).detail}
        />
      )}
    </Card>
  )
}

type ChoiceProps = { value: ImportWhat; disabled: boolean; onChange: (what: ImportWhat) => void }

function WhatChoice({ value, disabled, onChange }: ChoiceProps) {
  const { t } = useTranslation()
  const words = useWhatWords()
  const record = LISTED_TYPES.find((type) => type === value)
  return (
    <>
      <Radio.Group
        className="what-cards"
        value={value}
        disabled={disabled}
        aria-label={t('imports.chooseFirst')}
        onChange={(event) => onChange(USUAL.find((one) => one === event.target.value) ?? 'contacts')}
      >
        {USUAL.map((what) => (
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
      <div className="what-others">
        <label htmlFor="what-record">{t('imports.others')}</label>
        <Select
          id="what-record"
          disabled={disabled}
          placeholder={t('imports.othersPick')}
          value={record ?? null}
          options={LISTED_TYPES.map((type) => ({ value: type, label: words(type) }))}
          onChange={(type) => type !== null && onChange(type)}
        />
      </div>
    </>
  )
}
