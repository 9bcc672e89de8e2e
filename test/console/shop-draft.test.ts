import { describe, expect, it } from 'vitest'
import { ShopsChange, type ShopsView } from '#shared/contracts/console-api/shops.ts'
import { changeOf, draftOf, withNewCutOff, withNewShop } from '../../console/src/pages/settings/shop-draft.ts'
import { aShop } from '../builders/shops.ts'

const HOURS = { days: [1], from: '09:00', until: '18:00' }
const FULL = aShop({
  signature: '坚果小铺',
  optOutWords: { zh: '拒收请回复R', en: 'Reply STOP to opt out' },
  hotline: '400-000-0000',
  hours: HOURS,
  cutOffs: [{ time: '16:00', days: [1] }],
  reach: [{ carrier: 'SF', exceptRegions: ['65'] }],
})
const VIEW: ShopsView = { items: [FULL, aShop({ id: 'mira', name: 'Mira' })], home: null, version: 3, rev: 3 }

/** The first of what stands, with these fields typed over it. */
function edited(fields: Partial<ReturnType<typeof draftOf>['shops'][number]>) {
  const draft = draftOf(VIEW)
  return { ...draft, shops: draft.shops.map((shop, index) => (index === 0 ? { ...shop, ...fields } : shop)) }
}

describe('a change of shops', () => {
  it('is nothing while nothing was edited', () => {
    expect(changeOf(draftOf(VIEW), VIEW)).toBeUndefined()
  })

  it('is the whole list, with what the form does not show, for the version that was read', () => {
    const change = changeOf(edited({ name: ' 坚果铺 ', hotline: '' }), VIEW)

    const { hotline: _, ...rest } = FULL
    expect(change).toEqual({ items: [{ ...rest, name: '坚果铺' }, VIEW.items[1]], version: 3 })
    expect(ShopsChange.safeParse(change).success).toBe(true)
  })

  it('leaves out what was emptied, and takes a signature with or without its brackets', () => {
    const emptied = { signature: ' ', optOutWords: { zh: '', en: ' ' }, hours: null }
    const { signature: _, optOutWords: __, hours: ___, ...rest } = FULL

    expect(changeOf(edited(emptied), VIEW)?.items[0]).toEqual(rest)
    expect(changeOf(edited({ signature: '【坚果】' }), VIEW)?.items[0]?.signature).toBe('坚果')
  })

  it('is nothing while a shop lacks its id or name', () => {
    expect(changeOf(withNewShop(draftOf(VIEW)), VIEW)).toBeUndefined()
    expect(changeOf(edited({ name: ' ' }), VIEW)).toBeUndefined()
  })

  it('names a home that was chosen', () => {
    expect(changeOf({ ...draftOf(VIEW), home: 'mira' }, VIEW)).toMatchObject({ home: 'mira', items: VIEW.items })
  })

  it('adds a cut-off that the server takes', () => {
    const draft = draftOf(VIEW)
    const change = changeOf({ ...draft, shops: draft.shops.map(withNewCutOff) }, VIEW)

    expect(change?.items.map(({ cutOffs }) => cutOffs?.length)).toEqual([2, 1])
    expect(ShopsChange.safeParse(change).success).toBe(true)
  })
})
