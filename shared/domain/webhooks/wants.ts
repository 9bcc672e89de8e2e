import type { Webhook } from '#shared/contracts/webhook.ts'

/** Whether an endpoint is told of events of this type now. */
export function wants({ active, types }: Webhook, type: string): boolean {
  return active && (types.includes('*') || types.includes(type))
}
