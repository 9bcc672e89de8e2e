import { describe, expect, it } from 'vitest'
import { viewRun } from '#functions/console-api/views/campaign-view.ts'
import type { CampaignId } from '#shared/contracts/ids.ts'
import { activateCampaign } from '#shared/usecases/campaigns/activate-campaign.ts'
import { approveCampaign } from '#shared/usecases/campaigns/approve-campaign.ts'
import { archiveCampaign } from '#shared/usecases/campaigns/archive-campaign.ts'
import { changeCampaign } from '#shared/usecases/campaigns/change-campaign.ts'
import { copyCampaign } from '#shared/usecases/campaigns/copy-campaign.ts'
import { createCampaign } from '#shared/usecases/campaigns/create-campaign.ts'
import { setApproval } from '#shared/usecases/campaigns/set-approval.ts'
import { stopCampaign } from '#shared/usecases/campaigns/stop-campaign.ts'
import { changeCountries } from '#shared/usecases/line/steer-line.ts'
import { listRuns } from '#shared/usecases/runs/list-runs.ts'
import { dryRun } from '../../../builders/foreseen.ts'
import { addCelebrants, addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const EDITOR = 'marketing/anna'
const OTHER = 'marketing/bo'
const ADMIN = 'admin/cy'

/** A draft of birthday greetings by Anna for 5 December, where more than two people need an approval. */
async function withDraft(people: number) {
  const world = new World('2026-12-04T02:00:00Z')
  await addCelebrants(world, people)
  await setApproval(world.deps, { above: 2, by: ADMIN })
  const created = await createCampaign(world.deps, { by: EDITOR, kind: 'birthday-greeting' })
  if (created.kind !== 'created') throw new Error('no draft')
  return { world, id: created.campaign.id }
}

async function fingerprintOf(world: World, id: CampaignId, at?: Date): Promise<string> {
  return (await dryRun(world, id, at)).fingerprint ?? ''
}

async function withApproved(people: number) {
  const { world, id } = await withDraft(people)
  const fingerprint = await fingerprintOf(world, id)
  await approveCampaign(world.deps, { id, by: OTHER, fingerprint })
  expect((await activateCampaign(world.deps, { id, by: EDITOR, fingerprint })).kind).toBe('done')
  return { world, id }
}

async function runOn(world: World, id: CampaignId, date: string) {
  const { items } = await listRuns(world.stores, { campaignId: id, page: { limit: 100 } })
  const found = items.find(({ run }) => run.date === date && run.part === 'greeting' && run.zone === 'Asia/Shanghai')
  return found && viewRun(found)
}

describe('an activation', () => {
  it('needs an approval above the number, by somebody else than who changed it last', async () => {
    const { world, id } = await withDraft(3)
    const fingerprint = await fingerprintOf(world, id)
    const activate = async () => (await activateCampaign(world.deps, { id, by: EDITOR, fingerprint })).kind
    const approve = async (by: string) => (await approveCampaign(world.deps, { id, by, fingerprint })).kind

    expect(await activate()).toBe('needs-approval')
    expect(await approve(EDITOR)).toBe('own-change')
    expect(await approve('admin+marketing/anna')).toBe('own-change')
    expect(await approve(OTHER)).toBe('done')
    expect(await activate()).toBe('done')
  })

  it('of a copy needs an approval by somebody else than who made the copy, whatever others did to it since', async () => {
    const { world, id } = await withDraft(3)
    const copied = await copyCampaign(world.deps, { id, by: OTHER })
    if (copied.kind !== 'created') throw new Error('no copy')
    const copy = copied.campaign.id
    await archiveCampaign(world.deps, { id: copy, by: EDITOR })
    const fingerprint = await fingerprintOf(world, copy)

    expect((await approveCampaign(world.deps, { id: copy, by: OTHER, fingerprint })).kind).toBe('own-change')
    expect((await approveCampaign(world.deps, { id: copy, by: EDITOR, fingerprint })).kind).toBe('done')
  })

  it('needs none up to the number, and one where nobody has counted', async () => {
    const { world, id } = await withDraft(2)
    const fingerprint = await fingerprintOf(world, id)

    expect((await activateCampaign(world.deps, { id, by: EDITOR })).kind).toBe('needs-approval')
    expect((await activateCampaign(world.deps, { id, by: EDITOR, fingerprint })).kind).toBe('done')
  })

  it('is refused when content or rules drifted from the dry run, or it is over a day old, and not when people did', async () => {
    const { world, id } = await withDraft(1)
    const fingerprint = await fingerprintOf(world, id)
    const activate = async () => (await activateCampaign(world.deps, { id, by: EDITOR, fingerprint })).kind
    const change = (name: string) => changeCampaign(world.deps, { id, by: EDITOR, change: { name } })
    const open = (allowed: string[]) => changeCountries(world.deps, { by: ADMIN, allowed })
    const { allowed } = (await open(['CN'])).kind === 'done' ? { allowed: ['CN'] } : { allowed: [] }

    expect(await activate()).toBe('drifted')
    const fresh = await fingerprintOf(world, id)
    const again = async (print = fresh) =>
      (await activateCampaign(world.deps, { id, by: EDITOR, fingerprint: print })).kind
    await change('another name')
    expect(await again()).toBe('drifted')
    await change('生日祝福')
    await open([...allowed, 'US'])
    expect(await again()).toBe('drifted')
    await open(allowed)
    world.nowMs += 24 * 3_600_000 + 1
    expect(await again()).toBe('drifted')
    world.nowMs -= 2
    expect(await again('no-such-fingerprint')).toBe('drifted')
    await addContact(world, { id: 'C9', phone: '+8619900000009' })
    expect(await again()).toBe('done')
  })
})

describe('a later firing', () => {
  it('goes when it has about as many people as were approved', async () => {
    const { world, id } = await withApproved(5)
    await addContact(world, {
      id: 'C0006',
      phone: '+8619900000006',
      birthday: (await world.stores.contacts.find('C0001'))?.birthday ?? null,
    })

    await world.advance('2026-12-05T03:00:00Z')

    expect(world.sent).toHaveLength(6)
    expect(await runOn(world, id, '2026-12-05')).toMatchObject({ state: 'closed', planned: 6, waits: null })
  })

  it('waits with more than 1.2 times as many, says so, and goes on when somebody approves that number', async () => {
    const { world, id } = await withApproved(5)
    const birthday = (await world.stores.contacts.find('C0001'))?.birthday ?? null
    for (const tail of ['06', '07'])
      await addContact(world, { id: `C00${tail}`, phone: `+86199000000${tail}`, birthday })

    await world.advance('2026-12-05T03:00:00Z')

    expect(world.sent).toEqual([])
    const waiting = await runOn(world, id, '2026-12-05')
    expect(waiting).toMatchObject({ state: 'freezing', planned: 7, waits: { code: 'needs-approval' } })
    const fingerprint = await fingerprintOf(world, id, new Date('2026-12-05T00:50:00Z'))
    await approveCampaign(world.deps, { id, by: OTHER, fingerprint })
    await world.advance('2026-12-05T04:00:00Z')
    expect(world.sent).toHaveLength(7)
    expect(await runOn(world, id, '2026-12-05')).toMatchObject({ state: 'closed', planned: 7, waits: null })
  })

  it('waits with a new version until that is approved, and tells each person why nothing came in time', async () => {
    const { world, id } = await withApproved(3)
    await changeCampaign(world.deps, { id, by: EDITOR, change: { template: { zh: '{{name}}，生日快乐！' } } })
    await world.advance('2026-12-05T03:00:00Z')
    expect(world.sent).toEqual([])
    const fingerprint = await fingerprintOf(world, id, new Date('2026-12-05T00:50:00Z'))

    await world.advance('2026-12-05T20:00:00Z')
    await approveCampaign(world.deps, { id, by: OTHER, fingerprint })
    await world.advance('2026-12-06T03:00:00Z')

    expect(world.sent).toEqual([])
    expect(await runOn(world, id, '2026-12-05')).toMatchObject({ state: 'closed', counts: { expired: 3 } })
  })

  it('goes on by itself within the hour when admin asks for no approval any more', async () => {
    const { world, id } = await withApproved(3)
    await changeCampaign(world.deps, { id, by: EDITOR, change: { template: { zh: '{{name}}，生日快乐！' } } })
    await world.advance('2026-12-05T01:30:00Z')
    await setApproval(world.deps, { above: null, by: ADMIN })

    await world.advance('2026-12-05T02:02:00Z')
    await world.advance('2026-12-05T02:10:00Z')

    expect(world.sent).toHaveLength(3)
    expect(await runOn(world, id, '2026-12-05')).toMatchObject({ waits: null })
  })

  it('is cancelled text by text when the campaign is stopped while it waits', async () => {
    const { world, id } = await withApproved(3)
    await changeCampaign(world.deps, { id, by: EDITOR, change: { template: { zh: '{{name}}，生日快乐！' } } })
    await world.advance('2026-12-05T01:30:00Z')
    await stopCampaign(world.deps, { id, by: ADMIN })

    await world.advance('2026-12-05T02:02:00Z')
    await world.advance('2026-12-05T03:00:00Z')

    expect(await runOn(world, id, '2026-12-05')).toMatchObject({ state: 'closed', counts: { cancelled: 3 } })
  })
})
