import { describe, expect, it } from 'vitest'
import { viewCampaign } from '#functions/console-api/views/campaign-view.ts'
import { beginWith, changeIn } from '../../console/src/pages/campaign/edited.ts'
import { forgetDraft, keepDraft, resumeDraft } from '../../console/src/pages/campaign/kept-draft.ts'
import { aCampaign } from '../builders/campaign.ts'

const SAVED = viewCampaign(aCampaign())

class Shelf {
  readonly kept = new Map<string, string>()
  getItem = (key: string) => this.kept.get(key) ?? null
  setItem = (key: string, value: string) => void this.kept.set(key, value)
  removeItem = (key: string) => void this.kept.delete(key)
}

function shelfWith(name: string): Shelf {
  const shelf = new Shelf()
  const begun = beginWith(SAVED)
  keepDraft({ ...begun, draft: { ...begun.draft, name } }, shelf)
  return shelf
}

describe('a draft that was left unsaved', () => {
  it('goes on where it was, after a reload or an expired session', () => {
    const resumed = resumeDraft(SAVED, shelfWith('双十一'))

    expect(changeIn(resumed)).toEqual({ name: '双十一' })
  })

  it('is done with once the same content is saved, whoever saved it', () => {
    const saved = { ...SAVED, name: '双十一', rev: SAVED.rev + 1 }

    expect(changeIn(resumeDraft(saved, shelfWith('双十一')))).toBeUndefined()
  })

  it('is gone once forgotten, and never comes to a campaign that is stopped', () => {
    const shelf = shelfWith('双十一')
    expect(changeIn(resumeDraft({ ...SAVED, state: 'stopped' }, shelf))).toBeUndefined()

    forgetDraft(SAVED.id, shelf)

    expect(changeIn(resumeDraft(SAVED, shelf))).toBeUndefined()
  })

  it('is left alone where something else stands under its key', () => {
    const shelf = shelfWith('双十一')
    for (const [key] of shelf.kept) shelf.kept.set(key, '{"base":1')

    expect(changeIn(resumeDraft(SAVED, shelf))).toBeUndefined()
  })

  it('stays on the screen where the browser keeps nothing', () => {
    const full = {
      ...new Shelf(),
      setItem: () => {
        throw new Error('QuotaExceededError')
      },
    }

    expect(() => keepDraft(beginWith(SAVED), full)).not.toThrow()
  })
})
