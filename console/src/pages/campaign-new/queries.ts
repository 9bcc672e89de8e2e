import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BusinessLine } from '#shared/contracts/business-line.ts'
import { api } from '../../api.ts'

export const businessQuery = queryOptions({ queryKey: ['business'], queryFn: api.business })

/** Where somebody else was first, what they said is shown. */
export function useChangeBusiness() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ line, rev }: { line: BusinessLine; rev: number }) => api.changeBusiness(line, rev),
    onSuccess: (saved) => queries.setQueryData(businessQuery.queryKey, saved),
    onError: () => queries.invalidateQueries({ queryKey: businessQuery.queryKey }),
  })
}

export function useCreateCampaign() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: api.createCampaign,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}
