import { describe, expect, it } from 'vitest'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { textCampaign } from '#shared/usecases/campaigns/text-campaign.ts'
import { searchMessages } from '#shared/usecases/history/search-messages.ts'
import { askForCode, confirmNumber } from '#shared/usecases/people/own-numbers.ts'
import { readResults } from '#shared/usecases/runs/read-results.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const ANNA = { account: 'anna', by: 'marketing/anna' }
const PHONE = '+8619900000001'
/** Longer than any value may be. */
const LONG = '店里一切如常，'.repeat(15)
const NIGHT = '2026-12-01T18:00:00Z'

function codeIn(world: World): string {
  return /\d{6}/.exec(world.sent.at(-1)?.text ?? '')?.[0] ?? ''
}

/** A world by night in which Anna has asked for a code. */
async function asked() {
  const world = new World(NIGHT)
  expect((await askForCode(world.deps, ANNA, PHONE)).kind).toBe('asked')
  await world.drain()
  return world
}

async function confirmed() {
  const world = await asked()
  const outcome = await confirmNumber(world.deps, ANNA, { phone: PHONE, code: codeIn(world) })
  expect(outcome.kind).toBe('confirmed')
  return world
}

async function draft(world: World): Promise<CampaignId> {
  const template = { zh: `{{name}}，新年好！${LONG}`, en: 'Happy New Year, {{name}}!' }
  const made = await createCampaign(world.deps, { by: ANNA.by, kind: 'holiday-greeting', template })
  if (made.kind !== 'created') throw new Error(made.kind)
  return made.campaign.id
}

const wrong = (code: string) => (code === '000000' ? '000001' : '000000')

describe('a number of one’s own', () => {
  it('is confirmed by the code that was texted to it, which nothing keeps', async () => {
    const world = await asked()
    const code = codeIn(world)
    const [message] = await world.messagesOf(`staff-${world.hasher.hash(PHONE)}`)

    const outcome = await confirmNumber(world.deps, ANNA, { phone: '199 0000 0001', code })
    const again = await confirmNumber(world.deps, ANNA, { phone: PHONE, code })

    expect(code).toMatch(/^\d{6}$/)
    expect([message?.state, message?.kind]).toEqual(['accepted', 'number-code'])
    expect(JSON.stringify([message, await world.stores.ownNumbers.find('anna')])).not.toContain(code)
    expect([outcome.kind, again.kind]).toEqual(['confirmed', 'no-code'])
  })

  it('is not confirmed after five wrong codes, nor after ten minutes, nor by another account', async () => {
    const guessed = await asked()
    for (let tries = 0; tries < 5; tries += 1)
      await confirmNumber(guessed.deps, ANNA, { phone: PHONE, code: wrong(codeIn(guessed)) })
    const late = await asked()
    const code = codeIn(late)
    const other = await confirmNumber(late.deps, { account: 'ben', by: 'x/ben' }, { phone: PHONE, code })
    await late.advance('2026-12-01T18:10:00Z')

    const outcomes = [
      await confirmNumber(guessed.deps, ANNA, { phone: PHONE, code: codeIn(guessed) }),
      await confirmNumber(late.deps, ANNA, { phone: PHONE, code }),
      other,
    ]

    expect(outcomes).toEqual([{ kind: 'no-code' }, { kind: 'no-code' }, { kind: 'no-code' }])
  })

  it('gets three codes an hour', async () => {
    const world = await asked()
    const ask = () => askForCode(world.deps, ANNA, PHONE)

    const kinds = [(await ask()).kind, (await ask()).kind, (await ask()).kind]
    await world.advance('2026-12-01T19:00:01Z')

    expect([...kinds, (await ask()).kind]).toEqual(['asked', 'asked', 'too-often', 'asked'])
  })
})

describe('a test text', () => {
  it('says at any hour what the draft says now, word for word, to a number that is confirmed', async () => {
    const world = await confirmed()
    const id = await draft(world)
    await addContact(world, { id: 'C1', phone: '+8619900000009', name: '朱慧', salutation: 'ms' })

    await textCampaign(world.deps, { ...ANNA, id, phone: PHONE })
    await textCampaign(world.deps, { ...ANNA, id, phone: PHONE, as: 'C1' })
    await world.drain()

    expect(world.sent.slice(1).map(({ to, text }) => [to, text])).toEqual([
      [PHONE, `王女士，新年好！${LONG}拒收请回复R`],
      [PHONE, `朱女士，新年好！${LONG}拒收请回复R`],
    ])
  })

  it('goes to no number that the caller has not confirmed', async () => {
    const world = await confirmed()
    const id = await draft(world)

    const foreign = await textCampaign(world.deps, { ...ANNA, id, phone: '+8619900000002' })
    const other = await textCampaign(world.deps, { account: 'ben', by: 'admin/ben', id, phone: PHONE })

    expect([foreign.kind, other.kind]).toEqual(['not-confirmed', 'not-confirmed'])
  })

  it('keeps an opt-out', async () => {
    const world = await confirmed()
    const id = await draft(world)
    const word = { at: world.clock.now(), by: 'x', note: '', source: 'person' as const }
    await world.stores.optOuts.put({ phoneHash: world.hasher.hash(PHONE), ...word })

    const outcome = await textCampaign(world.deps, { ...ANNA, id, phone: PHONE })
    await world.drain()

    const message = outcome.kind === 'planned' ? await world.stores.messages.find(outcome.message.id) : undefined
    expect([message?.state, message?.reason]).toEqual(['suppressed', 'opted-out'])
  })

  it('is found by its number, and counts for no campaign', async () => {
    const world = await confirmed()
    const id = await draft(world)
    await textCampaign(world.deps, { ...ANNA, id, phone: PHONE })
    await world.drain()

    const found = await searchMessages(world.deps, { phone: PHONE, limit: 10 })
    const { counts } = await readResults(world.deps, { id, from: '2026-12-01', until: '2026-12-02' })

    expect(found.kind === 'found' && found.page.items.map(({ kind }) => kind)).toEqual(['test-text', 'number-code'])
    expect(counts).toEqual({})
  })

  it('comes twenty times an hour', async () => {
    const world = await confirmed()
    const id = await draft(world)
    const kinds: string[] = []
    for (let count = 0; count < 21; count += 1)
      kinds.push((await textCampaign(world.deps, { ...ANNA, id, phone: PHONE })).kind)

    expect([new Set(kinds.slice(0, 20)), kinds.at(-1)]).toEqual([new Set(['planned']), 'too-often'])
  })
})
