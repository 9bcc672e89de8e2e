import { describe, expect, it } from 'vitest'
import type { CampaignJob } from '#shared/contracts/jobs.ts'
import { factAt } from '#shared/domain/records/kept-record.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { noteLastOrders } from '#shared/usecases/intake/note-last-orders.ts'
import { mergeContacts } from '#shared/usecases/people/merge-contacts.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const WIN_BACK = {
  ...{ slug: 'win-back-mine', about: 'contact', names: { zh: '召回', en: 'Win-back' } },
  steps: [
    {
      id: 'm6',
      moment: {
        ...{ anchor: { date: 'record.ordered' }, offset: { n: 6, unit: 'months', side: 'after' } },
        place: { at: '10:00' },
      },
      late: { n: 7, unit: 'days' },
      say: { text: { zh: '{{name}}，好久不见。', en: 'Dear {{name}}, it has been a while.' } },
    },
  ],
}
const buyer = (id: string) => ({ buyer: { id, name: '王芳', phone: `1990000${id.slice(1)}` } })

async function withOrders(count: number) {
  const world = new World('2026-06-01T01:00:00Z')
  for (let n = 0; n < count; n += 1) {
    const id = `B${String(n).padStart(4, '0')}`
    await world.accept(placed(`SO-${id}`, '2026-06-01T02:00:00Z', buyer(id)))
  }
  await world.advance('2026-11-20T02:00:00Z')
  const orderedBy = async (id: string) => {
    const [kept] = await world.stores.records.findKept([{ type: 'contact', id }])
    return kept === undefined ? null : factAt(kept, 'ordered')?.toISOString()
  }
  return { world, orderedBy }
}

describe('the day on which people ordered last', () => {
  it('is kept of everybody when a campaign that counts from it begins, and never before', async () => {
    const { world, orderedBy } = await withOrders(3)
    expect(await orderedBy('B0001')).toBeNull()

    await world.scenario(WIN_BACK)
    await world.drain()

    expect(await orderedBy('B0000')).toBe('2026-06-01T02:00:00.000Z')
    expect(await orderedBy('B0002')).toBe('2026-06-01T02:00:00.000Z')
  })

  it('is kept part by part where a worker has no time, each part once', async () => {
    const { world, orderedBy } = await withOrders(250)
    const campaignId = await world.scenario(WIN_BACK)
    const jobs: CampaignJob[] = []
    let looks = 0
    const deps = {
      ...world.deps,
      queues: { ...world.deps.queues, campaignJob: async (job: CampaignJob) => void jobs.push(job) },
      remainingMs: () => (looks++ % 2 === 0 ? 60_000 : 0),
    }

    const sizes: number[] = []
    let job: CampaignJob | undefined = { type: 'note-last-orders', campaignId }
    while (job?.type === 'note-last-orders') {
      sizes.push((await noteLastOrders(deps, job)).people)
      job = jobs.shift()
    }

    expect(sizes).toEqual([100, 100, 50])
    expect(await orderedBy('B0249')).toBe('2026-06-01T02:00:00.000Z')
  })

  it('is that of the newest order of a merged person, under the id that ordered', async () => {
    const { world, orderedBy } = await withOrders(2)
    await world.accept(placed('SO-L', '2026-07-01T02:00:00Z', buyer('B0001')))
    const merged = await mergeContacts(world.deps, { contactId: 'B0001', into: 'B0000', by: 'admin/test' })
    expect(merged.kind).toBe('merged')

    await world.scenario(WIN_BACK)
    await world.drain()

    expect([await orderedBy('B0000'), await orderedBy('B0001')]).toEqual([null, '2026-07-01T02:00:00.000Z'])
  })

  it('is not kept for a campaign that is over by then', async () => {
    const { world, orderedBy } = await withOrders(1)
    const campaignId = await world.scenario(WIN_BACK)
    await stopCampaign(world.deps, { id: campaignId, by: 'admin/test' })

    await world.drain()

    expect(await orderedBy('B0000')).toBeNull()
  })
})
