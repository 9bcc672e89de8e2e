import type { shell as zhShell } from '../zh/shell.ts'

export const shell: typeof zhShell = {
  shell: {
    brand: '编钟 Carillon',
    tagline: 'Right on time, and once',
    localNote: 'Local run: texts only reach the phone on the test bench. Nothing is really sent.',
    skip: 'Skip to content',
    signOut: 'Sign out',
    retry: 'Try again',
    save: 'Save',
    loadMore: 'Show more',
  },
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    history: 'History',
    campaigns: 'Campaigns',
    imports: 'Lists in',
    sending: 'Sending',
    deadLetters: 'Stuck',
    bench: 'Test bench',
  },
  clock: { flowing: 'The clock is running', standing: 'The clock is standing still' },
  role: {
    marketing: {
      name: 'Marketing',
      can: 'Make campaigns, edit wording and times, start and stop them, bring lists in.',
    },
    support: { name: 'Support', can: 'Find texts by phone, order or contract; record that somebody wants no more.' },
    admin: { name: 'Admin', can: 'All of the above.' },
  },
  signIn: {
    title: 'Sign in',
    about: 'A local run: pick a role to go in.',
    as: 'Go in as {{role}}',
    failed: 'Could not sign in',
    pitch: 'The right text to the right person at the right hour, once, and a plain answer to why.',
    pointOrders: 'An unpaid order is nudged gently after half an hour, and left alone once paid.',
    pointDays: 'Birthdays, holidays and due dates arrive at nine in the morning, local time.',
    pointTrail: 'Every text can be found: why it was planned, why it was held, what the carrier said.',
  },
  failed: {
    title: 'That did not work',
    unknown: 'Something unexpected happened on this page. Reload it and try again.',
    offlineTitle: 'No connection',
    offline: 'There was no answer. Check the network, or whether the service is running, and try again.',
    forbiddenTitle: 'Not allowed',
    forbidden: 'Your role cannot do this. Ask a colleague who may.',
    missingTitle: 'Not found',
    missing: 'There is nothing with this id. The link may be mistyped.',
    status: 'The service answered {{status}} and said no more.',
  },
  notFound: {
    title: 'No such page',
    text: 'The link may be mistyped, or the page has moved.',
    home: 'To the start page',
  },
}
