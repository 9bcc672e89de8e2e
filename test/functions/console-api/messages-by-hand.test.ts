import { describe, expect, it } from 'vitest'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import type { Message } from '#shared/contracts/message.ts'
import { aMessage } from '../../builders/message.ts'
import { type Api, startApi } from './api.ts'

const NOTE = { note: '客户要求' }

async function keep(api: Api, fields: Partial<Message> = {}): Promise<string> {
  const message = aMessage(fields)
  await api.messages.save(message, 'absent')
  return message.id
}

describe('POST /api/messages/{id}/cancel', () => {
  it('answers the message as it is then, and the same when it is repeated', async () => {
    const api = startApi()
    const path = `/api/messages/${await keep(api)}/cancel`

    const first = await api.call('POST', path, { as: 'support', sub: 'li', body: NOTE })
    const again = await api.call('POST', path, { as: 'support', sub: 'wang', body: NOTE })

    const view = MessageView.parse(first.body)
    expect(view).toMatchObject({ state: 'cancelled', reason: { code: 'cancelled-by-hand' } })
    expect(view.trail.at(-1)).toMatchObject({ code: 'cancelled', values: { by: 'support/li', note: '客户要求' } })
    expect(again.body).toEqual(first.body)
  })

  it.each(['claimed', 'accepted', 'delivered', 'suppressed'] as const)(
    'is a conflict for one that is %s',
    async (state) => {
      const api = startApi()
      const path = `/api/messages/${await keep(api, { state })}/cancel`

      expect(await api.call('POST', path, { as: 'support', body: NOTE })).toMatchObject({
        status: 409,
        body: { type: 'urn:carillon:problem:conflict' },
      })
    },
  )
})

describe('POST /api/messages/{id}/resend', () => {
  it('answers the new message, named after the old', async () => {
    const api = startApi()
    const id = await keep(api, { state: 'rejected', reason: 'provider-refused' })

    const answer = await api.call('POST', `/api/messages/${id}/resend`, { as: 'support', sub: 'li', body: NOTE })

    const view = MessageView.parse(answer.body)
    expect(view).toMatchObject({ state: 'planned', dueAt: '2026-12-01T01:00:00.000Z', text: null })
    expect(view.id).toBe(aMessage({ occurrence: `${aMessage().occurrence}~2` }).id)
    const old = MessageView.parse((await api.call('GET', `/api/messages/${id}`)).body)
    expect(old.trail.at(-1)).toMatchObject({ code: 'resent', values: { by: 'support/li', again: 2 } })
  })

  it('is refused where the text may have arrived', async () => {
    const api = startApi()
    const id = await keep(api, { state: 'unconfirmed', reason: 'no-receipt' })

    expect(await api.call('POST', `/api/messages/${id}/resend`, { as: 'support', body: NOTE })).toMatchObject({
      status: 409,
      body: { type: 'urn:carillon:problem:may-have-arrived' },
    })
  })
})

it.each(['cancel', 'resend'])('%s needs a note and a message that is there', async (step) => {
  const api = startApi()
  const id = await keep(api)

  expect(await api.call('POST', `/api/messages/${id}/${step}`, { body: { note: ' ' } })).toMatchObject({ status: 400 })
  expect(await api.call('POST', `/api/messages/msg_nope/${step}`, { body: NOTE })).toMatchObject({ status: 404 })
})
