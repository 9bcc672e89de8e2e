import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { viewProblem } from '#functions/console-api/views/import-view.ts'
import { ImportId } from '#shared/contracts/ids.ts'
import { importFile } from '#shared/usecases/lists/import-file.ts'
import { importFileKey } from '#shared/usecases/lists/import-file-key.ts'
import { aContact } from '../../../builders/contact.ts'
import { countsOf, failingAt, openImportDesk } from '../../../builders/import-desk.ts'

const CONTACTS = readFileSync('test/fixtures/samples/contacts.csv')
const INSTALMENTS = readFileSync('test/fixtures/samples/instalments.csv')
const ENGLISH = 'ID, Phone ,name,Resident-ID,marketing_consent,tags,whatever\n'

describe('an import', () => {
  it('reads English headers in any order, whatever their case', async () => {
    const desk = openImportDesk()

    await desk.bring('contacts', `${ENGLISH}E1,13800138000,Ann Lee,11010519491231002X,yes,vip|new,ignored\n`)

    expect(await desk.stores.contacts.find('E1')).toMatchObject({
      ...{ name: 'Ann Lee', phone: '+8613800138000', salutation: 'ms', tags: ['vip', 'new'] },
      ...{ birthday: { year: 1949, month: 12, day: 31 }, consent: { marketing: 'granted', at: null } },
    })
  })

  it('knows the zones of contacts and of their managers, where campaigns must fire', async () => {
    const desk = openImportDesk()

    await desk.bring('contacts', 'id,phone,kind,manager_phone\nE1,13800138000,employee,+12133734253\n')

    expect(await desk.stores.contacts.listZones()).toEqual(['America/Los_Angeles', 'Asia/Shanghai'])
  })

  it.each([
    ['an empty file', '', 'file-empty'],
    ['a header alone', ENGLISH, 'file-empty'],
    ['a broken workbook', 'PK\u0003\u0004...', 'file-workbook-broken'],
    ['a picture', 'JFIF\u0000\u0010', 'file-not-text'],
    ['a list without phones', 'id,name\n1,2\n', 'column-missing'],
    ['a list with two phone columns', 'id,phone,手机号\n1,2,3\n', 'column-twice'],
  ])('%s ends it as failed with one problem', async (_, content, code) => {
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('contacts', content)

    expect(countsOf(item)).toEqual({
      ...{ state: 'failed', rows: 0, accepted: 0, unchanged: 0, refused: 0, problemCount: 1 },
    })
    expect(problems).toMatchObject([{ line: 1, severity: 'error', code }])
    expect(desk.files.kept.size).toBe(0)
  })

  it('names the missing columns in both languages', async () => {
    const { problems } = await openImportDesk().bring('instalments', 'contract,contact,period\n1,2,3\n')

    expect(problems.map(viewProblem)).toMatchObject([
      {
        zh: '表头缺少这些列：应还日 / due, 应还金额 / amount。请补上表头。',
        en: 'The header lacks these columns: 应还日 / due, 应还金额 / amount. Add them.',
      },
    ])
  })

  it('does nothing when it is delivered again after its end', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('contacts', CONTACTS)
    await desk.run(id)
    desk.files.kept.set(importFileKey(id), new TextEncoder().encode('id,phone\nX,13800138000\n'))

    const again = await desk.run(id)

    expect(again.kind).toBe('already-finished')
    expect(await desk.stores.contacts.find('X')).toBeUndefined()
    expect(desk.files.kept.size).toBe(0)
  })

  it('shows its progress while it runs', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('contacts', CONTACTS)

    await expect(desk.run(id, { contacts: failingAt(desk.stores.contacts, 'save', 450, 'before') })).rejects.toThrow(
      'the worker is gone',
    )

    expect(await desk.stores.imports.find(id)).toMatchObject({ state: 'running', rows: 399, line: 400 })
  })

  it('refuses to work on an import that does not exist, for good', async () => {
    const id = ImportId.parse('imp_nowhere')

    await expect(openImportDesk().run(id)).rejects.toMatchObject({ code: 'NOT_FOUND', retryable: false })
  })

  it('lets one worker alone go on when two have it', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('contacts', CONTACTS)
    const overtaken = desk.run(id)
    const overtaking = desk.run(id)

    const results = await Promise.allSettled([overtaken, overtaking])

    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    const retried = await desk.run(id)
    expect(countsOf(retried.item)).toMatchObject({ state: 'done', rows: 1200, accepted: 1197, refused: 3 })
  })
})

