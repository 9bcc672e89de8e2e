import { Webhook } from 'standardwebhooks'

type Event = { id: string }

/** The headers and body with which an order system posts an event, signed as Standard Webhooks, at the machine's time. */
export function signEvent<E extends Event>(
  event: E,
  secret: string,
): { headers: Record<string, string>; body: string } {
  const body = JSON.stringify(event)
  const at = new Date()
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': event.id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(event.id, at, body),
    },
  }
}
