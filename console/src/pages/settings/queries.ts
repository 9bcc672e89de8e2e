import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

export const shopsQuery = queryOptions({ queryKey: ['shops'], queryFn: api.shops })

/** Where somebody else was first, what stands is read again. */
export function useChangeShops() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: api.changeShops,
    onSuccess: (shops) => queries.setQueryData(shopsQuery.queryKey, shops),
    onError: () => queries.invalidateQueries({ queryKey: shopsQuery.queryKey }),
  })
}
