import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { api, type Cursor, type Foreseen } from '../../api.ts'
import { useKeepCampaign } from '../campaign/queries.ts'

const POLL_MS = 700

export const approvalQuery = queryOptions({ queryKey: ['approval'], queryFn: api.approval })

/** A dry run, asked again while it runs. */
export function dryRunQuery(id: string) {
  return queryOptions({
    queryKey: ['dry-run', id],
    queryFn: () => api.dryRun(id),
    refetchInterval: ({ state: { data } }) => (data?.state === 'running' ? POLL_MS : false),
  })
}

export function foreseenQuery(id: string, outcome: Foreseen['outcome']) {
  return infiniteQueryOptions({
    queryKey: ['foreseen', id, outcome],
    queryFn: ({ pageParam }) => api.foreseenPeople(id, { outcome }, pageParam),
    initialPageParam: null as Cursor,
    getNextPageParam: ({ next }) => next,
  })
}

type Checked = { fingerprint: string; rev: number }

/** `onDone` is called whatever page is shown by then: once active, the draft's own pages are gone. */
export function useActivate(campaignId: string, onDone: () => void) {
  const keep = useKeepCampaign()
  return useMutation({
    mutationFn: ({ fingerprint, rev }: Checked) => api.activateAsChecked(campaignId, fingerprint, rev),
    onSuccess: (campaign) => {
      const kept = keep(campaign)
      onDone()
      return kept
    },
  })
}

export function useApprove(campaignId: string) {
  const keep = useKeepCampaign()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: ({ fingerprint, rev }: Checked) => api.approveCampaign(campaignId, fingerprint, rev),
    onSuccess: async (campaign) => {
      await keep(campaign)
      await queries.invalidateQueries({ queryKey: ['runs', campaignId] })
    },
  })
}
