import { InboxOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { useRights } from '../../use-session.ts'
import { ImportDesk } from './import-desk.tsx'
import { NewImport } from './new-import.tsx'
import { PastImports } from './past-imports.tsx'
import './imports.css'

export default function ImportsPage() {
  const { t } = useTranslation()
  const { importsLists } = useRights()
  const [params, setParams] = useSearchParams()
  const id = params.get('id')
  const open = (opened: string) => setParams({ id: opened })
  return (
    <>
      <PageHeading title={t('imports.title')} about={t('imports.about')} />
      {!importsLists && (
        <NothingHere icon={<InboxOutlined />} title={t('failed.forbiddenTitle')} text={t('imports.noRight')} />
      )}
      {importsLists && id === null && (
        <>
          <NewImport onOpened={open} />
          <PastImports onOpen={open} />
        </>
      )}
      {importsLists && id !== null && <ImportDesk key={id} id={id} onAnother={() => setParams({})} onOpened={open} />}
    </>
  )
}
