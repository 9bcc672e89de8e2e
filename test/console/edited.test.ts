import { describe, expect, it } from 'vitest'
import { viewCampaign } from '#functions/console-api/views/campaign-view.ts'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import {
  beginWith,
  changeIn,
  type Edited,
  follow,
  isOvertaken,
  layOver,
} from '../../console/src/pages/campaign/edited.ts'
import { aCampaign } from '../builders/campaign.ts'

const SAVED = viewCampaign(aCampaign())
/** As it stands after somebody else's save. */
const theirs = (fields: Partial<CampaignView>): CampaignView => ({ ...SAVED, rev: SAVED.rev + 1, ...fields })
const edited = (fields: Partial<Edited['draft']>): Edited => {
  const begun = beginWith(SAVED)
  return { ...begun, draft: { ...begun.draft, ...fields } }
}

describe('an open editor, when somebody else saves in another tab', () => {
  it('shows what they saved while nothing is edited in it', () => {
    const now = follow(beginWith(SAVED), theirs({ name: '乙' }))

    expect(now.draft.name).toBe('乙')
    expect([changeIn(now), isOvertaken(now, theirs({}))]).toEqual([undefined, false])
  })

  it('is overtaken while something is: nothing of either is lost, and its change is still one of what it read', () => {
    const saved = theirs({ name: '乙' })
    const now = follow(edited({ template: { zh: '新文案', en: 'new' } }), saved)

    expect(isOvertaken(now, saved)).toBe(true)
    expect(now.base.rev).toBe(SAVED.rev)
    expect(changeIn(now)).toEqual({ template: { zh: '新文案', en: 'new' } })
  })

  it('goes on over the new revision where they only paused it', () => {
    const saved = theirs({ state: 'paused' })
    const now = follow(edited({ name: '甲' }), saved)

    expect(isOvertaken(now, saved)).toBe(false)
    expect([now.base.rev, changeIn(now)]).toEqual([saved.rev, { name: '甲' }])
  })

  it('lays its own parts over theirs when asked to, so that the next save takes back nothing of theirs', () => {
    const saved = theirs({ name: '乙', settings: { time: '10:00' } })
    const now = layOver(edited({ template: { zh: '新文案', en: 'new' } }), saved)

    expect(now.draft).toMatchObject({ name: '乙', settings: { time: '10:00' } })
    expect([isOvertaken(now, saved), changeIn(now)]).toEqual([false, { template: { zh: '新文案', en: 'new' } }])
  })

  it('does not fall back to an answer that was asked for before its own save', () => {
    const mine = theirs({ name: '甲' })

    expect(follow(beginWith(mine), SAVED)).toEqual(beginWith(mine))
    expect(isOvertaken(beginWith(mine), SAVED)).toBe(false)
  })
})
