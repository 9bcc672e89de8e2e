import { describe, expect, it } from 'vitest'
import { linesOfTrail } from '#shared/domain/wording/words.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { changeLine, startLine, stopLine } from '#shared/usecases/line/steer-line.ts'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { changeContact } from '#shared/usecases/people/change-contact.ts'
import { optIn } from '#shared/usecases/people/opt-in.ts'
import { optOut } from '#shared/usecases/people/opt-out.ts'
import { aContact } from '../../../builders/contact.ts'
import { failingAt, openImportDesk } from '../../../builders/import-desk.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const START = '2026-12-01T02:00:00Z'
const CRASHES = (['before', 'after'] as const).flatMap((when) =>
  Array.from({ length: 12 }, (_, n) => [n + 1, when] as const),
)
const NEVER = 1_000_000

/** Kills the process at that call of the step, if it comes so far; what is done next is another process's. */
async function killing(world: World, [nth, when]: (typeof CRASHES)[number], step: () => Promise<unknown>) {
  world.crashAt(nth, when)
  await step().catch(() => undefined)
  world.crashAt(NEVER, 'before')
}

async function told(world: World, subject?: string): Promise<string[]> {
  const { items } = await world.stores.audit.list({ subject }, { limit: 100 })
  return items.map(({ by, what }) => `${by} ${what}`).toReversed()
}

describe('a crash at any call of a step', () => {
  const steps = {
    activate: (world: World, id: string, by: string) => activateCampaign(world.deps, { id, by }),
    change: (world: World, id: string, by: string) => changeCampaign(world.deps, { id, by, change: { name: '新名' } }),
    pause: (world: World, id: string, by: string) => pauseCampaign(world.deps, { id, by }),
    stop: (world: World, id: string, by: string) => stopCampaign(world.deps, { id, by }),
  }

  it.each(
    (['change', 'pause', 'stop'] as const).flatMap((step) => CRASHES.map(([nth, when]) => [step, nth, when] as const)),
  )(
    '%s, killed at call %d, %s it, leaves an entry for what took effect and for nothing else',
    async (step, nth, when) => {
      const world = new World(START)
      const id = await world.campaign('unpaid-order-nudge')
      const before = await world.stores.campaigns.find(id)

      world.crashAt(nth, when)
      await steps[step](world, id, 'admin/killed').catch(() => undefined)
      await world.advance('2026-12-01T02:05:00Z')

      const after = await world.stores.campaigns.find(id)
      const took = after?.rev !== before?.rev
      expect((await told(world, id)).slice(2)).toEqual(took ? [`admin/killed campaign.${pastOf(step)}`] : [])
    },
  )

  it.each(CRASHES)('is told by the next step of somebody else, killed at call %d, %s it', async (nth, when) => {
    const world = new World(START)
    const id = await world.campaign('unpaid-order-nudge')
    const before = await world.stores.campaigns.find(id)

    await killing(world, [nth, when], () => steps.change(world, id, 'admin/killed'))
    const took = (await world.stores.campaigns.find(id))?.rev !== before?.rev
    await steps.stop(world, id, 'admin/next')

    const killed = took ? ['admin/killed campaign.changed'] : []
    expect((await told(world, id)).slice(2)).toEqual([...killed, 'admin/next campaign.stopped'])
  })

  it.each(CRASHES)('of a line, killed at call %d, %s it, loses no entry either', async (nth, when) => {
    const world = new World(START)
    await changeLine(world.deps, { by: 'admin/first', dailyBudgetMicros: 1_000_000_000 })

    await killing(world, [nth, when], () => stopLine(world.deps, { by: 'admin/killed', why: 'drill' }))
    const took = (await world.stores.lines.find('test'))?.stop != null
    await changeLine(world.deps, { by: 'admin/next', dailyBudgetMicros: 2_000_000_000 })

    expect(await told(world)).toEqual([
      'admin/first line.changed',
      ...(took ? ['admin/killed line.stopped'] : []),
      'admin/next line.changed',
    ])
  })

  it.each(CRASHES)('of a contact, killed at call %d, %s it, loses no entry either', async (nth, when) => {
    const world = new World(START)
    await world.stores.contacts.save(aContact({ id: 'C9' }), 'absent')

    await killing(world, [nth, when], () =>
      changeContact(world.deps, { contactId: 'C9', by: 'support/killed', change: { language: 'en' } }),
    )
    const took = (await world.stores.contacts.find('C9'))?.language === 'en'
    await changeContact(world.deps, { contactId: 'C9', by: 'support/next', change: { name: '新名字' } })

    expect(await told(world)).toEqual([
      ...(took ? ['support/killed contact.changed'] : []),
      'support/next contact.changed',
    ])
    const { items } = await world.stores.audit.list({}, { limit: 10 })
    expect(JSON.stringify(items)).not.toMatch(/新名字|朱慧|1990000/u)
  })
})

