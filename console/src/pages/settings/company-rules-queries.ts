import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { PRESET_TEXT_MONTHS } from '#shared/contracts/console-api/retention.ts'
import { api } from '../../api.ts'
import { approvalQuery } from '../campaign-check/queries.ts'

export const retentionQuery = queryOptions({ queryKey: ['retention'], queryFn: api.retention })

/** `value`: null where nothing is set. `rev`: as it was read. */
export type Setting = { value: number | null; rev: number }

/** Where somebody else was first, what stands is read again. */
export function useChangeApproval() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ value, rev }: Setting) => api.changeApproval(value, rev),
    onSettled: () => queries.invalidateQueries({ queryKey: approvalQuery.queryKey }),
  })
}

/** The same of how long words are kept; the preset where nothing is given. */
export function useChangeRetention() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ value, rev }: Setting) => api.changeRetention(value ?? PRESET_TEXT_MONTHS, rev),
    onSettled: () => queries.invalidateQueries({ queryKey: retentionQuery.queryKey }),
  })
}
