import { AuditEntryView, AuditQuery } from '#shared/contracts/console-api/audit.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { defineRoute, NO_BODY } from '../route.ts'

export const AUDIT_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/audit',
    name: 'listAudit',
    summary: 'Lists who did what to which thing, newest first, with what was before and after',
    roles: ['admin'],
    query: AuditQuery,
    body: NO_BODY,
    status: 200,
    answer: listOf(AuditEntryView),
    async handle({ query: { limit, cursor, ...filter } }, deps) {
      const { items, next } = await deps.audit.list(filter, { limit, cursor })
      return { items: items.map((entry) => ({ ...entry, at: entry.at.toISOString() })), next }
    },
  }),
]
