import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { useKeepLine } from '../../use-line.ts'

export function useChangeLine() {
  const keep = useKeepLine()
  return useMutation({ mutationFn: api.changeLine, onSuccess: keep })
}
