import { infiniteQueryOptions } from '@tanstack/react-query'
import { api, type Cursor } from '../../api.ts'

export const campaignsQuery = infiniteQueryOptions({
  queryKey: ['campaigns'],
  queryFn: ({ pageParam }) => api.campaigns(pageParam),
  initialPageParam: null as Cursor,
  getNextPageParam: ({ next }) => next,
})
