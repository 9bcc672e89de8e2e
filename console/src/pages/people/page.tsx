import { SearchOutlined, UserSwitchOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { CsvButton } from '../../components/csv-button.tsx'
import { NothingHere } from '../../components/nothing-here.tsx'
import { PageHeading } from '../../components/page-heading.tsx'
import { SandboxButton } from '../../components/sandbox-link.tsx'
import { useClock } from '../../use-clock.ts'
import { AllPeople } from './all-people.tsx'
import { DemoTexts } from './demo-texts.tsx'
import { ListedPeople } from './listed-people.tsx'
import { ListedRecord, OtherRecords } from './listed-record.tsx'
import { filterIn, filterQuery } from './people-filter.ts'
import { listedIn } from './places.ts'
import './people.css'

/** The people that a search found, where it may mean several; else what can be searched for. */
export default function PeoplePage() {
  const { t } = useTranslation()
  const [params] = useSearchParams()
  const { contacts, order, loan, records, hasMore, isNothing } = listedIn(params)
  const isEmpty = contacts.length === 0 && order === null && loan === null && records.length === 0
  return (
    <>
      <PageHeading
        title={t('people.title')}
        about={t(isEmpty ? 'people.about' : 'people.pickOne')}
        actions={isEmpty && <CsvButton source={{ path: csvPath(params) }} name={t('people.title')} />}
      />
      {isEmpty && isNothing && (
        <NothingHere icon={<UserSwitchOutlined />} title={t('people.noneTitle')} text={t('people.noneText')} />
      )}
      {isEmpty && !isNothing && <AllPeople whenNobody={<StartHere />} />}
      {isEmpty && !isNothing && <Demo />}
      {order !== null && (
        <ListedRecord
          key={`order ${order}`}
          by="order"
          id={order}
          isAlone={contacts.length + records.length === 0 && loan === null}
        />
      )}
      {loan !== null && (
        <ListedRecord
          key={`loan ${loan}`}
          by="loan"
          id={loan}
          isAlone={contacts.length + records.length === 0 && order === null}
        />
      )}
      {records.length > 0 && <OtherRecords records={records} />}
      {contacts.length > 0 && <ListedPeople ids={contacts} hasMore={hasMore} />}
    </>
  )
}

/** The whole list with the filters that are on. */
function csvPath(params: URLSearchParams): string {
  const query = filterQuery(filterIn(params))
  return query.size === 0 ? '/api/people' : `/api/people?${query}`
}

function StartHere() {
  const { t } = useTranslation()
  const { clock } = useClock()
  return (
    <NothingHere icon={<SearchOutlined />} title={t('people.startTitle')} text={t('people.startText')}>
      {clock !== undefined && <SandboxButton>{t('people.startOrder')}</SandboxButton>}
    </NothingHere>
  )
}

function Demo() {
  const { clock } = useClock()
  return clock !== undefined && clock.hasGateway !== true ? <DemoTexts /> : null
}
