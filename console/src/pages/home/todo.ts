import type { HomeTodo, HomeView } from '#shared/contracts/console-api/home.ts'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { lineStateOf } from '../../line-state.ts'
import type { Rights } from '../../use-session.ts'
import { messagesPath } from '../messages/figure-in.ts'

/** Something that waits for somebody; `to` only where this person may do something about it. */
export type Todo =
  | { what: 'stopped' | 'down' | 'spent' | 'nearly-spent'; to: string | null }
  | { what: 'failing'; to: string; share: number }
  | { what: 'stuck' | 'replies'; to: string; count: number; hasMore: boolean }
  | { what: 'kept'; to: string; name: string; count: number; hasMore: boolean }
  | { what: 'draft'; to: string; name: string }
  | { what: 'unsigned'; to: string; name: string }
  | { what: 'shared-numbers'; to: string; count: number; exact: boolean }

type Known = {
  line: LineView | undefined
  home: Pick<HomeView, 'date' | 'todo'>
  stuck: { count: number; hasMore: boolean } | undefined
  replies: { count: number; hasMore: boolean } | undefined
}

/** What stops everything first, then what fails, then what was begun and left. */
export function listTodo({ line, home, stuck, replies }: Known, rights: Rights): Todo[] {
  const toLine = rights.steersLine ? '/sending' : null
  const state = line === undefined ? 'open' : lineStateOf(line)
  const told = home.todo.flatMap((todo) => todoOf(todo, { toLine, date: home.date, isOpen: state === 'open' }) ?? [])
  return [
    ...(state === 'open' ? [] : [{ what: state, to: toLine }]),
    ...told.filter(({ what }) => what === 'nearly-spent' || what === 'failing'),
    ...(stuck !== undefined && stuck.count > 0 && rights.readsDeadLetters
      ? [{ what: 'stuck' as const, to: '/dead-letters', ...stuck }]
      : []),
    ...(replies !== undefined && replies.count > 0 && rights.readsInbox
      ? [{ what: 'replies' as const, to: '/inbox', ...replies }]
      : []),
    ...told.filter(({ what }) => what !== 'nearly-spent' && what !== 'failing'),
  ]
}

type Around = { toLine: string | null; date: string; isOpen: boolean }

/** A line that is stopped or spent is told of by itself. */
function todoOf(todo: HomeTodo, { toLine, date, isOpen }: Around): Todo | null {
  switch (todo.what) {
    case 'failing':
      return { what: 'failing', to: messagesPath({ day: date, group: 'failed' }), share: todo.share }
    case 'budget':
      return isOpen ? { what: 'nearly-spent', to: toLine } : null
    case 'missing-signature':
      return { what: 'unsigned', to: '/settings', name: todo.name }
    case 'kept-deliveries':
      return { what: 'kept', to: '/settings/incoming', name: todo.name, count: todo.count, hasMore: todo.hasMore }
    case 'old-draft':
      return { what: 'draft', to: `/campaigns/${todo.campaignId}`, name: todo.name }
    case 'shared-numbers':
      return { what: 'shared-numbers', to: peoplePath(todo.contactIds), count: todo.numbers, exact: todo.exact }
  }
}

function peoplePath(contactIds: readonly string[]): string {
  return `/people?${new URLSearchParams(contactIds.map((id): [string, string] => ['contact', id]))}`
}
