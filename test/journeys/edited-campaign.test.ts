import { expect, it, onTestFinished } from 'vitest'
import * as z from 'zod'
import { MessageView } from '#shared/contracts/console-api/message.ts'
import { connect, type Json } from '../../bench/api-client.ts'
import { contactOn, contactsList } from '../../bench/generated-lists.ts'
import { startRuntime } from '../../local/runtime.ts'
import { fact, placed } from '../builders/order-events.ts'
import { anOrderScenario, aStep } from '../builders/scenario.ts'
import { scratchFolder } from '../unit/local/scratch-folder.ts'

const Found = z.object({ items: z.array(MessageView) })

/** An active campaign of nudges at 10:00 in Shanghai, and an order of then. */
async function open(settings: Json = {}) {
  const folder = scratchFolder()
  const runtime = await startRuntime({
    ...{ port: 0, folder, consoleFolder: folder, webhookSecrets: [], writeLog: () => undefined },
  })
  onTestFinished(runtime.stop)
  const api = await connect(runtime.origin, runtime.webhookSecrets[0])
  await api.setClock('2026-12-01T01:00:00Z')
  const id = await api.campaign('unpaid-order-nudge', settings)
  await api.setClock('2026-12-01T02:00:00Z')
  await api.postEvent(placed('SO-1', '2026-12-01T02:00:00Z'))
  const at = (time: string) => api.setClock(`2026-12-01T${time}:00Z`)
  await at('02:10')
  return {
    api,
    at,
    edit: (change: Json) => api.call('PATCH', `/api/campaigns/${id}`, change),
    async messages() {
      const { items } = Found.parse(await api.call('POST', '/api/messages/search', { order: 'SO-1' }))
      return items.toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : 1))
    },
    async sentAt() {
      return (await api.texts()).map((one) => String(one.at).slice(11, 16))
    },
  }
}

it('changed words hold for what is not sent', async () => {
  const { api, at, edit } = await open()

  await edit({ template: { zh: '{{name}}，订单{{order}}还未付款。', en: 'Order {{order}} is not paid yet.' } })
  await at('03:00')

  expect((await api.texts()).map(({ text }) => text)).toEqual(['王先生/女士，订单SO-1还未付款。'])
})

it('a changed time moves what is not sent, and what is sent stays as it is', async () => {
  const { at, edit, messages, sentAt } = await open({ secondAfterMinutes: 240 })
  await at('02:40')

  await edit({ settings: { delayMinutes: 60, secondAfterMinutes: 120 } })
  await at('02:41')

  expect((await messages()).map(({ state, dueAt }) => `${state} ${dueAt.slice(11, 16)}`)).toEqual([
    expect.stringMatching(/^(?:accepted|delivered) 02:30$/),
    'planned 04:00',
  ])
  await at('08:00')
  expect(await sentAt()).toEqual(['02:30', '04:00'])
})

it('what a changed time puts into the past expires as too-late, and no later word makes up for it', async () => {
  const { api, at, edit, messages, sentAt } = await open()

  await edit({ settings: { delayMinutes: 5 } })
  await at('02:11')
  await api.postEvent(placed('SO-1', '2026-12-01T02:00:00Z', { totalMinor: 9900 }))
  await api.postEvent(fact('order.payment-failed', '2026-12-01T02:12:00Z', { orderId: 'SO-1' }))
  await at('08:00')

  expect((await messages()).map(({ state, reason }) => [state, reason?.code])).toEqual([['expired', 'too-late']])
  expect(await sentAt()).toEqual([])
})

it('a removed step cancels its planned messages', async () => {
  const { at, edit, messages, sentAt } = await open({ secondAfterMinutes: 120 })

  await edit({ settings: { secondAfterMinutes: null } })
  await at('02:11')

  expect((await messages()).map(({ state, reason }) => [state, reason?.code])).toEqual([
    ['planned', undefined],
    ['cancelled', 'step-removed'],
  ])
  await at('08:00')
  expect(await sentAt()).toEqual(['02:30'])
})

