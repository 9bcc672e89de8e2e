import { describe, expect, it } from 'vitest'
import { ImportId } from '#shared/contracts/ids.ts'
import { changeOf, type Draft, faultAt, faultsOf } from '../../console/src/pages/campaign/draft.ts'

const SAVED: Draft = {
  texts: {},
  category: 'marketing',
  name: 'Birthdays',
  audience: { kinds: ['customer'], tags: [], exceptTags: [], regions: [] },
  template: { zh: '生日快乐', en: 'Happy birthday' },
  settings: { time: '09:00', headPhone: null },
}

describe('changeOf', () => {
  it('is nothing while nothing differs', () => {
    expect(changeOf(structuredClone(SAVED), SAVED)).toBeUndefined()
  })

  it('holds only the parts that differ, each whole', () => {
    const draft = { ...SAVED, settings: { time: '10:00', headPhone: null } }

    expect(changeOf(draft, SAVED)).toEqual({ settings: { time: '10:00', headPhone: null } })
  })

  it('takes a list away that was there', () => {
    const listed = { ...SAVED, audience: { ...SAVED.audience, list: ImportId.parse('imp_00000000000000000001') } }

    expect(changeOf(SAVED, listed)).toEqual({ audience: { ...SAVED.audience, list: null } })
    expect(changeOf(listed, SAVED)).toEqual({ audience: listed.audience })
  })
})

describe('faults of a refused change', () => {
  const problem = (path: string) => ({
    type: 'about:blank',
    title: 'Invalid',
    status: 400,
    detail: 'The campaign has faults.',
    errors: [{ path, message: 'must be a time like 09:00' }],
  })

  it.each([['settings.cutOffs.0.time'], ['settings.cutOffs[0].time'], ['/settings/cutOffs/0/time']])(
    'are shown at the setting they are in: %s',
    (path) => {
      expect(faultAt(faultsOf(problem(path)), 'settings.cutOffs')).toBe('must be a time like 09:00')
    },
  )

  it('are not shown at a setting whose name only begins alike', () => {
    expect(faultAt(faultsOf(problem('settings.timezone')), 'settings.time')).toBeUndefined()
  })
})
