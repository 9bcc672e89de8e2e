import { describe, expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { messageIdOf } from '#shared/contracts/ids.ts'
import { type ForgetOldWordsDeps, forgetOldWords } from '#shared/usecases/erasure/forget-old-words.ts'
import { setRetention } from '#shared/usecases/erasure/set-retention.ts'
import { aContact } from '../../../builders/contact.ts'
import { aMessage } from '../../../builders/message.ts'

const DAY_MS = 86_400_000

async function open(people: number) {
  const stores = createMemoryStores()
  let now = new Date('2027-12-31T00:00:00Z')
  const deps = { ...stores, clock: { now: () => now } } satisfies ForgetOldWordsDeps
  const idOf = (place: number) => `C${String(place).padStart(4, '0')}`
  const text = (contactId: string, day: string) => {
    const occurrence = `${day}#service-text#a`
    const at = new Date(`${day}T01:00:00Z`)
    const id = messageIdOf({ contactId, occurrence })
    return aMessage({
      id,
      contactId,
      occurrence,
      state: 'delivered',
      text: 'hello',
      parts: 1,
      submittedAt: at,
      dueAt: at,
    })
  }
  for (let place = 0; place < people; place += 1) {
    await stores.contacts.save(aContact({ id: idOf(place) }), 'absent')
    for (const day of ['2026-11-29', '2026-12-01']) await stores.messages.save(text(idOf(place), day), 'absent')
  }
  const wordsOf = async (day: string) =>
    (
      await Promise.all(Array.from({ length: people }, (_, place) => stores.messages.find(text(idOf(place), day).id)))
    ).filter((message) => message?.text !== null).length
  return {
    deps,
    stores,
    wordsOf,
    pass: (ms: number) => (now = new Date(now.getTime() + ms)),
    stateOf: () => stores.messages.find(text(idOf(0), '2026-11-29').id),
  }
}

describe('the words of old texts', () => {
  it('go after 13 months, while what became of the text stays', async () => {
    const { deps, wordsOf, stateOf } = await open(3)

    expect(await forgetOldWords(deps)).toBe(3)

    expect([await wordsOf('2026-11-29'), await wordsOf('2026-12-01')]).toEqual([0, 3])
    expect(await stateOf()).toMatchObject({ state: 'delivered', text: null, parts: 1 })
  })

  it('go in stretches of 250 people, and a round is begun once a day', async () => {
    const { deps, wordsOf, pass } = await open(260)

    expect(await forgetOldWords(deps)).toBe(250)
    expect(await forgetOldWords(deps)).toBe(10)
    expect(await forgetOldWords(deps)).toBe(0)
    expect(await wordsOf('2026-11-29')).toBe(0)

    pass(DAY_MS)
    await setRetention({ ...deps, audit: deps.audit }, { textMonths: 12, by: 'admin/test' })
    await forgetOldWords(deps)
    expect(await wordsOf('2026-12-01')).toBe(10)
  })

  it('stay while a text is still on its way', async () => {
    const { deps, stores, stateOf } = await open(1)
    const message = await stateOf()
    if (message === undefined) throw new Error('it was made')
    await stores.messages.save({ ...message, state: 'planned', rev: message.rev + 1 }, message.rev)

    expect(await forgetOldWords(deps)).toBe(0)
    expect(await stateOf()).toMatchObject({ text: 'hello' })
  })
})