describe('an import that is interrupted', () => {
  const beginning = CONTACTS.toString('utf8').split('\r\n').slice(0, 321).join('\r\n')
  const places = [
    ...[1, 99, 100, 286, 287, 320].map((nth) => ({ store: 'contacts' as const, nth })),
    ...[1, 2, 3, 5, 6].map((nth) => ({ store: 'imports' as const, nth })),
  ].flatMap((place) => (['before', 'after'] as const).map((when) => ({ ...place, when })))

  it.each(places)('counts exactly: $store save $nth, $when', async ({ store, nth, when }) => {
    const desk = openImportDesk()
    const undisturbed = openImportDesk()
    const whole = await undisturbed.bring('contacts', beginning)
    const id = await desk.upload('contacts', beginning)
    const failing =
      store === 'contacts'
        ? { contacts: failingAt(desk.stores.contacts, 'save', nth, when) }
        : { imports: failingAt(desk.stores.imports, 'save', nth, when) }

    await expect(desk.run(id, failing)).rejects.toThrow('the worker is gone')
    await desk.run(id)

    const item = await desk.stores.imports.find(id)
    const everyone = { limit: 1000 }
    expect(item && countsOf(item)).toEqual(countsOf(whole.item))
    expect(await desk.problemsOf(id)).toEqual(whole.problems)
    expect(await desk.stores.contacts.scan(everyone)).toEqual(await undisturbed.stores.contacts.scan(everyone))
    expect(desk.files.kept.size).toBe(0)
  })

  it('counts instalments exactly too', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('instalments', INSTALMENTS)

    await expect(
      desk.run(id, { records: failingAt(desk.stores.records, 'saveInstalment', 555, 'after') }),
    ).rejects.toThrow('the worker is gone')
    const { item } = await desk.run(id)

    expect(countsOf(item)).toMatchObject({ state: 'done', rows: 1200, accepted: 1200, unchanged: 0, problemCount: 0 })
  })

  it('goes on where it paused for want of time', async () => {
    const desk = openImportDesk()
    const id = await desk.upload('contacts', CONTACTS)
    const kinds: string[] = []

    for (let kind = 'paused'; kind === 'paused'; kinds.push(kind)) {
      kind = (await importFile(desk.deps, { importId: id, remainingMs: () => 29_000 })).kind
    }

    expect(kinds).toEqual([...Array.from({ length: 13 }, () => 'paused'), 'done'])
    const item = await desk.stores.imports.find(id)
    expect(item && countsOf(item)).toMatchObject({ rows: 1200, accepted: 1197, refused: 3, problemCount: 17 })
  })

  it('refuses rows of one person that say different things, on whatever attempt', async () => {
    const list = 'id,phone,name\nA,13800138000,old\nB,13800138001,b\nA,13800138000,new\n'
    const desk = openImportDesk()
    const id = await desk.upload('contacts', list)
    const failing = { imports: failingAt(desk.stores.imports, 'save', 2, 'before') }
    await expect(desk.run(id, failing)).rejects.toThrow('the worker is gone')

    const { item } = await desk.run(id)

    expect(countsOf(item)).toMatchObject({ rows: 3, accepted: 1, unchanged: 0, refused: 2, problemCount: 2 })
    expect(await desk.problemsOf(id)).toMatchObject([
      { line: 2, code: 'person-twice', severity: 'error', detail: '4' },
      { line: 4, code: 'person-twice', severity: 'error', detail: '2' },
    ])
    expect(await desk.stores.contacts.find('A')).toBeUndefined()
  })

  it('takes a line that is written twice for one', async () => {
    const list = 'id,phone,name\nA,13800138000,Ann\nB,13800138001,b\nA,13800138000,Ann\n'
    const desk = openImportDesk()

    const { item, problems } = await desk.bring('contacts', list)

    expect(countsOf(item)).toMatchObject({ rows: 3, accepted: 2, unchanged: 1, refused: 0 })
    expect(problems).toEqual([])
  })
})

