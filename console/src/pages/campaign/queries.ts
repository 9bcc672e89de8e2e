import { infiniteQueryOptions, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { TemplateCheck } from '#shared/contracts/console-api/wording.ts'
import { api, type CampaignStep, type Cursor, type ImportSummary, type Page } from '../../api.ts'
import { isChangedMeanwhile, RequestFailure } from '../../request-failure.ts'
import { templateReportQuery } from '../../template-report.ts'
import { useSettled } from '../../use-settled.ts'

const SETTLED_MS = 350
const POLL_MS = 10_000
/** While texts leave: a figure that stands still looks broken. */
const MOVING_POLL_MS = 1_500

export const savedAudiencesQuery = queryOptions({
  queryKey: ['saved-audiences'],
  queryFn: async () => allOf((cursor) => api.audiences(cursor)),
})

/** Counted anew by each call, so not with every opening of a form. */
const COUNTED_MS = 5 * 60_000

export const columnsQuery = queryOptions({ queryKey: ['columns'], queryFn: api.columns, staleTime: COUNTED_MS })
export const tagsQuery = queryOptions({ queryKey: ['tags'], queryFn: api.tags, staleTime: COUNTED_MS })

const MOST_IMPORT_PAGES = 5

/** The lists of people that were taken in lately, newest first. */
export const uploadedListsQuery = queryOptions({
  queryKey: ['imports', 'lists'],
  queryFn: async () => {
    const found: ImportSummary[] = []
    let cursor: Cursor = null
    for (let page = 0; page < MOST_IMPORT_PAGES; page += 1) {
      const { items, next }: Page<ImportSummary> = await api.imports(cursor)
      found.push(...items.filter(({ what, state }) => what === 'list' && state === 'done'))
      if (next === null) break
      cursor = next
    }
    return found
  },
})

/** One list, also one that is too old to be among the others; null where it is gone. */
export function uploadedListQuery(id: string) {
  return queryOptions({
    queryKey: ['imports', 'list', id],
    queryFn: async () => {
      try {
        const [list, preview] = await Promise.all([api.import(id), api.importPreview(id)])
        const columns = preview.columns.filter(({ custom }) => custom !== null).map(({ title }) => title)
        return { list, columns }
      } catch (error) {
        if (error instanceof RequestFailure && [404, 409].includes(error.problem.status)) return null
        throw error
      }
    },
    retry: false,
  })
}

async function allOf<T>(read: (cursor: Cursor) => Promise<Page<T>>): Promise<T[]> {
  const found: T[] = []
  let cursor: Cursor = null
  do {
    const page: Page<T> = await read(cursor)
    found.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return found
}

export const myNumbersQuery = queryOptions({ queryKey: ['my-numbers'], queryFn: () => api.myNumbers() })

export function campaignQuery(id: string) {
  return queryOptions({ queryKey: ['campaign', id], queryFn: () => api.campaign(id) })
}

/** Asked anew once the campaign is another. */
export function templatesQuery({ id, rev }: Pick<CampaignView, 'id' | 'rev'>) {
  return queryOptions({
    queryKey: ['templates', id, rev],
    queryFn: () => api.templates(id),
    placeholderData: (before) => before,
  })
}

/**
 * What a scenario of one's own makes of its campaign: the variables that its texts may name. It changes with the scenario
 * alone, which no form gives other variables, and stands for itself, so none of its texts is a default.
 */
export function ownKindQuery(id: string, enabled: boolean) {
  return queryOptions({
    queryKey: ['campaign-kind', id],
    queryFn: async () => ({ ...(await api.campaignKind(id)), template: { zh: '', en: '' }, texts: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })
}

export function runsQuery(id: string) {
  return infiniteQueryOptions({
    queryKey: ['runs', id],
    queryFn: ({ pageParam }) => api.runs(id, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(({ state }) => state !== 'closed')) ? MOVING_POLL_MS : POLL_MS,
  })
}

export function useSaveCampaign(id: string) {
  const keep = useKeepCampaign()
  const onError = useReadAnew(id)
  return useMutation({
    mutationFn: ({ change, rev }: { change: CampaignChange; rev: number }) => api.changeCampaign(id, change, rev),
    onSuccess: keep,
    onError,
  })
}

export function useMoveCampaign(id: string) {
  const keep = useKeepCampaign()
  const onError = useReadAnew(id)
  return useMutation({
    mutationFn: ({ step, rev }: { step: CampaignStep; rev: number }) => api.moveCampaign(id, step, rev),
    onSuccess: keep,
    onError,
  })
}

/** The report on a wording once nobody has typed for a moment; the last report stays until the next. */
export function useTemplateReport(check: TemplateCheck, enabled: boolean) {
  const settled = useSettled(check, SETTLED_MS)
  const query = useQuery({ ...templateReportQuery(settled), enabled, placeholderData: (before) => before })
  return { report: query.data, isChecking: query.isFetching || settled.text !== check.text }
}

/** Where somebody else was first, what stands now comes onto the screen. */
function useReadAnew(id: string) {
  const queries = useQueryClient()
  return async (error: Error) => {
    if (isChangedMeanwhile(error)) await queries.invalidateQueries({ queryKey: campaignQuery(id).queryKey })
  }
}

export function useKeepCampaign() {
  const queries = useQueryClient()
  return async (campaign: CampaignView) => {
    queries.setQueryData(campaignQuery(campaign.id).queryKey, campaign)
    await queries.invalidateQueries({ queryKey: ['campaigns'] })
  }
}
