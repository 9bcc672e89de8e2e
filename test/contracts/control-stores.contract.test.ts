import { expect, it } from 'vitest'
import { ImportId } from '#shared/contracts/ids.ts'
import type { NumberTexts } from '#shared/contracts/number-texts.ts'
import type { CompanyRules } from '#shared/contracts/policy.ts'
import type { ShopSettings } from '#shared/contracts/shop.ts'
import { type RegisteredTemplate, TemplateId } from '#shared/contracts/template.ts'
import { placeOf } from '#shared/domain/wording/plain-text.ts'
import type { EventToKeep } from '#shared/ports/event-log.ts'
import { anImport, aProblem } from '../builders/import.ts'
import { allPages, describeStores } from './implementations.ts'

const LIFTED_AT = new Date('2026-12-02T00:00:00Z')

describeStores('OptOutList', (stores) => {
  const optOut = (phoneHash: string) => ({
    phoneHash,
    at: new Date('2026-12-01T00:00:00Z'),
    by: 'support',
    note: '来电',
    source: 'person' as const,
  })

  it('finds the numbers that opted out, and no others', async () => {
    const { optOuts } = stores()
    await optOuts.put(optOut('h1'))
    await optOuts.put({ ...optOut('h1'), note: '' })
    await optOuts.put(optOut('h2'))
    const [read] = (await optOuts.findMany(['h2'])).values()
    if (read === undefined) throw new Error('h2 opted out')
    expect(await optOuts.lift(read, LIFTED_AT)).toBe(true)

    const found = new Map([['h1', { ...optOut('h1'), scope: 'all', unreachable: null, liftedAt: null, rev: 2 }]])
    expect(await optOuts.findMany(['h1', 'h2', 'h3', 'h1'])).toEqual(found)
    expect(await optOuts.findMany([])).toEqual(new Map())
    const entries = await optOuts.findEntries(['h1', 'h2', 'h3'])
    expect([...entries.values()].map(({ phoneHash, liftedAt }) => [phoneHash, liftedAt]).toSorted()).toEqual([
      ['h1', null],
      ['h2', LIFTED_AT],
    ])
  })

  it('lifts the entry that was read and none that was written since, be it the same in every word', async () => {
    const { optOuts } = stores()
    await optOuts.put(optOut('h4'))
    const [read] = (await optOuts.findMany(['h4'])).values()
    if (read === undefined) throw new Error('h4 opted out')
    await optOuts.put(optOut('h4'))
    const isLifted = await optOuts.lift(read, LIFTED_AT)
    const [second] = (await optOuts.findMany(['h4'])).values()
    if (second === undefined) throw new Error('the second entry stands')
    await optOuts.lift(second, LIFTED_AT)
    await optOuts.put(optOut('h4'))

    expect(isLifted).toBe(false)
    expect(await optOuts.lift(second, LIFTED_AT)).toBe(false)
    expect((await optOuts.findMany(['h4'])).size).toBe(1)
  })

  it('keeps the stricter of two words of a person, and the first of two that are as strict', async () => {
    const { optOuts } = stores()
    const word = (scope: 'marketing' | 'all', note: string) => ({ ...optOut('h6'), scope, note })
    const standing = async () => (await optOuts.findMany(['h6'])).get('h6')
    await optOuts.put(word('marketing', 'first'))
    await optOuts.put(word('marketing', 'second'))
    expect(await standing()).toMatchObject({ scope: 'marketing', note: 'first' })
    await optOuts.put(word('all', 'third'))
    await optOuts.put(word('marketing', 'fourth'))

    expect(await standing()).toMatchObject({ scope: 'all', note: 'third', rev: 4 })
  })

  it('writes a first word only where none stands', async () => {
    const { optOuts } = stores()
    const carriers = { ...optOut('h5'), source: 'carrier' as const }

    expect(await optOuts.putFirst(carriers)).toBe(true)
    await optOuts.put(optOut('h5'))
    expect(await optOuts.putFirst(carriers)).toBe(false)
    const { at, note } = carriers
    expect((await optOuts.findMany(['h5'])).get('h5')).toMatchObject({ source: 'person', unreachable: { at, note } })
  })
})

