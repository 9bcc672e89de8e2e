import { describe, expect, it } from 'vitest'
import { createReconcileHandler } from '#functions/reconcile/handler.ts'
import type { Campaign } from '#shared/contracts/campaign.ts'
import { PRESETS } from '#shared/domain/scenarios/presets/catalogue.ts'
import { aCampaign, campaignId } from '../builders/campaign.ts'
import { World } from '../builders/world.ts'

async function linesAt(now: string, ...campaigns: Campaign[]): Promise<unknown[]> {
  const lines: unknown[] = []
  const log = {
    debug: () => undefined,
    info: () => undefined,
    error: (code: string, fields: unknown) => void lines.push([code, fields]),
  }
  const { deps, stores } = new World(now)
  for (const campaign of campaigns) await stores.campaigns.save(campaign, 'absent')
  const erasureQueue = { erase: async () => undefined }
  const { erasures, retention, inbox } = stores
  await createReconcileHandler({ ...deps, erasures, retention, inbox, erasureQueue, log })()
  return lines
}

describe('a year whose days off nobody has added', () => {
  it.each([
    ['in the first minutes of a day', '2026-12-01T00:03:00+08:00', [['HOLIDAYS_READ_MISSING', { date: '2027-01-01' }]]],
    ['not every five minutes', '2026-12-01T00:08:00+08:00', []],
    ['not while there is time', '2026-11-01T00:03:00+08:00', []],
  ])('is told %s', async (_, now, lines) => {
    expect(await linesAt(now)).toEqual(lines)
  })
})

describe('a campaign whose settings this release cannot read', () => {
  it('is told, and keeps nothing from the others', async () => {
    const AT = '2026-12-01T00:08:00+08:00'
    const [broken, sound] = [campaignId('broken'), campaignId('sound')]
    const campaign = aCampaign({ id: sound, kind: 'birthday-greeting', state: 'active', activeSince: new Date(AT) })
    const unreadable = { ...campaign, id: broken, content: { ...campaign.content, settings: { time: 'noon' } } }

    // What a preset was set to is in the scenario that its campaign keeps.
    const settings = { daysBefore: [60, 7] }
    const scenario = PRESETS.find(({ id }) => id === 'contract-renewal')?.scenarioOf(settings)
    const content = { ...campaign.content, settings, scenario }
    const kept = aCampaign({ id: campaignId('kept'), kind: 'contract-renewal', state: 'stopped', content })

    expect(await linesAt(AT, unreadable, campaign, kept)).toEqual([['CAMPAIGN_UNREADABLE', { campaignId: broken }]])
  })
})
