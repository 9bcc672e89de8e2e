import type { Campaign, PageAudience, PageProgress, Run } from '#shared/contracts/campaign.ts'
import { CampaignId, runIdOf } from '#shared/contracts/ids.ts'

/** A campaign id from any lower-case name: `cmp_<name>` filled up to 20 characters. */
export function campaignId(name: string): CampaignId {
  return CampaignId.parse(`cmp_${name.padEnd(20, '0')}`)
}

/** An active campaign of unpaid-order nudges, open to everybody. */
export function aCampaign(fields: Partial<Campaign> = {}): Campaign {
  return {
    id: campaignId('nudge'),
    kind: 'unpaid-order-nudge',
    state: 'active',
    version: 1,
    content: {
      name: '未付款提醒',
      audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
      template: { zh: '您的订单还没有付款。', en: 'Your order is not paid yet.' },
      settings: {},
    },
    createdAt: new Date('2026-11-01T00:00:00Z'),
    changedAt: new Date('2026-11-02T00:00:00Z'),
    activeSince: new Date('2026-11-02T00:00:00Z'),
    activeUntil: null,
    versions: null,
    archivedAt: null,
    lastChange: null,
    editedBy: null,
    approval: null,
    frozenIn: null,
    rev: 1,
    ...fields,
  }
}

/** The birthday run of 1 December 2026; its id follows from campaign, part, firing and zone unless it is given. */
export function aRun(fields: Partial<Run> = {}): Run {
  const rest = {
    campaignId: campaignId('birthday'),
    part: 'greet',
    zone: 'Asia/Shanghai',
    firedAt: new Date('2026-12-01T01:00:00Z'),
    ...fields,
  }
  return {
    id: runIdOf(rest),
    version: 1,
    kind: 'birthday-greeting',
    date: '2026-12-01',
    state: 'sending',
    pages: 1,
    planned: 1,
    step: '2026-12-01',
    missed: null,
    gate: null,
    counts: null,
    reasons: null,
    parts: null,
    ended: null,
    restoredAt: null,
    rev: 1,
    ...rest,
  }
}

/** The first and last page of `aRun`, with one contact. */
export function anAudience(fields: Partial<PageAudience> = {}): PageAudience {
  return { runId: aRun().id, number: 1, entries: [{ contactId: 'C00001', refs: [] }], after: null, ...fields }
}

/** The open first page of `aRun`, not due. */
export function aProgress(fields: Partial<PageProgress> = {}): PageProgress {
  return {
    runId: aRun().id,
    number: 1,
    state: 'open',
    wakeAt: null,
    counts: null,
    reasons: null,
    parts: null,
    countedAt: null,
    rev: 1,
    ...fields,
  }
}
