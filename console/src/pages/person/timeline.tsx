import { CalendarOutlined, MessageOutlined } from '@ant-design/icons'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { createContext, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { ReplyView } from '#shared/contracts/console-api/inbox.ts'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import type { RecordView } from '#shared/contracts/console-api/record.ts'
import type { Page } from '../../api.ts'
import { LoadMore } from '../../components/load-more.tsx'
import { type AskedAct, actOf, MessageActButton, MessageActDialog } from '../../components/message-actions.tsx'
import { Trouble } from '../../components/trouble.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatDay, formatLongDay, nameZone } from '../../time-format.ts'
import { useClock, useNow } from '../../use-clock.ts'
import { arrange, type ConsentChange, type ContactNote, type TimelineItem } from './arrange.ts'
import { ChangeEntry } from './change-entry.tsx'
import { FactEntry } from './fact-entry.tsx'
import { ForecastEntry } from './forecast-entry.tsx'
import { MessageEntry } from './message-days.tsx'
import { NoteEntry } from './note-entry.tsx'
import { ReplyEntry } from './reply-entry.tsx'

type Listed<T> = UseInfiniteQueryResult<{ pages: Page<T>[] }>
type Props = {
  texts: Listed<MessageView>
  calendar: Listed<CalendarEntry>
  changes: readonly ConsentChange[]
  notes: readonly ContactNote[]
  replies: readonly ReplyView[]
  records: readonly RecordView[]
  zone: string
}

const SHOWN_AT_FIRST = 5

/** The dialog stands beside the line: entries move and go while it is open. */
const AskAct = createContext<(asked: AskedAct) => void>(() => undefined)

/** What is to come, what is today and what was, in one line through time. */
export function Timeline({ texts, calendar, changes, notes, replies, records, zone }: Props) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const { isPending } = useClock()
  const now = useNow()
  const [asked, setAsked] = useState<AskedAct | null>(null)
  const messages = texts.data?.pages.flatMap(({ items }) => items) ?? []
  const entries = calendar.data?.pages.flatMap(({ items }) => items) ?? []
  if (isPending || texts.isPending) return <Skeleton active paragraph={{ rows: 10 }} />
  const zones = arrange(
    { messages, hasOlder: texts.hasNextPage, entries, changes, notes, replies, records },
    { now, zone },
  )
  return (
    <AskAct value={setAsked}>
      <Part title={t('person.next')} about={t('person.nextAbout')}>
        {calendar.isPending && <Skeleton active paragraph={{ rows: 3 }} />}
        <Trouble query={calendar} />
        {calendar.isSuccess && zones.next.length === 0 && (
          <Nothing icon={<CalendarOutlined />} words={t('person.nextNothing')} />
        )}
        <Coming items={zones.next} calendar={calendar} zone={zone} />
      </Part>
      <Part title={t('person.today')} about={formatLongDay(formatDay(now.toISOString(), zone), language)}>
        {zones.today.length === 0 && <Nothing icon={<CalendarOutlined />} words={t('person.todayNothing')} />}
        <ol>
          <Items items={zones.today} zone={zone} />
        </ol>
      </Part>
      <Part title={t('person.past')}>
        <Trouble query={texts} />
        {texts.data !== undefined && zones.past.length === 0 && !texts.hasNextPage && (
          <Nothing icon={<MessageOutlined />} words={t('person.pastNothing')} />
        )}
        <Days items={zones.past} zone={zone} />
        <LoadMore more={texts} words={t('person.earlier')} />
      </Part>
      <p className="zone-note">{t('message.zoneNote', { zone: nameZone(zone, language) })}</p>
      <MessageActDialog asked={asked} onClose={() => setAsked(null)} />
    </AskAct>
  )
}

function Part({ title, about, children }: { title: string; about?: string; children: ReactNode }) {
  return (
    <section className="line-part" aria-label={title}>
      <h2>
        {title} {about !== undefined && <small>{about}</small>}
      </h2>
      <div className="day">{children}</div>
    </section>
  )
}

function Nothing({ icon, words }: { icon: ReactNode; words: string }) {
  return (
    <p className="line-nothing">
      <span aria-hidden="true">{icon}</span> {words}
    </p>
  )
}

/** The nearest few first: a year of forecasts is long. */
function Coming({ items, calendar, zone }: { items: TimelineItem[]; calendar: Listed<CalendarEntry>; zone: string }) {
  const { t } = useTranslation()
  const [showsAll, setShowsAll] = useState(false)
  const shown = showsAll ? items : items.slice(0, SHOWN_AT_FIRST)
  const hidden = items.length - shown.length
  return (
    <>
      <Days items={shown} zone={zone} />
      {hidden > 0 && (
        <div className="load-more">
          <Button onClick={() => setShowsAll(true)}>
            {t(calendar.hasNextPage ? 'person.nextMoreAtLeast' : 'person.nextMore', { count: hidden })}
          </Button>
        </div>
      )}
      {showsAll && <LoadMore more={calendar} words={t('shell.loadMore')} />}
    </>
  )
}

function Days({ items, zone }: { items: readonly TimelineItem[]; zone: string }) {
  const { language } = useLanguage()
  const days = Map.groupBy(items, ({ at }) => formatDay(at, zone))
  return [...days].map(([day, ofDay]) => (
    <div key={day}>
      <h3>{formatLongDay(day, language)}</h3>
      <ol>
        <Items items={ofDay} zone={zone} />
      </ol>
    </div>
  ))
}

function Items({ items, zone }: { items: readonly TimelineItem[]; zone: string }) {
  return items.map((item) => (
    <li key={keyOf(item)}>
      <Item item={item} zone={zone} />
    </li>
  ))
}

function Item({ item, zone }: { item: TimelineItem; zone: string }) {
  switch (item.kind) {
    case 'message':
      return (
        <>
          <MessageEntry message={item.message} zone={zone} />
          <EntryActions message={item.message} />
        </>
      )
    case 'forecast':
      return (
        <>
          <ForecastEntry entry={item.entry} zone={zone} />
          <EntryActions message={item.message} />
        </>
      )
    case 'change':
      return <ChangeEntry change={item.change} zone={zone} />
    case 'note':
      return <NoteEntry note={item.note} zone={zone} />
    case 'fact':
      return <FactEntry fact={item.fact} record={item.record} zone={zone} />
    case 'reply':
      return <ReplyEntry reply={item.reply} zone={zone} />
  }
}

/** Beside the entry, which is a link as a whole. */
function EntryActions({ message }: { message: MessageView | null }) {
  const ask = useContext(AskAct)
  if (message === null || actOf(message) === null) return null
  return (
    <div className="entry-actions">
      <MessageActButton message={message} onAsk={ask} />
    </div>
  )
}

function keyOf(item: TimelineItem): string {
  switch (item.kind) {
    case 'message':
      return item.message.id
    case 'forecast': {
      const { messageId, campaignId, dueAt, subject, step } = item.entry
      return messageId ?? JSON.stringify([campaignId, dueAt, subject, step])
    }
    case 'change':
      return JSON.stringify([item.at, item.change.what, item.change.scope, item.change.note])
    case 'note':
      return JSON.stringify([item.at, item.note.by, item.note.text])
    case 'fact':
      return JSON.stringify([item.record.type, item.record.id, item.fact.name])
    case 'reply':
      return item.reply.id
  }
}
