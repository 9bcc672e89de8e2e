import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { type LimitsChange, type Standing, standingOf } from './limits-draft.ts'

const TRIES = 5

export const policiesQuery = queryOptions({ queryKey: ['policies'], queryFn: api.policies })

/** Hours and limits of one moment: they have one version, and are read again where a change came between. */
export const limitsQuery = queryOptions({
  queryKey: ['limits'],
  queryFn: async (): Promise<Standing> => {
    for (let tries = 1; tries < TRIES; tries += 1) {
      const standing = standingOf(...(await Promise.all([api.hours(), api.caps()])))
      if (standing !== null) return standing
    }
    throw new Error('the hours and limits changed each time that they were read')
  },
})

/** One part after the other. Whatever comes of it, what stands is read again. */
export function useSaveLimits() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async ({ change: { hours, caps }, rev }: { change: LimitsChange; rev: number }) => {
      const next = hours === undefined ? rev : (await api.changeHours({ items: [...hours] }, rev)).rev
      if (caps !== undefined) await api.changeCaps({ ...caps, items: [...caps.items] }, next)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: limitsQuery.queryKey }),
  })
}
