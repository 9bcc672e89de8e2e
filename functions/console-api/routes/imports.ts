import { ImportCreate, ImportCreated, ImportView, RowProblemView } from '#shared/contracts/console-api/import.ts'
import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { getImport } from '#shared/usecases/lists/get-import.ts'
import { defineRoute, NO_BODY, NO_QUERY } from '../route.ts'
import { viewImport, viewProblem } from '../views/import-view.ts'

const PROBLEMS_SHOWN = 100

const shared = { roles: ['marketing', 'admin'], status: 200, refuses: ['not-found'] } as const

export const IMPORT_ROUTES = [
  defineRoute({
    ...shared,
    method: 'post',
    path: '/api/imports',
    name: 'createImport',
    summary: 'Creates an import; it begins when the file’s bytes have been put where the answer says',
    query: NO_QUERY,
    body: ImportCreate,
    status: 201,
    answer: ImportCreated,
    refuses: [],
    once: 'redone',
    handle: async ({ body, by }, deps) => createImport(deps, { ...body, by }),
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports/{id}',
    name: 'getImport',
    summary: 'Tells how far an import is, with its first 100 problems',
    query: NO_QUERY,
    body: NO_BODY,
    answer: ImportView,
    async handle({ id }, deps) {
      const found = await getImport(deps, id)
      const { items } = await deps.imports.listProblems(found.id, { limit: PROBLEMS_SHOWN })
      return viewImport(found, items)
    },
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports/{id}/problems',
    name: 'listImportProblems',
    summary: 'Lists all problems of an import, by line',
    query: ListQuery,
    body: NO_BODY,
    answer: listOf(RowProblemView),
    async handle({ id, query }, deps) {
      const found = await getImport(deps, id)
      const { items, next } = await deps.imports.listProblems(found.id, query)
      return { items: items.map(viewProblem), next }
    },
  }),
]
