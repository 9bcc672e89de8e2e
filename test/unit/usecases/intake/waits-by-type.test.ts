import { expect, it } from 'vitest'
import { answerRecord } from '#shared/usecases/intake/answer-record.ts'
import { readWaiting } from '#shared/usecases/intake/read-waiting.ts'
import { aVisitScenario } from '../../../builders/kept-scenario.ts'
import { fact } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { anOrderScenario } from '../../../builders/scenario.ts'
import { World } from '../../../builders/world.ts'

async function begun(): Promise<World> {
  const world = new World('2026-12-01T00:00:00Z')
  await addContact(world)
  await world.scenario(anOrderScenario())
  await world.scenario(anOrderScenario({ slug: 'parcel', about: 'shipment', stops: [], ...ABOUT_PARCELS }))
  await world.scenario(aVisitScenario())
  return world
}

const ABOUT_PARCELS = {
  variables: { order: 'record.id' },
  steps: [
    {
      id: 'first',
      moment: { anchor: { fact: 'shipped' } },
      late: { n: 1, unit: 'days' },
      say: { text: { zh: '{{name}}您好，{{order}}已发出。', en: 'Dear {{name}}, {{order}} is on its way.' } },
    },
  ],
}

it('an event meets the campaigns about its own type of record alone, those about parcels with those about orders', async () => {
  const world = await begun()
  const slugsFor = async (about: string) =>
    (await readWaiting(world.deps, about)).map(({ content }) => content.scenario?.slug)

  expect(await slugsFor('order')).toEqual(['still-unpaid', 'parcel'])
  expect(await slugsFor('visit')).toEqual(['visit-appointment'])
  expect(await slugsFor('contract')).toEqual([])
})

it('an event for whose type nobody waits costs one small read, and no campaign, contact or message', async () => {
  const world = await begun()
  await world.accept(fact('contract.signed', '2026-12-01T00:00:00Z', { contractId: 'K-1', contactId: 'C00001' }))
  const read: string[] = []
  const watched = <T extends object>(name: string, store: T): T =>
    new Proxy(store, {
      get(target, verb) {
        const member: unknown = Reflect.get(target, verb)
        if (typeof member !== 'function') return member
        read.push(`${name}.${String(verb)}`)
        return member.bind(target)
      },
    })
  const { campaigns, contacts, messages, records } = world.stores

  await answerRecord(
    {
      ...world.deps,
      campaigns: watched('campaigns', campaigns),
      contacts: watched('contacts', contacts),
      messages: watched('messages', messages),
      records: watched('records', records),
    },
    { type: 'contract', id: 'K-1' },
  )

  expect(read).toEqual(['campaigns.findWaiting'])
})
