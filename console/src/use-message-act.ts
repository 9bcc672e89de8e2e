import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { MessageView } from '#shared/contracts/console-api/message.ts'
import { api, type MessageAct } from './api.ts'

const CHANGED = [['messages'], ['message'], ['calendar'], ['explain'], ['figures']]

/** Cancels a text or sends it again; whatever shows it is read again, also where it was too late. */
export function useMessageAct(id: string, act: MessageAct, onDone?: (message: MessageView) => void) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (note: string) => api.actOnMessage(id, act, note),
    onSuccess: (message) => onDone?.(message),
    onSettled: () => Promise.all(CHANGED.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
}
