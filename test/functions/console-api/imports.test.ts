import { describe, expect, it } from 'vitest'
import { viewProblem } from '#functions/console-api/views/import-view.ts'
import { ImportCreated, ImportView, RowProblemView } from '#shared/contracts/console-api/import.ts'
import { listOf } from '#shared/contracts/console-api/list.ts'
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
})
