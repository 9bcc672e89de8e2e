import { describe, expect, it } from 'vitest'
import type { OptOutList } from '#shared/ports/opt-out-list.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { suppressNumber } from '#shared/usecases/people/suppress-number.ts'
import { addContact } from '../../../builders/people.ts'
import { addSent } from '../../../builders/sent-message.ts'
import { World } from '../../../builders/world.ts'

const OUT = { contactId: 'C00001', note: 'wants no more', by: 'support/1' }
const IN = { contactId: 'C00001', note: 'wants them again', by: 'support/2' }

type Step = 'findMany' | 'put' | 'putFirst' | 'lift'

/** The opt-outs, where something else happens right after the first call of one kind has taken effect. */
function interrupted({ stores: { optOuts } }: World, after: Step, meanwhile: () => Promise<unknown>): OptOutList {
  let left = 1
  const then = async <T>(step: Step, called: Promise<T>): Promise<T> => {
    const answer = await called
    if (step === after && left-- > 0) await meanwhile()
    return answer
  }
  return {
    findMany: (hashes) => then('findMany', optOuts.findMany(hashes)),
    findEntries: (hashes) => then('findMany', optOuts.findEntries(hashes)),
    put: (word) => then('put', optOuts.put(word)),
    putFirst: (word) => then('putFirst', optOuts.putFirst(word)),
    eraseNote: (hash) => optOuts.eraseNote(hash),
    lift: (read, at) => then('lift', optOuts.lift(read, at)),
  }
}

async function openWorld(): Promise<World> {
  const world = new World('2026-12-04T00:00:00Z')
  await addContact(world, { consent: { marketing: 'granted', at: null, source: 'list' } })
  return world
}

async function stateOf(world: World) {
  const contact = await world.stores.contacts.find(OUT.contactId)
  const hash = contact?.phoneHash ?? ''
  const standing = (await world.stores.optOuts.findMany([hash])).get(hash)
  return { optOut: standing?.source ?? null, marketing: contact?.consent.marketing }
}

describe('an opt-out and an opt-in at the same moment', () => {
  it('leaves the opt-out that was written after the opt-in had read the number', async () => {
    const world = await openWorld()
    await optOut(world.deps, OUT)
    const optOuts = interrupted(world, 'findMany', () => optOut(world.deps, OUT))

    const outcome = await optIn({ ...world.deps, optOuts }, IN)

    expect(outcome).toMatchObject({ kind: 'recorded', state: { optOut: { source: 'person' } } })
    expect(await stateOf(world)).toEqual({ optOut: 'person', marketing: 'refused' })
  })

  it('brings no marketing back either, where the number had been open', async () => {
    const world = await openWorld()
    const optOuts = interrupted(world, 'findMany', () => optOut(world.deps, OUT))

    await optIn({ ...world.deps, optOuts }, IN)

    expect(await stateOf(world)).toEqual({ optOut: 'person', marketing: 'refused' })
  })

  it('writes the opt-out also where one stands, so that an opt-in which read that one does not lift it', async () => {
    const world = await openWorld()
    await optOut(world.deps, OUT)
    const before = await world.stores.optOuts.findMany([world.hasher.hash('+8619900000001')])
    world.nowMs += 1_000

    await optOut(world.deps, { ...OUT, note: 'again' })

    const [first] = before.values()
    expect(first && (await world.stores.optOuts.lift(first, world.clock.now()))).toBe(false)
    expect(await stateOf(world)).toMatchObject({ optOut: 'person' })
  })

  it('answers an opt-out only with the number opted out', async () => {
    const world = await openWorld()
    const optOuts = interrupted(world, 'put', () => optIn(world.deps, IN))

    const outcome = await optOut({ ...world.deps, optOuts }, OUT)

    expect(outcome).toMatchObject({ kind: 'recorded', state: { optOut: { source: 'person' } } })
    expect(await stateOf(world)).toEqual({ optOut: 'person', marketing: 'refused' })
  })
})

describe("a carrier's word that none can reach the number", () => {
  const openWithSent = async () => {
    const world = new World('2026-12-01T01:00:10Z')
    return { world, message: await addSent(world, { providerMessageId: 'p-1' }) }
  }

  it("never takes the place of a person's that came at that moment", async () => {
    const { world, message } = await openWithSent()
    const optOuts = interrupted(world, 'findMany', () => optOut(world.deps, OUT))

    await suppressNumber({ ...world.deps, optOuts }, message, 'bad-number', world.clock.now())
    await optOut(world.deps, OUT)
    await suppressNumber(world.deps, message, 'bad-number', world.clock.now())

    expect(await stateOf(world)).toMatchObject({ optOut: 'person' })
  })

  it('gives way to an opt-in that comes while it is written down', async () => {
    const { world, message } = await openWithSent()
    world.nowMs += 10_000
    const optOuts = interrupted(world, 'putFirst', () => optIn(world.deps, IN))

    await suppressNumber({ ...world.deps, optOuts }, message, 'bad-number', world.clock.now())

    expect(await stateOf(world)).toMatchObject({ optOut: null })
  })
})
