import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import type { BusinessLine } from '#shared/contracts/business-line.ts'
import { api } from '../../api.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import { useRights } from '../../use-session.ts'
import { ownScenarioOf } from '../own-scenario/own-scenario.ts'

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

/** A draft of a scenario of one's own that begins as a preset is, under names and an id of its own. */
export function useTakeScenario() {
  const queries = useQueryClient()
  const { language } = useLanguage()
  const { choosesCategory } = useRights()
  return useMutation({
    mutationFn: async (kindId: string) => {
      const from = await api.kindScenario(kindId)
      const scenario = ownScenarioOf({ from, suffix: newSuffix(), mayBeTransactional: choosesCategory })
      return api.createCampaign({ kind: 'custom', name: scenario.names[language], scenario })
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}

const SUFFIX_LENGTH = 4
const LETTERS = 'abcdefghijkmnpqrstuvwxyz'

/** So that two that began as the same are told apart: of one id, each would take the other's texts for its own. */
function newSuffix(): string {
  const numbers = [...crypto.getRandomValues(new Uint8Array(SUFFIX_LENGTH))]
  return numbers.map((n) => LETTERS[n % LETTERS.length]).join('')
}