function pastOf(step: 'change' | 'pause' | 'stop'): string {
  return { change: 'changed', pause: 'paused', stop: 'stopped' }[step]
}

describe('the trail of a message that was not sent', () => {
  it('tells who stopped its campaign', async () => {
    const world = new World(START)
    const id = await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', START, { buyer: { id: 'C1', phone: '19900000001' } }))

    await stopCampaign(world.deps, { id, by: 'marketing/li' })
    await world.drain()

    const [message] = await world.messagesOf('C1')
    expect(message).toMatchObject({ state: 'cancelled', reason: 'campaign-stopped' })
    expect(message?.trail.at(-1)?.values).toEqual({ because: 'campaign-stopped', by: 'marketing/li' })
    expect(linesOfTrail({ trail: message?.trail ?? [] }).at(-1)).toMatchObject({
      zh: '已取消：活动已停止（操作人：marketing/li）',
      en: 'Cancelled: The campaign was stopped (by marketing/li)',
    })
  })

  it('tells who opted its number out', async () => {
    const world = new World(START)
    await world.campaign('unpaid-order-nudge')
    await world.accept(placed('SO-1', START, { buyer: { id: 'C1', phone: '19900000001' } }))
    await optOut(world.deps, { contactId: 'C1', note: 'asked', by: 'support/wang' })
    await world.advance('2026-12-01T05:00:00Z')

    const [message] = await world.messagesOf('C1')
    expect(message).toMatchObject({ state: 'suppressed', reason: 'opted-out' })
    expect(message?.trail.at(-1)?.values).toEqual({ because: 'opted-out', by: 'support/wang' })
  })
})

describe('an entry', () => {
  it('is left by each step once, whoever repeats it', async () => {
    const world = new World(START)
    const created = await createCampaign(world.deps, { by: 'marketing/li', kind: 'birthday-greeting' })
    if (created.kind !== 'created') throw new Error('it is created')
    const { id } = created.campaign
    for (const by of ['admin/a', 'admin/b']) await activateCampaign(world.deps, { id, by })
    for (const by of ['admin/c', 'admin/d']) await stopCampaign(world.deps, { id, by })
    await world.advance('2026-12-01T03:00:00Z')

    expect(await told(world)).toEqual([
      'marketing/li campaign.created',
      'admin/a campaign.activated',
      'admin/c campaign.stopped',
    ])
  })

  it('of a started line is none where it was open', async () => {
    const world = new World(START)
    await startLine(world.deps, { by: 'admin/a' })

    expect(await told(world)).toEqual([])
  })

  it('of an import whose maker crashed is left when its file is taken in', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('contacts', 'id,phone\nC1,19900000001\n')
    const entries = async () => (await desk.stores.audit.list({}, { limit: 10 })).items
    const made = await entries()
    // As if the entry had been lost: nothing but the import itself knows who made it.
    const audit = openImportDesk().stores.audit
    await importFile({ ...desk.deps, audit }, { importId: id, remainingMs: () => Number.POSITIVE_INFINITY })

    expect(made).toMatchObject([{ by: 'admin/test', what: 'import.created', subject: { type: 'import', id } }])
    expect((await audit.list({}, { limit: 10 })).items).toEqual(made)
  })

  it('that could not be written is written before the next change', async () => {
    const world = new World(START)
    const audit = failingAt(world.stores.audit, 'record', 1, 'before')
    await expect(changeLine({ ...world.deps, audit }, { by: 'a/b', dailyBudgetMicros: 1 })).rejects.toThrow()
    await changeLine(world.deps, { by: 'admin/next', dailyBudgetMicros: 2 })

    expect(await told(world)).toEqual(['a/b line.changed', 'admin/next line.changed'])
  })

  it.each(['opted-out', 'opted-in'] as const)('of who %s is there before it holds', async (what) => {
    const world = new World(START)
    await world.stores.contacts.save(aContact({ id: 'C9' }), 'absent')
    const asked = { contactId: 'C9', note: 'asked', by: 'support/li' }
    const step = what === 'opted-out' ? optOut : optIn
    for (let nth = 1; nth <= 8; nth += 1) {
      await killing(world, [nth, 'before'], () => step(world.deps, asked))
      const holds = (await world.stores.contacts.find('C9'))?.consent.source === 'support'
      if (holds) expect(await told(world, 'contact:C9')).toContain(`support/li contact.${what}`)
    }
    expect(await told(world, 'contact:C9')).toContain(`support/li contact.${what}`)
  })
})
