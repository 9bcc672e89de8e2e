import { describe, expect, it } from 'vitest'
import type { ImportId } from '#shared/contracts/ids.ts'
import { emptyKept, hear } from '#shared/domain/records/kept-record.ts'
import { askToUndo } from '#shared/usecases/lists/ask-to-undo.ts'
import { type ImportDesk, openImportDesk } from '../../../builders/import-desk.ts'
import { aMessage } from '../../../builders/message.ts'
import { anOrder } from '../../../builders/record.ts'

const HEADER = 'id,name,phone,marketing_consent\n'
const FIRST = `${HEADER}C1,王芳,19900000001,是\n`
const SECOND = `${HEADER}C1,李雷,19900000009,否\nC2,韩梅,19900000002,是\n`

const AFTER = new Date('2026-12-01T01:00:30Z')

function visitOf(contactId: string) {
  const heard = { timestamp: AFTER, contactId, orderId: null, by: null, facts: { arranged: AFTER }, fields: {} }
  return hear(emptyKept({ type: 'visit', id: 'V-1' }, null, AFTER), heard)
}

async function undo(desk: ImportDesk, id: ImportId) {
  const importQueue = { resume: async () => undefined }
  const asked = await askToUndo({ ...desk.deps, importQueue }, { id, by: 'admin/test' })
  return { asked, ...(await desk.run(id)) }
}

describe('taking an import back', () => {
  it('removes whom it made and gives back what it changed', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', FIRST)
    const before = await desk.stores.contacts.find('C1')
    const { item } = await desk.bring('contacts', SECOND)

    const { item: undone } = await undo(desk, item.id)

    expect(undone).toMatchObject({
      state: 'undone',
      undo: { restored: 2, stayed: { texted: 0, changed: 0, unknown: 0 } },
    })
    expect(await desk.stores.contacts.find('C2')).toBeUndefined()
    const { writtenBy: _, rev: __, ...restored } = (await desk.stores.contacts.find('C1')) ?? {}
    expect(before).toMatchObject(restored)
  })

  it('leaves whoever was texted since, and says how many', async () => {
    const desk = openImportDesk()
    const { item } = await desk.bring('contacts', SECOND)
    await desk.stores.messages.save(
      aMessage({ contactId: 'C2', state: 'accepted', submittedAt: new Date('2026-12-01T01:00:30Z') }),
      'absent',
    )

    const { item: undone } = await undo(desk, item.id)

    expect(undone.undo).toMatchObject({ restored: 1, stayed: { texted: 1 } })
    expect(await desk.stores.contacts.find('C2')).toBeDefined()
  })

  it.each<[string, (desk: ImportDesk) => Promise<unknown>]>([
    ['a note', ({ stores }) => stores.contacts.addNote('C2', { at: AFTER, by: 'support/1', text: '下午再打' })],
    ['an order', ({ stores }) => stores.records.saveOrder(anOrder({ contactId: 'C2', placedAt: AFTER }), 'absent')],
    ['a visit', ({ stores }) => stores.records.saveKept({ ...visitOf('C2'), rev: 1 }, 'absent')],
  ])('leaves whom it made where %s is about them by now', async (_, happen) => {
    const desk = openImportDesk()
    const { item } = await desk.bring('contacts', `${HEADER}C2,韩梅,19900000002,是\nC3,韩雪,19900000003,是\n`)
    await happen(desk)

    const { item: undone } = await undo(desk, item.id)

    expect(undone.undo).toMatchObject({ restored: 1, stayed: { changed: 1 } })
    expect(await desk.stores.contacts.find('C2')).toMatchObject({ name: '韩梅' })
    expect(await desk.stores.contacts.find('C3')).toBeUndefined()
  })

  it('leaves what was changed again since', async () => {
    const desk = openImportDesk()
    const { item } = await desk.bring('contacts', SECOND)
    const contact = await desk.stores.contacts.find('C1')
    if (contact === undefined) throw new Error('C1 is missing')
    await desk.stores.contacts.save({ ...contact, name: '王小明', rev: contact.rev + 1 }, contact.rev)

    const { item: undone } = await undo(desk, item.id)

    expect(undone.undo).toMatchObject({ restored: 1, stayed: { changed: 1 } })
    expect(await desk.stores.contacts.find('C1')).toMatchObject({ name: '王小明' })
  })

  it('gives nothing back twice when the worker is cut off in between', async () => {
    const desk = openImportDesk()
    await desk.bring('contacts', FIRST)
    const { item } = await desk.bring('contacts', SECOND)
    const importQueue = { resume: async () => undefined }
    await askToUndo({ ...desk.deps, importQueue }, { id: item.id, by: 'admin/test' })
    const cutOff = {
      ...desk.stores.imports,
      find: (id: ImportId) => desk.stores.imports.find(id),
      save: async () => false,
    }

    await expect(desk.run(item.id, { imports: { ...desk.deps.imports, ...cutOff } })).rejects.toThrow()
    const { item: undone } = await desk.run(item.id)

    expect(undone.undo).toMatchObject({ restored: 2, stayed: { texted: 0, changed: 0, unknown: 0 } })
  })

  it('takes contracts and instalments back too', async () => {
    const desk = openImportDesk()
    const contracts = await desk.bring('contract', 'id,contact,ends\nH1,C1,2027-01-31\n')
    const loans = await desk.bring('instalments', 'contract,contact,period,due,amount\nL1,C1,1,2026-12-20,100.00\n')

    await undo(desk, contracts.item.id)
    await undo(desk, loans.item.id)

    expect(await desk.stores.records.findKept([{ type: 'contract', id: 'H1' }])).toEqual([])
    expect(await desk.stores.records.findInstalments([{ contractId: 'L1', period: 1 }])).toEqual([])
  })

  it('refuses a day later', async () => {
    const desk = openImportDesk()
    const { item } = await desk.bring('contacts', FIRST)
    const clock = { now: () => new Date('2026-12-02T01:00:01Z'), monotonicMs: () => 0 }
    const importQueue = { resume: async () => undefined }

    const { kind } = await askToUndo({ ...desk.deps, clock, importQueue }, { id: item.id, by: 'admin/test' })

    expect(kind).toBe('too-late')
  })
})
