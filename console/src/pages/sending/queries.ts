import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useKeepLine } from '../../use-line.ts'

export const countriesQuery = queryOptions({ queryKey: ['countries'], queryFn: api.countries })

export function useChangeLine() {
  const keep = useKeepLine()
  return useMutation({ mutationFn: api.changeLine, onSuccess: keep })
}

/** Where somebody else was first, what stands is read again. */
export function useChangeCountries() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: api.changeCountries,
    onSuccess: (countries) => queries.setQueryData(countriesQuery.queryKey, countries),
    onError: () => queries.invalidateQueries({ queryKey: countriesQuery.queryKey }),
  })
}
