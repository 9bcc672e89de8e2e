import { expect, it } from 'vitest'
import * as z from 'zod'
import { aRenewalScenario, aVisitScenario } from '../builders/kept-scenario.ts'
import { fact } from '../builders/order-events.ts'
import { inChina, openOverHttp } from '../builders/platform-over-http.ts'

const Created = z.object({ id: z.string() })
const Texts = z.object({ items: z.array(z.object({ text: z.string(), at: z.string() })) })
const Detail = z.object({
  facts: z.record(z.string(), z.string()),
  fields: z.record(z.string(), z.unknown()),
  messages: z.object({ items: z.array(z.object({ state: z.string(), dueAt: z.string() })) }),
})
const Told = z.object({
  items: z.array(z.object({ outcome: z.string(), reason: z.object({ code: z.string() }).nullable() })),
})

async function open(start: string) {
  const { ask, post, until } = await openOverHttp()
  const activate = async (scenario: unknown) => {
    const { id } = Created.parse(await ask('POST', '/api/campaigns', { kind: 'custom', scenario }))
    await ask('POST', `/api/campaigns/${id}/activate`, {})
    return id
  }
  await until(start)
  return { ask, post, until, activate }
}

const WHOSE = { contact: { id: 'K1', name: '罗娜', phone: '19900000001' } }

it('reminds of a contract that ends, 30 and 7 days before, and not after it was renewed', async () => {
  const { ask, post, until, activate } = await open('2026-12-01T09:00:00')
  await activate(aRenewalScenario())
  const what = { what: '维保服务', ends: '2027-01-05' }
  expect(
    await post(fact('contract.signed', inChina('2026-12-01T09:00:00'), { contractId: 'K-1', ...WHOSE, ...what })),
  ).toMatchObject({ result: 'accepted' })
  expect(
    await post(fact('contract.signed', inChina('2026-12-01T09:00:01'), { contractId: 'K-2', ...WHOSE, ...what })),
  ).toMatchObject({ result: 'accepted' })
  await until('2026-12-03T09:00:00')
  await ask('PUT', '/api/records/contract/K-2', { fields: { ends: '2027-02-05' } })
  await until('2026-12-20T09:00:00')
  await post(fact('contract.renewed', inChina('2026-12-20T09:00:00'), { contractId: 'K-1' }))
  await until('2027-02-10T09:00:00')

  const due = async (id: string) =>
    Detail.parse(await ask('GET', `/api/records/contract/${id}`)).messages.items.map(({ state, dueAt }) => [
      dueAt,
      state,
    ])
  expect(await due('K-1')).toEqual([
    [inChina('2026-12-29T10:00:00'), 'cancelled'],
    [inChina('2026-12-06T10:00:00'), 'delivered'],
  ])
  expect((await due('K-2')).map(([at]) => at).toSorted()).toEqual([
    inChina('2027-01-06T10:00:00'),
    inChina('2027-01-29T10:00:00'),
  ])
  const question = { record: { type: 'contract', id: 'K-1' }, at: inChina('2026-12-29T12:00:00') }
  expect(Told.parse(await ask('POST', '/api/explain', question)).items).toMatchObject([
    { outcome: 'held-back', reason: { code: 'contract-renewed' } },
  ])
})

it('tells of a visit once when it is arranged, by night the next morning, and not at all once it is cancelled', async () => {
  const { ask, post, until, activate } = await open('2026-12-01T09:00:00')
  await activate(aVisitScenario())
  const visit = { ...WHOSE, what: '漏水维修', day: '2026-12-03', from: '09:00', until: '11:00', worker: '王师傅' }
  const arranged = fact('visit.arranged', inChina('2026-12-01T09:00:00'), { visitId: 'V-1', ...visit })
  expect([await post(arranged), await post(arranged)]).toMatchObject([{ result: 'accepted' }, { result: 'repeat' }])
  await until('2026-12-01T22:30:00')
  for (const id of ['V-2', 'V-3'])
    await post(fact('visit.arranged', inChina('2026-12-01T22:30:00'), { visitId: id, ...visit, day: '2026-12-04' }))
  await ask('PUT', '/api/records/visit/V-3', { facts: { cancelled: inChina('2026-12-01T22:30:00') } })
  await until('2026-12-05T09:00:00')

  const texts = Texts.parse(await ask('GET', '/dev/phone')).items
  expect(texts.map(({ text, at }) => [at, text.includes('漏水维修约在')]).toSorted()).toEqual([
    [inChina('2026-12-01T09:00:00'), true],
    [inChina('2026-12-02T08:00:00'), true],
  ])
  const cancelled = Detail.parse(await ask('GET', '/api/records/visit/V-3'))
  expect(Object.keys(cancelled.facts).toSorted()).toEqual(['arranged', 'cancelled'])
  expect(cancelled.messages.items).toMatchObject([{ state: 'cancelled' }])
})
