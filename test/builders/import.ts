import { ImportId } from '#shared/contracts/ids.ts'
import type { Import, RowProblem } from '#shared/contracts/import.ts'
import type { IdentifiedChange } from '#shared/domain/lists/merge-contact.ts'

/** An import of contacts whose file has not come yet. */
export function anImport(fields: Partial<Import> = {}): Import {
  return {
    id: ImportId.parse('imp_00000000000000000001'),
    what: 'contacts',
    idDates: 'solar',
    state: 'waiting',
    mapping: {},
    previewing: false,
    seemsToBe: null,
    createdAt: new Date('2026-12-01T00:00:00Z'),
    finishedAt: null,
    rows: 0,
    accepted: 0,
    created: 0,
    unchanged: 0,
    refused: 0,
    problemCount: 0,
    problemKinds: {},
    listPrint: null,
    undoing: null,
    undo: null,
    line: 0,
    lastChange: null,
    rev: 1,
    ...fields,
  }
}

/** A row refused for its phone. */
export function aProblem(fields: Partial<RowProblem> = {}): RowProblem {
  return {
    line: 2,
    column: 'phone',
    severity: 'error',
    code: 'bad-phone',
    detail: null,
    value: '199****',
    ...fields,
  }
}

/** What a row says that has nothing but the id and phone of `aContact`. */
export function aContactRow(fields: Partial<IdentifiedChange> = {}): IdentifiedChange {
  return {
    ...{
      id: 'C00001',
      phone: '+8619900000001',
      otherPhones: [],
      residentHash: undefined,
      ownZone: undefined,
      kind: undefined,
      name: undefined,
    },
    ...{ salutation: undefined, birthday: undefined, regionCode: undefined, language: undefined },
    ...{ consent: undefined, managerPhone: undefined, tags: undefined, custom: undefined },
    ...fields,
  }
}