it('a step that an edit leaves no time expires as too-late', async () => {
  const { api, at, edit, messages, sentAt } = await open({ secondAfterMinutes: 120 })
  await api.postEvent(placed('SO-1', '2026-12-01T02:00:00Z', { closesAt: '2026-12-01T05:00:00Z' }))
  await at('02:11')

  await edit({ settings: { delayMinutes: 90, secondAfterMinutes: 120 } })
  await at('02:12')

  expect((await messages()).map(({ state, reason }) => [state, reason?.code])).toEqual([
    ['planned', undefined],
    ['expired', 'too-late'],
  ])
  await at('08:00')
  expect(await sentAt()).toEqual(['03:30'])
})

it('a new step answers orders of before whose moment is to come', async () => {
  const { at, edit, sentAt } = await open()
  await at('02:40')

  await edit({ settings: { secondAfterMinutes: 120 } })
  await at('08:00')

  expect(await sentAt()).toEqual(['02:30', '04:00'])
})

it('a new step answers no moment from before the edit, whatever is heard of the order afterwards', async () => {
  const { api, at, edit, messages, sentAt } = await open()
  await at('05:00')

  await edit({ settings: { secondAfterMinutes: 120 } })
  await api.postEvent(placed('SO-1', '2026-12-01T02:00:00Z', { totalMinor: 9900 }))
  await at('08:00')

  expect(await messages()).toHaveLength(1)
  expect(await sentAt()).toEqual(['02:30'])
})

it('a run that is frozen leaves with the words and at the hour that it was frozen with', async () => {
  const { api } = await open()
  await api.import('contacts', Buffer.concat([...contactsList(3)]))
  await api.call('POST', '/api/line/stop', { why: 'test' })
  const { id } = await api.call('POST', '/api/campaigns', {
    ...{ kind: 'holiday-greeting', settings: { date: '2026-12-02', time: '10:00' } },
    template: { zh: '旧的祝福', en: 'The old wish' },
  })
  await api.call('POST', `/api/campaigns/${id}/activate`)
  await api.setClock('2026-12-02T02:30:00Z')

  await api.call('PATCH', `/api/campaigns/${id}`, { template: { zh: '新的祝福', en: 'The new wish' } })
  await api.call('POST', '/api/line/start')
  await api.setClock('2026-12-02T03:30:00Z')

  const { items } = Found.parse(await api.call('POST', '/api/messages/search', { contact: contactOn(0).id }))
  expect(items.map(({ text }) => text)).toEqual([expect.stringContaining('旧的祝福')])
})

it('what waits for the morning expires at once where a change leaves it no such time', async () => {
  const { api, at, messages, sentAt } = await open()
  const scenario = (late: Json) =>
    anOrderScenario({
      slug: 'evening',
      steps: [
        aStep({
          moment: { anchor: { fact: 'placed' }, offset: { n: 11, unit: 'hours', side: 'after' } },
          late,
          say: { text: { zh: '{{name}}，订单{{order}}。', en: 'Order {{order}}.' } },
        }),
      ],
    })
  const made = await api.call('POST', '/api/campaigns', {
    kind: 'custom',
    scenario: scenario({ n: 24, unit: 'hours' }),
  })
  await api.call('POST', `/api/campaigns/${made.id}/activate`)
  await api.postEvent(placed('SO-2', '2026-12-01T02:30:00Z'))
  await at('14:00')
  const ofEvening = async () => {
    const { items } = Found.parse(await api.call('POST', '/api/messages/search', { order: 'SO-2' }))
    return items.filter(({ kind }) => kind === 'custom').map(({ state, reason }) => [state, reason?.code ?? null])
  }
  const before = await ofEvening()

  await api.call('PATCH', `/api/campaigns/${made.id}`, { scenario: scenario({ n: 15, unit: 'minutes' }) })
  await at('14:01')

  expect(before).toEqual([['planned', null]])
  expect(await ofEvening()).toEqual([['expired', 'too-late']])
  expect((await messages()).length).toBe(1)
  expect(await sentAt()).not.toContain('14:00')
})
