import { describe, expect, it } from 'vitest'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { listTemplates } from '#shared/usecases/campaigns/list-templates.ts'
import { registerTemplate, settleTemplates } from '#shared/usecases/campaigns/register-template.ts'
import { listCalendar } from '#shared/usecases/history/list-calendar.ts'
import { dryRun, peopleOf } from '../../../builders/foreseen.ts'
import { placed } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const AT = '2026-12-01T02:00:00Z'
const LATER = '2026-12-01T08:00:00Z'

/** An unpaid order of somebody with a name, on a line whose carrier wants templates in mainland China. */
async function nudgedWorld({ wantsTemplate = (to: string) => to.startsWith('+86') } = {}) {
  const world = new World(AT)
  Object.assign(world.sms, { wantsTemplate })
  const campaign = await world.campaign('unpaid-order-nudge')
  await order(world, 'SO-1')
  return { world, campaign }
}

async function order(world: World, id: string): Promise<void> {
  // Of another sum each: the same words to one number leave once in half a minute.
  const totalMinor = 17_800 + Number(id.slice(3))
  await world.accept(placed(id, AT, { buyer: { id: `C-${id}`, name: '王芳', phone: '19900000001' }, totalMinor }))
}

async function approveAll(world: World, campaign: CampaignId): Promise<void> {
  const { templates } = await listTemplates(world.deps, campaign)
  for (const { id } of templates)
    await registerTemplate(world.deps, {
      id,
      campaign,
      state: 'approved',
      code: `SMS_${id.slice(-6)}`,
      by: 'admin/test',
    })
}

function countReads({ stores: { templates } }: World): () => number {
  const list = templates.list.bind(templates)
  let reads = 0
  templates.list = () => {
    reads += 1
    return list()
  }
  return () => reads
}

describe('a text on a line that wants registered templates', () => {
  it('is held back while nothing is approved, and the trail names its template', async () => {
    const { world } = await nudgedWorld()

    await world.advance(LATER)

    expect(world.sent).toEqual([])
    const [held] = await world.messagesOf('C-SO-1')
    expect(held).toMatchObject({ state: 'suppressed', reason: 'template-not-approved' })
    expect(held?.trail.at(-1)?.values.template).toMatch(/^tpl_[0-9a-f]{16}$/)
  })

  it('leaves once its template is approved, with the code and the values', async () => {
    const { world, campaign } = await nudgedWorld()
    await approveAll(world, campaign)

    await world.advance(LATER)

    const { templates } = await listTemplates(world.deps, campaign)
    const [sent] = world.sent
    const named = templates.find(({ id }) => id === sent?.template?.id)
    expect(sent?.template?.code).toBe(`SMS_${named?.id.slice(-6)}`)
    expect(Object.keys(sent?.template?.values ?? {})).toEqual(named?.places.map(({ key }) => key))
    expect(Object.values(sent?.template?.values ?? {})).toContain('178.01元')
  })

  it('is foreseen as held back by a dry run and a calendar, and as sent once it is approved', async () => {
    const { world, campaign } = await nudgedWorld()
    const foreseen = async () => {
      const people = await peopleOf(world, await dryRun(world, campaign))
      const asked = { contactId: 'C-SO-1', until: undefined, limit: 10, cursor: undefined }
      const calendar = await listCalendar(world.deps, asked)
      return [people.map(({ reason }) => reason), calendar?.items.map(({ forecast }) => forecast.decision)]
    }

    const before = await foreseen()
    await approveAll(world, campaign)
    const after = await foreseen()

    expect(before).toMatchObject([['template-not-approved'], [{ because: 'template-not-approved' }]])
    expect(after).toMatchObject([[null], [{ kind: 'send' }]])
  })

  it('is held back again once the carrier has taken its word back', async () => {
    const { world, campaign } = await nudgedWorld()
    await approveAll(world, campaign)
    for (const { id } of (await listTemplates(world.deps, campaign)).templates)
      await registerTemplate(world.deps, { id, state: 'rejected', by: 'admin/test' })

    await world.advance(LATER)

    expect(world.sent).toEqual([])
  })
})

describe('what a sender reads of templates', () => {
  it('is one list for all texts of a version', async () => {
    const { world, campaign } = await nudgedWorld()
    for (const id of ['SO-2', 'SO-3']) await order(world, id)
    await approveAll(world, campaign)
    const reads = countReads(world)

    await world.advance(LATER)

    expect([world.sent.length, reads()]).toEqual([3, 1])
  })

  it('is nothing where the carrier takes any text, and then texts name none', async () => {
    const { world, campaign } = await nudgedWorld()
    Object.assign(world.sms, { wantsTemplate: undefined })
    await approveAll(world, campaign)
    const reads = countReads(world)

    await world.advance(LATER)

    expect([world.sent.length, reads()]).toEqual([1, 0])
    expect(world.sent[0]?.template).toBeNull()
  })

  it('is nothing of a number elsewhere', async () => {
    const { world } = await nudgedWorld({ wantsTemplate: () => false })

    await world.advance(LATER)

    expect(world.sent).toMatchObject([{ template: null }])
  })

  it('reaches a line that was not told', async () => {
    const { world, campaign } = await nudgedWorld()
    await approveAll(world, campaign)
    const line = await world.stores.lines.find('test')
    if (line === undefined) throw new Error('the line was told')
    await world.stores.lines.save({ ...line, templatesVersion: 0, rev: line.rev + 1 }, line.rev)

    await settleTemplates(world.deps)
    await world.advance(LATER)

    expect(world.sent).toHaveLength(1)
  })
})
