import type { TableAccess } from './grants.ts'

/** What each function does to the tables, and so all that it may do. The rehearsal runs every one of them on these roles. */
export const TABLE_ACCESS = {
  'accept-event': {
    contacts: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byPhone'] },
    records: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byContact'] },
    campaigns: { calls: ['GetItem', 'PutItem', 'Query'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
    control: { calls: ['GetItem', 'PutItem', 'Query'] },
  },
  'receive-inbound': {
    contacts: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byPhone'] },
    records: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byContact'] },
    campaigns: { calls: ['GetItem', 'PutItem', 'Query'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
  },
  'send-message': {
    contacts: { calls: ['BatchGetItem'] },
    records: { calls: ['GetItem', 'BatchGetItem'], indexes: ['byContact'] },
    campaigns: { calls: ['GetItem', 'PutItem'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
  },
  'run-campaign': {
    contacts: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Scan'], indexes: ['byPhone', 'byBirthday'] },
    records: {
      calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'],
      indexes: ['byDue', 'byContact', 'byContactDue'],
    },
    campaigns: {
      calls: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query'],
      indexes: ['byDue', 'byState'],
    },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'Query'], indexes: ['byDue', 'byDay'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
  },
  'sweep-due': {
    campaigns: { calls: ['GetItem', 'UpdateItem'], indexes: ['byDue'] },
    messages: { calls: ['GetItem', 'UpdateItem'], indexes: ['byDue'] },
    control: { calls: ['GetItem'] },
  },
  'deliver-webhook': {
    campaigns: { calls: ['GetItem', 'PutItem', 'DeleteItem'] },
    messages: { calls: ['GetItem'] },
    control: { calls: ['GetItem'] },
  },
  reconcile: {
    contacts: { calls: ['Scan'] },
    records: { calls: ['Scan'] },
    campaigns: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byState'] },
    messages: { calls: ['PutItem', 'Query'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'] },
  },
  'record-receipt': {
    contacts: { calls: ['GetItem', 'PutItem', 'Query'], indexes: ['byPhone'] },
    records: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
    campaigns: { calls: ['GetItem', 'PutItem', 'Query'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
  },
  'accept-receipt': {
    contacts: { calls: ['GetItem', 'PutItem', 'Query'], indexes: ['byPhone'] },
    records: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
    campaigns: { calls: ['GetItem', 'PutItem', 'Query'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem'] },
  },
  'import-file': {
    contacts: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'], indexes: ['byPhone'] },
    records: {
      calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'],
      indexes: ['byContact', 'byContactDue'],
    },
    campaigns: { calls: ['GetItem', 'PutItem', 'Query'] },
    messages: { calls: ['GetItem', 'PutItem', 'Query'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query', 'BatchWriteItem'] },
  },
  'console-api': {
    contacts: {
      calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query', 'Scan'],
      indexes: ['byPhone', 'listedByName'],
    },
    records: {
      calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query', 'Scan'],
      indexes: ['byContact', 'byContactDue'],
    },
    campaigns: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'], indexes: ['byState'] },
    messages: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'Query'], indexes: ['byDay'] },
    control: { calls: ['GetItem', 'BatchGetItem', 'PutItem', 'DeleteItem', 'Query'] },
  },
} as const satisfies Record<string, TableAccess>
