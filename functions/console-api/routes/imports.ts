import * as z from 'zod'
import {
  ImportCreate,
  ImportCreated,
  ImportPreviewView,
  ImportStart,
  ImportSummary,
  ImportView,
  RowProblemView,
  TemplateQuery,
} from '#shared/contracts/console-api/import.ts'
import { ListQuery, listOf } from '#shared/contracts/console-api/list.ts'
import { templateOf } from '#shared/domain/lists/list-template.ts'
import { askToUndo } from '#shared/usecases/lists/ask-to-undo.ts'
import { createImport } from '#shared/usecases/lists/create-import.ts'
import { getImport } from '#shared/usecases/lists/get-import.ts'
import { getPreview } from '#shared/usecases/lists/get-preview.ts'
import { readRefusedRows } from '#shared/usecases/lists/read-refused-rows.ts'
import { startImport, unknownFieldsIn } from '#shared/usecases/lists/start-import.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { summariseImport, viewImport, viewPreview, viewProblem } from '../views/import-view.ts'

const PROBLEMS_SHOWN = 100
const CSV_TEXT = z.string()
const NOT_UNDOABLE = 'It can be taken back for 24 hours after its end, where it wrote anything.'
const NOT_SEEN = 'Nobody has looked at its file yet: ask for a preview when you create it, and wait for it.'

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
    handle: async ({ body, by }, deps) =>
      unknownFieldsIn(body.what, body.mapping ?? {}) > 0 ? unknownField() : createImport(deps, { ...body, by }),
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports',
    name: 'listImports',
    summary: 'Lists imports of the last 90 days, newest first',
    query: ListQuery,
    body: NO_BODY,
    answer: listOf(ImportSummary),
    refuses: [],
    async handle({ query }, deps) {
      const { items, next } = await deps.imports.list(query)
      return { items: items.map(summariseImport), next }
    },
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports/{id}/preview',
    name: 'previewImport',
    summary: 'Tells how the file of an import is read, and what it would do; 409 until it has been looked at',
    query: NO_QUERY,
    body: NO_BODY,
    answer: ImportPreviewView,
    refuses: ['not-found', 'conflict'],
    async handle({ id }, deps) {
      const { item, preview } = await getPreview(deps, id)
      return preview === undefined ? new Refusal('conflict', NOT_SEEN) : viewPreview(item, preview)
    },
  }),
  defineRoute({
    ...shared,
    method: 'post',
    path: '/api/imports/{id}/start',
    name: 'startImport',
    summary: 'Takes in the file of an import that was previewed, or looks at it again with another mapping',
    query: NO_QUERY,
    body: ImportStart,
    answer: ImportSummary,
    refuses: ['not-found', 'conflict', 'changed-meanwhile'],
    conditional: true,
    async handle({ id, body, by, expected }, deps) {
      const outcome = await startImport(deps, { id, by, expected, ...body })
      switch (outcome.kind) {
        case 'started':
          return summariseImport(outcome.item)
        case 'changed-meanwhile':
          return Refusal.changed(summariseImport(outcome.item))
        case 'unknown-fields':
          return unknownField()
        case 'refused':
          return new Refusal('conflict', outcome.because === 'over' ? 'This import is over.' : NOT_SEEN)
      }
    },
  }),
  defineRoute({
    ...shared,
    method: 'post',
    path: '/api/imports/{id}/undo',
    name: 'undoImport',
    summary: 'Takes back an import of the last 24 hours, but for what was changed again and whoever was texted since',
    query: NO_QUERY,
    body: NO_BODY,
    status: 202,
    answer: ImportSummary,
    refuses: ['not-found', 'conflict', 'changed-meanwhile'],
    conditional: true,
    async handle({ id, by, expected }, deps) {
      const { kind, item } = await askToUndo(deps, { id, by, expected })
      if (kind === 'changed-meanwhile') return Refusal.changed(summariseImport(item))
      return kind === 'asked' ? summariseImport(item) : new Refusal('conflict', NOT_UNDOABLE)
    },
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports/{id}/refused',
    name: 'readRefusedRows',
    summary: 'Answers the refused rows of an import as they were uploaded; kept for seven days',
    query: NO_QUERY,
    body: NO_BODY,
    answer: CSV_TEXT,
    answersCsv: true,
    refuses: ['not-found', 'conflict'],
    async handle({ id, by }, deps) {
      const rows = await readRefusedRows(deps, { id, by })
      if (rows === 'none')
        return new Refusal('not-found', 'No row of it was refused, or they are older than seven days.')
      return rows === 'too-many' ? new Refusal('conflict', 'Too many rows were refused: mend the file itself.') : rows
    },
  }),
  defineRoute({
    ...shared,
    method: 'get',
    path: '/api/imports/template',
    name: 'getImportTemplate',
    summary: 'Answers a list without rows, with the usual headers of its kind',
    query: TemplateQuery,
    body: NO_BODY,
    answer: CSV_TEXT,
    answersCsv: true,
    refuses: [],
    handle: async ({ query: { what, language } }) => templateOf(what, language),
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

function unknownField(): Refusal {
  const message = 'must name fields of this kind of list by their English headers'
  return Refusal.invalid([{ path: 'mapping', message, code: 'unknown-field' }])
}
