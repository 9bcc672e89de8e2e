import { CalendarEntry, CalendarQuery } from '#shared/contracts/console-api/calendar.ts'
import { ExplainAnswer, ExplainQuestion } from '#shared/contracts/console-api/explain.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { explain } from '#shared/usecases/history/explain.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { UNKNOWN_CURSOR } from '#shared/usecases/history/search-messages.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewCalendarItem, viewExplanation } from '../views/explain-view.ts'

export const EXPLAIN_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/explain',
    name: 'explain',
    summary: 'Tells why a text came, will come or did not come to a contact, about an order or a loan, check by check',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: ExplainQuestion,
    status: 200,
    answer: ExplainAnswer,
    refuses: ['not-found'],
    async handle({ body }, deps) {
      const { items, ...whole } = await explain(deps, body)
      return { items: items.map(viewExplanation), ...whole }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/contacts/{id}/calendar',
    name: 'listCalendar',
    summary:
      'Lists what a contact is to get if nothing else happens, soonest first: planned texts and active campaigns',
    roles: ['marketing', 'support', 'admin'],
    query: CalendarQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(CalendarEntry),
    refuses: ['not-found'],
    async handle({ id, query: { until, limit, cursor } }, deps) {
      const page = await listCalendar(deps, { contactId: id, until, limit, cursor })
      if (page === undefined) return Refusal.invalid([UNKNOWN_CURSOR])
      return { items: page.items.map(viewCalendarItem), next: page.next }
    },
  }),
]
