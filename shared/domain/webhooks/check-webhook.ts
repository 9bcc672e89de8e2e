import { EventType, MOST_TYPES, TEST_EVENT, TOLD_STATES } from '#shared/contracts/webhook.ts'
import { faultOfAddress, type HookReach } from './addresses.ts'

export type WebhookFault = { path: string; message: string; code?: string }
type Named = { url: string; types: readonly string[] }

/** Every fault of an endpoint as it is to be. A type that nothing tells of today is taken: scenarios name their own. */
export function faultsOfWebhook({ url, types }: Named, reach: HookReach): WebhookFault[] {
  const address = faultOfAddress(url, reach)
  const few = types.length >= 1 && types.length <= MOST_TYPES
  return [
    ...(address === null ? [] : [{ path: 'url', message: address, code: 'address' }]),
    ...(few ? [] : [{ path: 'types', message: `must name 1 to ${MOST_TYPES} types, or "*" for all` }]),
    ...types.flatMap((type, index) => {
      const message = faultOfType(type)
      return message === null ? [] : [{ path: `types[${index}]`, message }]
    }),
  ]
}

/** Why no endpoint can want this type; null for one that it can. */
export function faultOfType(type: string): string | null {
  if (type === '*') return null
  const read = EventType.safeParse(type)
  if (!read.success) return read.error.issues[0]?.message ?? 'is no type of event'
  if (type === TEST_EVENT) return 'goes out only when somebody asks for it'
  const [noun, what] = type.split('.')
  if (noun !== 'message' || TOLD_STATES.safeParse(what).success) return null
  return `can be ${TOLD_STATES.options.map((state) => `message.${state}`).join(', ')}`
}
