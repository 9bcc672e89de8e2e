import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

export function deadLetterQuery(id: string) {
  return queryOptions({
    queryKey: ['dead-letter', id],
    queryFn: () => api.deadLetter(id),
    refetchOnWindowFocus: false,
  })
}

/** Sends one back. What follows from it may show anywhere, so everything is read again when it is next looked at. */
export function useRedrive(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api.redrive(id),
    onSuccess: () => queries.invalidateQueries({ refetchType: 'none' }),
  })
}
