import { expect, it } from 'vitest'
import type { Audience } from '#shared/contracts/campaign.ts'
import { type PreviewAudienceDeps, previewAudience } from '#shared/usecases/runs/preview-audience.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const NOBODY_LESS = { kinds: [], tags: [], exceptTags: [], regions: [] }
const PEOPLE = 1_000

async function preview(deps: PreviewAudienceDeps, asked: { audience: Audience }) {
  const outcome = await previewAudience(deps, asked)
  if (outcome.kind !== 'counted') throw new Error('not counted')
  return outcome.preview
}

it('is projected from a sample above the most that is read, and says so', async () => {
  const world = new World('2026-12-01T01:00:00Z')
  for (let index = 0; index < PEOPLE; index += 1) {
    const phone = `+8619900${String(index).padStart(6, '0')}`
    await addContact(world, { id: `S${index}`, phone, tags: index % 4 === 0 ? ['vip'] : [] })
  }
  const audience = { ...NOBODY_LESS, tags: ['vip'] }

  const exact = await preview({ ...world.deps, mostRead: PEOPLE }, { audience })
  const sampled = await preview({ ...world.deps, mostRead: PEOPLE / 2 }, { audience })

  expect(exact).toMatchObject({ exact: true, read: PEOPLE, total: PEOPLE / 4, sendable: PEOPLE / 4 })
  expect(sampled.exact).toBe(false)
  expect(sampled.read).toBeLessThan(0.7 * PEOPLE)
  expect(Math.abs(sampled.total - PEOPLE / 4)).toBeLessThan(0.3 * (PEOPLE / 4))
  expect(sampled.sample).toHaveLength(20)
})

it('counts one whose number opted out as held back, and one who must wait for the morning as reached', async () => {
  const world = new World('2026-12-01T16:00:00Z')
  const [one] = [await addContact(world), await addContact(world, { id: 'C2', phone: '+8619900000002' })]
  const word = { at: world.clock.now(), by: 'support/test', note: '', source: 'person' as const }
  await world.stores.optOuts.put({ phoneHash: one?.phoneHash ?? '', ...word })

  const found = await preview(world.deps, { audience: NOBODY_LESS })

  expect(found).toMatchObject({ total: 2, sendable: 1, heldBack: { 'opted-out': 1 } })
})
