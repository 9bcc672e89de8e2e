import { describe, expect, it } from 'vitest'
import { viewProblem } from '#functions/console-api/views/import-view.ts'
import {
  ImportCreated,
  ImportPreviewView,
  ImportSummary,
  ImportView,
  RowProblemView,
} from '#shared/contracts/console-api/import.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
import { ImportId } from '#shared/contracts/ids.ts'
import { anImport, aProblem } from '../../builders/import.ts'
import { startApi } from './api.ts'

describe('imports', () => {
  it.each(['contacts', 'instalments'])('says where the file of %s goes, and waits for it', async (what) => {
    const api = startApi()

    const { status, body } = await api.call('POST', '/api/imports', { as: 'marketing', body: { what } })

    expect(status).toBe(201)
    const { id, upload } = ImportCreated.parse(body)
    expect(upload).toMatchObject({ method: 'PUT' })
    const { body: shown } = await api.call('GET', `/api/imports/${id}`, { as: 'marketing' })
    expect(ImportView.parse(shown)).toMatchObject({
      id,
      what,
      state: 'waiting',
      rows: 0,
      problems: [],
      finishedAt: null,
    })
  })

  it.each([{}, { what: 'orders' }, { what: 'contacts', file: 'a.csv' }])('refuses %j', async (body) => {
    expect(await startApi().call('POST', '/api/imports', { body })).toMatchObject({ status: 400 })
  })

  it('shows the first 100 problems, and all of them page by page', async () => {
    const api = startApi()
    const item = anImport({ state: 'done', rows: 150, refused: 150, problemCount: 150 })
    await api.imports.save(item, 'absent')
    const problems = Array.from({ length: 150 }, (_, index) => aProblem({ line: index + 2 }))
    await api.imports.addProblems(item.id, problems)

    const { body: shown } = await api.call('GET', `/api/imports/${item.id}`)
    const first = await api.call('GET', `/api/imports/${item.id}/problems`, { query: { limit: '100' } })
    const { items, next } = listOf(RowProblemView).parse(first.body)
    const rest = await api.call('GET', `/api/imports/${item.id}/problems`, {
      query: { limit: '100', cursor: next ?? '' },
    })

    expect(ImportView.parse(shown).problems).toEqual(problems.slice(0, 100).map(viewProblem))
    expect([...items, ...listOf(RowProblemView).parse(rest.body).items]).toEqual(problems.map(viewProblem))
  })

  it('lists imports newest first', async () => {
    const api = startApi()
    const made: string[] = []
    for (const at of ['2026-12-01T01:00:00Z', '2026-12-01T02:00:00Z', '2026-12-01T03:00:00Z']) {
      api.setNow(at)
      const { body } = await api.call('POST', '/api/imports', { body: { what: 'contacts' } })
      made.push(ImportCreated.parse(body).id)
    }

    const { body } = await api.call('GET', '/api/imports', { as: 'marketing', query: { limit: '2' } })

    const { items, next } = listOf(ImportSummary).parse(body)
    expect(items.map(({ id }) => id)).toEqual(made.toReversed().slice(0, 2))
    expect(next).not.toBeNull()
    expect(await api.call('GET', '/api/imports', { as: 'support' })).toMatchObject({ status: 403 })
  })

  it.each([{ 备注: 'nothing-of-ours' }, { 备注: { custom: 'picture' } }, { 备注: 'contract' }])(
    'refuses the mapping %j, naming the place',
    async (mapping) => {
      const { status, body } = await startApi().call('POST', '/api/imports', { body: { what: 'contacts', mapping } })

      expect(status).toBe(400)
      expect(JSON.stringify(body)).toContain('"path":"mapping')
    },
  )
})

describe('an import that previews', () => {
  const preview = {
    ...{ header: 1, layout: null, rows: [['C1', '王**', '****0001', '老客']], problems: { 'phone-others': 2 } },
    columns: [
      { title: '客户编号', field: 'id', custom: null, samples: ['C1'] },
      { title: '到期日', field: null, custom: 'date' as const, samples: [] },
      { title: '备注', field: null, custom: null, samples: ['老客'] },
    ],
    ...{ counts: { new: 1, changed: 2, unchanged: 3, refused: 4 }, exact: true },
  }

  async function seen(api: ReturnType<typeof startApi>) {
    const { body } = await api.call('POST', '/api/imports', { body: { what: 'contacts', preview: true } })
    const { id } = ImportCreated.parse(body)
    const item = await api.imports.find(ImportId.parse(id))
    if (item === undefined) throw new Error('it was made')
    await api.imports.savePreview(item.id, preview)
    await api.imports.save({ ...item, state: 'previewed', previewing: false, rev: 2 }, 1)
    return id
  }

  it('tells how its columns are read, with what is left aside, as a mapping that can be sent back', async () => {
    const api = startApi()
    const id = await seen(api)

    const { status, body } = await api.call('GET', `/api/imports/${id}/preview`)

    expect(status).toBe(200)
    expect(ImportPreviewView.parse(body)).toMatchObject({
      ...{ id, state: 'previewed', counts: preview.counts, aside: ['备注'], rows: preview.rows },
      mapping: { 客户编号: 'id', 到期日: { custom: 'date' }, 备注: null },
      problems: [{ code: 'phone-others', rows: 2 }],
    })
  })

  it('says so until its file has been looked at, and cannot be started before', async () => {
    const api = startApi()
    const { body } = await api.call('POST', '/api/imports', { body: { what: 'contacts', preview: true } })
    const { id } = ImportCreated.parse(body)

    expect(await api.call('GET', `/api/imports/${id}/preview`)).toMatchObject({ status: 409 })
    expect(await api.call('POST', `/api/imports/${id}/start`)).toMatchObject({ status: 409 })
    expect(api.resumed).toEqual([])
  })

  it('is started once with the mapping that was agreed, whoever asks again, and the audit keeps by whom', async () => {
    const api = startApi()
    const id = await seen(api)

    const first = await api.call('POST', `/api/imports/${id}/start`, {
      body: { mapping: { 备注: { custom: 'text' } } },
    })
    const again = await api.call('POST', `/api/imports/${id}/start`, { body: {} })

    expect(first).toMatchObject({ status: 200, body: { id, state: 'waiting', rev: 3 }, headers: { etag: '"3"' } })
    expect(again).toMatchObject({ status: 200, body: { id, rev: 3 } })
    expect(await api.imports.find(ImportId.parse(id))).toMatchObject({
      mapping: { 备注: { custom: 'text' } },
      previewing: false,
    })
    expect(new Set(api.resumed)).toEqual(new Set([id]))
    expect((await api.audit.list({ what: 'import.started' }, { limit: 9 })).items).toHaveLength(1)
  })

  it('is not started over a change that its caller has not seen', async () => {
    const api = startApi()
    const id = await seen(api)

    const answer = await api.call('POST', `/api/imports/${id}/start`, { headers: { 'if-match': '"1"' } })

    expect(answer).toMatchObject({ status: 412, body: { current: { id, state: 'previewed', rev: 2 } } })
    expect(api.resumed).toEqual([])
  })
})
