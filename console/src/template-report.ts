import { queryOptions } from '@tanstack/react-query'
import type { TemplateCheck } from '#shared/contracts/console-api/wording.ts'
import { api } from './api.ts'

/** What the server makes of a wording; the same wording is asked about once. */
export function templateReportQuery(check: TemplateCheck) {
  return queryOptions({
    queryKey: ['template-check', check],
    queryFn: () => api.checkTemplate(check),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
