import type { lists as zhLists } from '../zh/lists.ts'

export const lists: typeof zhLists = {
  imports: {
    title: 'Lists in',
    about:
      'Bring in contacts or instalment plans. Good rows go in; for the others you see where and how to mend them. Importing again repeats nothing.',
    what: { contacts: 'Contacts', instalments: 'Instalment plans' },
    whatAbout: {
      contacts:
        'Id, name, phone, birthday, tags, marketing consent. A resident ID number only gives the birthday; it is not kept.',
      instalments: 'Contract, contact, period, due date, amount. Repayment reminders are made from these.',
    },
    chooseFirst: 'First: what is in the list',
    dropFirst: 'Then: drop the file',
    drop: 'Drop a CSV file here, or click to choose one',
    dropHint: 'UTF-8 or GB18030 as a Chinese Excel saves it; Chinese or English headers',
    uploading: 'Uploading',
    waiting: 'Uploaded, waiting its turn',
    running: 'Reading',
    done: 'Import finished',
    failed: 'The file could not be read',
    rows: 'Read',
    accepted: 'New or changed',
    unchanged: 'Unchanged',
    refused: 'Left out',
    rowsUnit: 'rows',
    another: 'Import another',
    problems: 'Rows with problems',
    problemsOf: '{{count}} in all',
    allGood: 'No problems: every row is fine.',
    line: 'Line',
    column: 'Column',
    value: 'Value (masked)',
    severity: 'Weight',
    error: 'Left out',
    warning: 'Note',
    message: 'What is wrong and how to mend it',
    uploadFailed: 'The upload did not work',
    noRight: 'Marketing brings lists in.',
  },
}
