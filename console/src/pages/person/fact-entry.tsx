import { FileTextOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import { TimeText } from '../../components/time-text.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { recordPagePath } from '../record/places.ts'
import type { ToldFact } from '../record/record-words.ts'
import { useRecordWords } from '../record/use-record-words.ts'

/** What became of an order, a loan or another record of the person. */
export function FactEntry({ fact, record, zone }: { fact: ToldFact; record: RecordView; zone: string }) {
  const { pick } = useLanguage()
  const words = useRecordWords(zone)
  return (
    <div className="entry is-change">
      <span className="entry-dot" aria-hidden="true">
        <FileTextOutlined />
      </span>
      <span className="entry-body">
        <span className="entry-head">
          <b>{pick(fact.words)}</b>
          <small>
            <Link to={recordPagePath(record)}>{words.title(record)}</Link>
          </small>
          <span className="entry-time">
            <TimeText at={fact.at} zone={zone} only="time" />
          </span>
        </span>
      </span>
    </div>
  )
}