describeStores('EventLog', (stores) => {
  const kept = (id: string, day: number): EventToKeep => ({
    id,
    type: 'order.mystery',
    reason: 'unknown-type',
    body: '{"id":"x"}',
    at: new Date(Date.UTC(2026, 11, day)),
    source: 'webhook',
  })

  const print = (raw: string) => ({
    type: 'order.paid',
    timestamp: new Date('2026-12-01T00:00:00Z'),
    raw,
    read: raw === 'unread' ? null : `read ${raw}`,
  })

  it('knows an event once it is marked, and what came first under its id', async () => {
    const { events } = stores()

    expect(await events.findSeen('evt_1')).toBeUndefined()
    expect(await events.markSeen('evt_1', print('one'))).toEqual({ print: print('one') })
    expect(await events.markSeen('evt_1', print('one'))).toEqual({ print: print('one') })
    expect(await events.markSeen('evt_1', print('two'))).toEqual({ print: print('one') })
    expect(await events.findSeen('evt_1')).toEqual({ print: print('one') })
    expect(await events.markSeen('evt_2', print('unread'))).toEqual({ print: print('unread') })
    expect(await events.findSeen('evt_3')).toBeUndefined()
  })

  it('tells on which day an event of each type came last', async () => {
    const { events } = stores()
    expect(await events.listHeard()).toEqual(new Map())
    await events.markHeard('order.shipped', '2026-12-01')
    await events.markHeard('order.shipped', '2026-12-03')
    await events.markHeard('order.shipped', '2026-12-03')
    await events.markHeard('order.paid', '2026-12-02')

    const heard = new Map([
      ['order.paid', '2026-12-02'],
      ['order.shipped', '2026-12-03'],
    ])
    expect(await events.listHeard()).toEqual(heard)
  })

  it('keeps each event as it first came, newest first', async () => {
    const { events } = stores()
    await events.keep(kept('evt_b', 1))
    await events.keep(kept('evt_a', 2))
    await events.keep({ ...kept('evt_b', 3), reason: 'again' })

    const expected = [kept('evt_a', 2), kept('evt_b', 1)].map((event) => ({ ...event, sentBackAt: null }))
    const listed = expected.map(({ id, type, reason, at }) => ({ id, type, reason, at }))
    expect(await allPages((page) => events.listKept(page), 1)).toEqual(listed)
    expect(await events.listKept({ limit: 10 })).toEqual({ items: listed, next: null })
    expect(await events.findKept('evt_b')).toEqual(expected[1])
    expect(await events.findKept('evt_c')).toBeUndefined()
  })

  it('takes an event that was sent back off the list for good, and its body away, and still finds it', async () => {
    const { events } = stores()
    const at = new Date('2026-12-24T00:00:00Z')
    await events.keep(kept('evt_sent', 20))
    await events.markSentBack('evt_sent', at)
    await events.markSentBack('evt_sent', new Date('2026-12-25T00:00:00Z'))
    await events.keep(kept('evt_sent', 26))
    await events.markSentBack('evt_never', at)

    const listed = await allPages((page) => events.listKept(page), 10)
    expect(listed.map(({ id }) => id)).not.toContain('evt_sent')
    expect(await events.findKept('evt_sent')).toEqual({ ...kept('evt_sent', 20), body: '', sentBackAt: at })
    expect(await events.findKept('evt_never')).toBeUndefined()
  })

  it('refuses the cursor of another list', async () => {
    const asked = stores().events.listKept({ limit: 1, cursor: 'WyJhIiwiYiJd' })

    await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT', retryable: false })
  })
})

describeStores('ShopStore', (stores) => {
  it('keeps the first home shop for ever, and each other shop once', async () => {
    const { shops } = stores()

    expect(await shops.findHome()).toBeUndefined()
    expect(await shops.keepHome('a')).toBe('a')
    expect(await shops.keepHome('b')).toBe('a')
    expect(await shops.findHome()).toBe('a')
    for (const shop of ['b', '店铺 3', 'b']) await shops.addOther(shop)
    expect((await shops.listOthers()).toSorted()).toEqual(['b', '店铺 3'])
    expect(await shops.hasLooked()).toBe(false)
    await shops.markLooked()
    expect(await shops.hasLooked()).toBe(true)
  })

  it('gives back what is said of shops, over the version that was read', async () => {
    const { shops } = stores()
    const first: ShopSettings = {
      items: [{ id: 'b', name: '坚果小铺', hotline: '400-000-0000', cutOffs: [{ time: '16:00', days: [1, 6] }] }],
      home: null,
      version: 1,
      lastChange: { rev: 1, at: LIFTED_AT, by: 'admin/li', what: 'settings.shops-changed', before: null, after: null },
    }
    const second = { ...first, items: [{ id: 'a', name: 'Mira' }], home: 'a', version: 2 }

    expect(await shops.findSettings()).toBeUndefined()
    expect(await shops.saveSettings(first, 'absent')).toBe(true)
    expect(await shops.saveSettings(second, 'absent')).toBe(false)
    expect(await shops.findSettings()).toEqual(first)
    expect(await shops.saveSettings(second, 1)).toBe(true)
    expect(await shops.saveSettings(first, 1)).toBe(false)
    expect(await shops.findSettings()).toEqual(second)
  })
})

