import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'

export function useCreateCampaign() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: api.createCampaign,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['campaigns'] }),
  })
}
