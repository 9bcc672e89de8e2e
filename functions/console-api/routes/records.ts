import { listOf } from '#shared/contracts/console-api/list.ts'
import {
  ChangedRecord,
  RecordAddress,
  RecordChange,
  RecordDetail,
  RecordSearch,
  RecordsOfPerson,
  RecordView,
} from '#shared/contracts/console-api/record.ts'
import { RecordTypeList } from '#shared/contracts/console-api/record-type.ts'
import { addDays, DEFAULT_ZONE, instantOf } from '#shared/domain/calendar/time.ts'
import { pageOfList } from '#shared/domain/paging.ts'
import { RECORD_TYPES, type RecordTypeName, readRecordType, sayableOf } from '#shared/domain/records/record-types.ts'
import { UNKNOWN_CURSOR } from '#shared/usecases/history/search-messages.ts'
import { changeRecord } from '#shared/usecases/records/change-record.ts'
import { findById } from '#shared/usecases/records/find-by-id.ts'
import type { FoundRecord } from '#shared/usecases/records/find-record.ts'
import { getRecordPage } from '#shared/usecases/records/get-record-page.ts'
import { listRecordsOfPerson } from '#shared/usecases/records/list-records-of-person.ts'
import { searchByFact } from '#shared/usecases/records/search-by-fact.ts'
import { searchRecords } from '#shared/usecases/records/search-records.ts'
import type { Caller } from '../caller.ts'
import { defineRoute, NO_BODY, NO_QUERY, Refusal } from '../route.ts'
import { viewRecordType } from '../views/record-type-view.ts'
import { viewRecord, viewRecordPage } from '../views/record-view.ts'

const OTHER = 'must be what the address says, or absent'
const NO_ID = 'No record has such an id.'
const KEPT = `Records are kept of these types: ${RECORD_TYPES.join(', ')}.`

export const RECORD_ROUTES = [
  defineRoute({
    method: 'get',
    path: '/api/records/{type}/{id}',
    name: 'getRecord',
    summary: 'Gets one order, shipment or instalment with its facts, its fields and the messages about it',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: RecordDetail,
    refuses: ['not-found', 'conflict'],
    async handle({ type: given, id, caller }, deps) {
      const type = readRecordType(given)
      if (type === undefined) return new Refusal('not-found', KEPT)
      if (!RecordAddress.safeParse(id).success) return new Refusal('not-found', NO_ID)
      return viewRecordPage(await getRecordPage(deps, type, id), caller)
    },
  }),
  defineRoute({
    method: 'post',
    path: '/api/records/search',
    name: 'searchRecords',
    summary:
      'Finds records of a type by id, of every shop that has it, those of a contact, or those of which a fact holds',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: RecordSearch,
    status: 200,
    answer: listOf(RecordView),
    async handle({ body, caller }, deps) {
      const { fact, from, until, type, ...others } = body
      if (type === undefined) return pageOfAll(await findById(deps, body.id ?? ''), body, caller)
      const unknown = fact === undefined ? null : faultOfFact(type, fact)
      if (unknown !== null) return Refusal.invalid([unknown])
      const page =
        fact === undefined
          ? await searchRecords(deps, { ...others, type })
          : await searchByFact(deps, { ...others, type, fact, from: boundOf(from, 0), until: boundOf(until, 1) })
      if (page === undefined) return Refusal.invalid([UNKNOWN_CURSOR])
      return { items: page.items.map((record) => viewRecord(record, caller)), next: page.next }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/contacts/{id}/records',
    name: 'listRecordsOfContact',
    summary: 'Lists the orders, parcels, loans and other records of a contact, what changed last first',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: RecordsOfPerson,
    async handle({ id, caller }, deps) {
      const { items, isWhole } = await listRecordsOfPerson(deps, id)
      return { items: items.map((record) => viewRecord(record, caller)), isWhole }
    },
  }),
  defineRoute({
    method: 'get',
    path: '/api/record-types',
    name: 'listRecordTypes',
    summary: 'Lists the types of records with their facts and fields, and what staff may say of them; always one page',
    roles: ['marketing', 'support', 'admin'],
    query: NO_QUERY,
    body: NO_BODY,
    status: 200,
    answer: RecordTypeList,
    handle: async () => ({ items: RECORD_TYPES.flatMap((type) => viewRecordType(type) ?? []), next: null }),
  }),
  defineRoute({
    method: 'put',
    path: '/api/records/{type}/{id}',
    name: 'changeRecord',
    summary: 'Sets or takes back facts of a record, and sets fields, as an event does; who did it is kept',
    roles: ['support', 'admin'],
    query: NO_QUERY,
    body: RecordChange,
    status: 200,
    answer: ChangedRecord,
    refuses: ['not-found', 'conflict'],
    async handle({ type: given, id, body: { type: said, id: named, ...saying }, by, caller }, deps) {
      const type = readRecordType(given)
      if (type === undefined) return Refusal.invalid([{ path: 'type', message: KEPT, code: 'unknown-type' }])
      if (!RecordAddress.safeParse(id).success) return new Refusal('not-found', NO_ID)
      const others = [
        ...(said === undefined || said === type ? [] : ['type']),
        ...(named === undefined || named === id ? [] : ['id']),
      ]
      if (others.length > 0)
        return Refusal.invalid(others.map((path) => ({ path, message: OTHER, code: 'other-record' })))
      const outcome = await changeRecord(deps, { type, id, saying, by })
      if (outcome.kind === 'invalid') return Refusal.invalid(outcome.faults)
      const page = await getRecordPage(deps, type, outcome.id)
      return { ...viewRecordPage(page, caller), textsLeft: outcome.textsLeft }
    },
  }),
]

type Paged = { id?: string | undefined; limit: number; cursor?: string | null | undefined }

function pageOfAll(found: readonly FoundRecord[], { id, limit, cursor }: Paged, caller: Caller) {
  const page = pageOfList(found, { list: `records ${id}`, limit, cursor, keyOf: (one) => `${one.type} ${one.id}` })
  if (page === undefined) return Refusal.invalid([UNKNOWN_CURSOR])
  return { items: page.items.map((record) => viewRecord(record, caller)), next: page.next }
}

function faultOfFact(type: RecordTypeName, fact: string): { path: string; message: string; code: string } | null {
  const known = Object.keys(sayableOf(type)?.facts ?? {})
  if (known.includes(fact)) return null
  return { path: 'fact', message: `is none of ${type}: ${known.join(', ')}`, code: 'unknown-fact' }
}

/** The beginning of a day at home, or of one so many days after it. */
function boundOf(given: string | undefined, days: number): Date | null {
  if (given === undefined) return null
  return given.includes('T') ? new Date(given) : instantOf(addDays(given, days), '00:00', DEFAULT_ZONE)
}
