import { DeleteOutlined, DownloadOutlined } from '@ant-design/icons'
import { Alert, App, Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { usePersonWords } from '../../use-line.ts'
import { useRights } from '../../use-session.ts'
import { useWords } from '../../use-words.ts'
import { EraseDialog } from './erase-dialog.tsx'
import { useExport } from './queries.ts'
import { saveJson } from './save-json.ts'

/** What a person may ask of those who keep their data: all of it, or that it goes. */
export function OwnDataCard({ contact }: { contact: ContactView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const { erasesPeople } = useRights()
  const [erasing, setErasing] = useState(false)
  const take = useExport(contact.id)
  if (!erasesPeople) return null
  function download() {
    take.mutate(undefined, {
      onSuccess: (exported) => {
        saveJson(`${contact.id}.json`, exported)
        void message.success(t(exported.truncated ? 'ownData.truncated' : 'ownData.downloaded'))
      },
    })
  }
  return (
    <Card title={<h2>{t('ownData.title')}</h2>} className="own-data-card">
      <p className="card-about">{t('ownData.about')}</p>
      {take.isError && <Alert type="error" showIcon title={problem(take.error).detail} />}
      <div className="own-data-actions">
        <Button icon={<DownloadOutlined />} loading={take.isPending} onClick={download}>
          {t('ownData.download')}
        </Button>
        {contact.erased === null && (
          <Button danger icon={<DeleteOutlined />} onClick={() => setErasing(true)}>
            {t('ownData.erase')}
          </Button>
        )}
      </div>
      <EraseDialog contact={contact} open={erasing} onClose={() => setErasing(false)} />
    </Card>
  )
}

/** Says of somebody who was erased why there is nothing here. */
export function ErasedNotice({ contact: { erased, zone } }: { contact: ContactView }) {
  const { t } = useTranslation()
  const person = usePersonWords()
  const words = useWords()
  if (erased === null) return null
  const about = { at: words.instant(erased.at, zone), who: person(erased.by), note: erased.note }
  return (
    <Alert
      className="erased-notice"
      type="info"
      showIcon
      title={t('ownData.erasedTitle')}
      description={t('ownData.erasedAbout', about)}
    />
  )
}