describeStores('RuleStore', (stores) => {
  it('gives back what a company has set, over the version that was read', async () => {
    const { rules } = stores()
    const first: CompanyRules = {
      hours: [
        {
          ...{ country: 'FR', category: 'marketing', holidays: false },
          windows: [{ days: [1, 2], from: '10:00', until: '12:00' }],
        },
      ],
      caps: [{ country: 'default', category: 'collection', per7Days: 1 }],
      perNumberAndDay: 5,
      version: 1,
      lastChange: { rev: 1, at: LIFTED_AT, by: 'admin/li', what: 'settings.hours-changed', before: {}, after: {} },
    }
    const second = { ...first, hours: [], version: 2, lastChange: null }

    expect(await rules.find()).toBeUndefined()
    expect(await rules.save(first, 'absent')).toBe(true)
    expect(await rules.save(second, 'absent')).toBe(false)
    expect(await rules.find()).toEqual(first)
    expect(await rules.save(second, 1)).toBe(true)
    expect(await rules.find()).toEqual(second)
  })
})

describeStores('TemplateStore', (stores) => {
  it('gives back what is known of each plain text, over the revision that was read', async () => {
    const { templates } = stores()
    const lastChange = { rev: 1, at: LIFTED_AT, by: 'admin/li', what: 'template.registered', before: {}, after: {} }
    const text = `亲爱的${placeOf('name')}，新茶到店`
    const [first, other] = ['1', '2'].map(
      (digit): RegisteredTemplate => ({
        id: TemplateId.parse(`tpl_${digit.repeat(16)}`),
        ...{ state: 'submitted', code: null, text, approvedText: null, lastChange, rev: 1 },
      }),
    )
    if (first === undefined || other === undefined) throw new Error('two were made')
    const approved: RegisteredTemplate = { ...first, state: 'approved', code: 'SMS_1', approvedText: '{1}', rev: 2 }

    expect([await templates.find(first.id), await templates.list()]).toEqual([undefined, []])
    expect(await templates.save(first, 'absent')).toBe(true)
    expect(await templates.save(first, 'absent')).toBe(false)
    expect(await templates.save(other, 'absent')).toBe(true)
    expect(await templates.find(first.id)).toEqual(first)
    expect(await templates.save(approved, 1)).toBe(true)
    expect(await templates.save(approved, 1)).toBe(false)
    expect((await templates.list()).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([approved, other])
  })
})

describeStores('NumberTextStore', (stores) => {
  it('gives back what was counted of each number, over the revision that was read', async () => {
    const { counts } = stores()
    const texts: NumberTexts = {
      phoneHash: 'number-one',
      texts: [
        { id: 'msg_a', at: LIFTED_AT, day: '2026-12-01', category: 'marketing', isBroad: true, print: 'x1' },
        { id: 'msg_b', at: LIFTED_AT, day: '2026-12-02', category: 'internal', isBroad: false, print: '' },
      ],
      rev: 1,
    }
    const next = { ...texts, texts: texts.texts.slice(1), rev: 2 }

    expect(await counts.findMany(['number-one'])).toEqual(new Map())
    expect(await counts.save(texts, 'absent')).toBe(true)
    expect(await counts.save(texts, 'absent')).toBe(false)
    expect(await counts.findMany(['number-two', 'number-one'])).toEqual(new Map([['number-one', texts]]))
    expect(await counts.save(next, 1)).toBe(true)
    expect(await counts.save(next, 1)).toBe(false)
    expect(await counts.findMany(['number-one'])).toEqual(new Map([['number-one', next]]))
  })
})

describeStores('ImportStore', (stores) => {
  it('gives back an import as it was saved, over the revision that was read', async () => {
    const { imports } = stores()
    const waiting = anImport({ id: importId('one') })

    expect(await imports.find(waiting.id)).toBeUndefined()
    expect(await imports.save(waiting, 'absent')).toBe(true)
    expect(await imports.save(waiting, 'absent')).toBe(false)
    expect(await imports.save({ ...waiting, state: 'running', line: 100, rev: 2 }, 1)).toBe(true)
    expect(await imports.find(waiting.id)).toEqual({ ...waiting, state: 'running', line: 100, rev: 2 })
  })

  it('lists problems by line and place, page by page, however often they were added', async () => {
    const { imports } = stores()
    const id = importId('problems')
    const onLine = (line: number) => [aProblem({ line }), aProblem({ line, column: null, code: 'no-id', value: '' })]
    const lines = [2, 100, 11, ...Array.from({ length: 30 }, (_, n) => 200 + n)]
    const problems = lines.flatMap(onLine)
    await imports.addProblems(id, problems)
    await imports.addProblems(id, problems.slice(0, 4))
    await imports.addProblems(importId('elsewhere'), [aProblem()])
    await imports.save(anImport({ id }), 'absent')

    const found = await allPages((page) => imports.listProblems(id, page), 7)

    expect(found).toEqual(lines.toSorted((a, b) => a - b).flatMap(onLine))
  })

  it('lists imports newest first, page by page, as they are by now', async () => {
    const { imports } = stores()
    const made = Array.from({ length: 9 }, (_, minute) =>
      anImport({ id: importId(`listed${minute}`), createdAt: new Date(Date.UTC(2027, 5, 1, 0, minute)) }),
    )
    for (const item of made) await imports.save(item, 'absent')
    const changed = { ...anImport(), ...made[4], state: 'done' as const, rev: 2 }
    await imports.save(changed, 1)

    const found = await allPages((page) => imports.list(page), 4)

    const listed = found.filter(({ id }) => id.startsWith('imp_listed'))
    expect(listed).toEqual(made.map((item) => (item.id === changed.id ? changed : item)).toReversed())
  })

  it('keeps what an import would do, and how a header was read, each as it was said last', async () => {
    const { imports } = stores()
    const preview = {
      ...{ header: 2, layout: null, rows: [['C1', '王**']], problems: { 'phone-others': 2 }, exact: true },
      columns: [{ title: '备注', field: null, custom: 'text' as const, samples: ['老客'] }],
      counts: { new: 1, changed: 0, unchanged: 3, refused: 0 },
    }
    expect(await imports.findPreview(importId('seen'))).toBeUndefined()
    expect(await imports.findMapping('contacts#a')).toBeUndefined()

    for (const header of [3, 2]) await imports.savePreview(importId('seen'), { ...preview, header })
    await imports.rememberMapping('contacts#a', { 备注: null })
    await imports.rememberMapping('contacts#a', { 备注: { custom: 'text' }, 电话: 'phone', 空: null })

    expect(await imports.findPreview(importId('seen'))).toEqual(preview)
    expect(await imports.findMapping('contacts#a')).toEqual({ 备注: { custom: 'text' }, 电话: 'phone', 空: null })
    expect(await imports.findMapping('contacts#b')).toBeUndefined()
  })

  it('has no problems for an import without any', async () => {
    await stores().imports.addProblems(importId('fine'), [])

    expect(await stores().imports.listProblems(importId('fine'), { limit: 10 })).toEqual({ items: [], next: null })
  })
})

function importId(name: string): ImportId {
  return ImportId.parse(`imp_${name.padEnd(20, '0')}`)
}

describeStores('BusinessStore', (stores) => {
  it('keeps what was said where nobody else was first', async () => {
    const { business } = stores()
    const setting = { line: 'lender', lastChange: null, rev: 1 } as const

    expect(await business.find()).toBeUndefined()
    expect(await business.save(setting, 'absent')).toBe(true)
    expect(await business.save({ ...setting, line: 'shop' }, 'absent')).toBe(false)
    expect(await business.find()).toEqual(setting)
    expect(await business.save({ ...setting, line: 'shop', rev: 2 }, 1)).toBe(true)
    expect(await business.find()).toMatchObject({ line: 'shop', rev: 2 })
  })
})
