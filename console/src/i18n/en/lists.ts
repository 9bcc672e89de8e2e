import type { lists as zhLists } from '../zh/lists.ts'

export const lists: typeof zhLists = {
  imports: {
    title: 'Imports',
    about:
      'Import contacts or instalment plans. Good rows are stored; for the others you see where the problem is and how to correct it. Importing again creates no duplicates.',
    what: { contacts: 'Contacts', instalments: 'Instalment plans' },
    whatAbout: {
      contacts:
        'Id, name, phone, birthday, tags, marketing consent. A resident ID number is only used for birthday and salutation; it is not stored.',
      instalments: 'Contract, contact, period, due date, amount. Repayment reminders are made from these.',
    },
    chooseFirst: 'Step 1: what is in the list',
    dropFirst: 'Step 2: upload the file',
    drop: 'Drop a CSV file here, or click to choose one',
    dropHint: 'CSV or Excel (.xlsx), as it was exported; Chinese or English headers',
    uploading: 'Uploading',
    previewed: 'Looked at; nothing is written until it is started',
    waiting: 'Uploaded, waiting',
    running: 'Importing',
    done: 'Import finished',
    failed: 'This file could not be imported',
    rows: 'Read',
    accepted: 'New or changed',
    unchanged: 'Unchanged',
    refused: 'Not imported',
    rowsUnit: 'rows',
    another: 'Import another',
    problems: 'Problems',
    problemsOf: '{{count}} in all',
    allGood: 'No problems: every row is fine.',
    line: 'Line',
    column: 'Column',
    value: 'Value (masked)',
    severity: 'Result',
    error: 'Not imported',
    warning: 'Imported; please check',
    message: 'What is wrong and how to correct it',
    uploadFailed: 'The upload failed',
    noRight: 'Lists are imported by marketing.',
  },
}
