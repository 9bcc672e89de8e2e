import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { CalendarEntry } from '#shared/contracts/console-api/calendar.ts'
import type { ContactPatch, ContactView } from '#shared/contracts/console-api/contact.ts'
import { api, type ConsentWord, type Cursor, type Page, type Question } from '../../api.ts'
import { RequestFailure } from '../../request-failure.ts'
import { find } from '../people/find.ts'

const POLL_MS = 5_000
const CALENDAR_POLL_MS = 20_000
const MOST_CAMPAIGN_PAGES = 10

export function textsQuery(contactId: string) {
  return infiniteQueryOptions({
    queryKey: ['messages', { contact: contactId }],
    queryFn: ({ pageParam }) => api.searchMessages({ contact: contactId }, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: POLL_MS,
  })
}

const NOTHING_NEXT: Page<CalendarEntry> = { items: [], next: null }

/** What is to come for a contact; nothing for somebody who is known by an id alone. */
export function calendarQuery(contactId: string) {
  return infiniteQueryOptions({
    queryKey: ['calendar', contactId],
    queryFn: async ({ pageParam }) => {
      try {
        return await api.calendar(contactId, pageParam)
      } catch (error) {
        if (error instanceof RequestFailure && error.problem.status === 404) return NOTHING_NEXT
        throw error
      }
    },
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: CALENDAR_POLL_MS,
  })
}

export function explainQuery(question: Question) {
  return queryOptions({ queryKey: ['explain', question], queryFn: () => api.explain(question), retry: false })
}

export type NamedCampaign = Awaited<ReturnType<typeof api.campaign>>

/** Every campaign, to be named and chosen from; a shop has tens. */
export const allCampaignsQuery = queryOptions({
  queryKey: ['campaigns', 'all'],
  queryFn: async () => {
    const all: NamedCampaign[] = []
    let cursor: Cursor = null
    for (let page = 0; page < MOST_CAMPAIGN_PAGES; page += 1) {
      const { items, next }: Page<NamedCampaign> = await api.campaigns(null, cursor)
      all.push(...items)
      if (next === null) break
      cursor = next
    }
    return all
  },
  staleTime: 30_000,
})

export function useConsentChange(contactId: string, to: 'opt-out' | 'opt-in', scope: ConsentWord['scope']) {
  const refresh = useRefresh(contactId)
  return useMutation({
    mutationFn: (note: string) => api.changeConsent(contactId, to, { note, scope }),
    onSuccess: refresh,
  })
}

/** Where somebody else was first, what stands is read again. */
export function useContactChange(contactId: string) {
  const refresh = useRefresh(contactId)
  return useMutation({
    mutationFn: ({ change, rev }: { change: ContactPatch; rev: number }) => api.changeContact(contactId, change, rev),
    onSuccess: refresh,
    onError: refresh,
  })
}

/** Nothing that was read of the person before stays on the screen. */
export function useErase(contactId: string) {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries()
  return useMutation({
    mutationFn: ({ note, rev }: { note: string; rev: number }) => api.eraseContact(contactId, note, rev),
    onSuccess: refresh,
    onError: refresh,
  })
}

export function useExport(contactId: string) {
  return useMutation({ mutationFn: () => api.exportContact(contactId) })
}

export function useNote(contactId: string) {
  const refresh = useRefresh(contactId)
  return useMutation({ mutationFn: (text: string) => api.noteOnContact(contactId, text), onSuccess: refresh })
}

/** Who else a search term may mean. */
export function useFindOthers(contactId: string) {
  return useMutation({
    mutationFn: async (typed: string) => (await find(typed)).people.filter(({ id }) => id !== contactId),
  })
}

/** Whoever was first with either contact: what stands is read again. */
export function useMerge(contactId: string) {
  const queries = useQueryClient()
  const refresh = () => queries.invalidateQueries()
  return useMutation({
    mutationFn: ({ from, into }: { from: ContactView; into: string }) => api.mergeContact(from.id, into, from.rev),
    onSuccess: refresh,
    onError: refresh,
    mutationKey: ['merge', contactId],
  })
}

/** A word on a person changes what they are to get, and what is said of it. */
function useRefresh(contactId: string): () => Promise<unknown> {
  const queries = useQueryClient()
  return () =>
    Promise.all(
      [['contact', contactId], ['calendar', contactId], ['messages'], ['message'], ['explain']].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    )
}