describe('a contact that is known', () => {
  it('is written again upon what somebody else wrote meanwhile', async () => {
    const desk = openImportDesk()
    await desk.stores.contacts.save(aContact({ id: 'A', name: 'before' }), 'absent')
    const id = await desk.upload('contacts', 'id,phone,name\nA,13800138000,listed\n')
    const { contacts } = desk.stores
    let raced = false
    const racing = new Proxy(contacts, {
      get(target, name) {
        if (name === 'addZone') {
          return async (zone: string) => {
            await target.addZone(zone)
            if (!raced) await target.save(aContact({ id: 'A', name: 'before', tags: ['kept'], rev: 2 }), 1)
            raced = true
          }
        }
        const method: unknown = Reflect.get(target, name)
        return typeof method === 'function' ? method.bind(target) : method
      },
    })

    await desk.run(id, { contacts: racing })

    expect(await contacts.find('A')).toMatchObject({ name: 'listed', tags: ['kept'], rev: 3 })
  })

  it('keeps leading to its old number, with a proof of the change', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', 'id,phone\nA,13800138000\n')
    const oldHash = (await desk.stores.contacts.find('A'))?.phoneHash ?? ''

    await desk.bring('contacts', 'id,phone\nA,13800138001\n')

    expect(await desk.stores.contacts.listIdsByPhone(oldHash)).toEqual(['A'])
    expect(await desk.stores.contacts.listChanges('A')).toMatchObject([
      { what: 'phone-changed', by: 'import imp_00000000000000000002', note: 'Line 2. A list gave another number.' },
    ])
  })

  it('is not warned of for a number that its holder gave up', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', 'id,phone\nA,13800138000\n')
    await desk.bring('contacts', 'id,phone\nA,13800138001\n')

    const { problems } = await desk.bring('contacts', 'id,phone\nB,13800138000\n')

    expect(problems).toEqual([])
  })

  it('is warned of on both rows when two of one block share a number', async () => {
    const { item, problems } = await openImportDesk().bring('contacts', 'id,phone\nA,13800138000\nB,138 0013 8000\n')

    expect(item.accepted).toBe(2)
    expect(problems.map(({ line, code, value }) => [line, code, value])).toEqual([
      [2, 'phone-shared', '+86138****8000'],
      [3, 'phone-shared', '+86138****8000'],
    ])
  })

  it('keeps a refusal over an older yes, and says so; a later yes is taken', async () => {
    const desk = openImportDesk()
    const row = (consent: string, at: string) => `id,phone,营销同意,同意时间\nA,13800138000,${consent},${at}\n`
    await desk.bring('contacts', row('否', '2026-05-01'))

    const older = await desk.bring('contacts', row('是', '2026-03-01'))
    expect(countsOf(older.item)).toMatchObject({ unchanged: 1, problemCount: 1 })
    expect(older.problems).toMatchObject([{ line: 2, column: '营销同意', code: 'consent-refusal-kept' }])

    const later = await desk.bring('contacts', row('是', '2026-06-01'))
    expect(countsOf(later.item)).toMatchObject({ accepted: 1, problemCount: 0 })
    expect(await desk.stores.contacts.find('A')).toMatchObject({ consent: { marketing: 'granted' } })
  })

  it('keeps a proof when a list changes its consent', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', 'id,phone,营销同意,同意时间\nA,13800138000,是,2026-03-01\n')

    await desk.bring('contacts', 'id,phone,营销同意\nA,13800138000,否\n')

    expect(await desk.stores.contacts.find('A')).toMatchObject({ consent: { marketing: 'refused', source: 'list' } })
    expect(await desk.stores.contacts.listChanges('A')).toMatchObject([
      { what: 'consent-refused', note: 'Line 2. Before: granted, 2026-02-28T16:00:00.000Z, list.' },
    ])
  })
})
