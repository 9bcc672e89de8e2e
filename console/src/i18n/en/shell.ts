import type { shell as zhShell } from '../zh/shell.ts'

export const shell: typeof zhShell = {
  shell: {
    trial: 'Trial: {{stage}}',
    brand: '编钟 Carillon',
    tagline: 'Right on time, and once',
    localNote: 'Local run: texts only reach the phone on the test bench. Nothing is really sent.',
    gatewayNote: 'Local run, but texts go to your gateway: they may really be sent.',
    skip: 'Skip to content',
    signOut: 'Sign out',
    retry: 'Try again',
    save: 'Save',
    loadMore: 'Show more',
  },
  menu: {
    label: 'Main menu',
    open: 'Open the menu',
    home: 'Home',
    people: 'People',
    campaigns: 'Campaigns',
    imports: 'Imports',
    sending: 'Sending',
    deadLetters: 'Stuck',
    bench: 'Test bench',
  },
  clock: { flowing: 'The clock is running', standing: 'The clock is standing still' },
  role: {
    marketing: {
      name: 'Marketing',
      can: 'Create campaigns, edit wording and times, start and stop them, import lists.',
    },
    support: { name: 'Support', can: 'Find texts by phone, order or contract; opt customers out.' },
    admin: { name: 'Admin', can: 'All of the above, plus the sending switch, pace, budget and stuck jobs.' },
  },
  signIn: {
    title: 'Sign in',
    about: 'A local run: pick a role to go in.',
    aboutGateway:
      'Texts go to your gateway, and so to people. Paste the start token that the terminal shows, then pick a role.',
    startToken: 'Start token',
    wrongStartToken: 'That is not the start token of this run. Each start shows a new one on the terminal.',
    as: 'Go in as {{role}}',
    company: 'Sign in with the account that an admin made for you.',
    failedText: 'The sign-in was not started in this tab, or it timed out. Try again.',
    noRoleTitle: 'No role yet',
    noRoleText:
      'You are signed in, but have no role. Ask an admin for marketing, support or admin, then sign in again.',
    again: 'Back to sign-in',
    failed: 'Could not sign in',
    pitch: 'The right text to the right person at the right hour, once, and a plain answer to why.',
    pointOrders: 'An unpaid order is nudged gently after half an hour, and left alone once paid.',
    pointDays: 'Birthdays, holidays and due dates go out at nine in the morning, local time.',
    pointTrail: 'Every text can be found: why it was planned, why it was held, what the carrier said.',
  },
  failed: {
    title: 'That did not work',
    unknown: 'Something unexpected happened on this page. Reload it and try again.',
    offlineTitle: 'No connection',
    offline: 'There was no answer. Check the network, or whether the service is running, and try again.',
    forbiddenTitle: 'Not allowed',
    forbidden: 'Your role does not allow this. Ask a colleague whose role does.',
    stale: '{{title}}. What you see may be out of date.',
    missingTitle: 'Not found',
    missing: 'Nothing has this id. The link may be mistyped.',
    status: 'The service returned error {{status}}. Try again later; if it persists, tell your engineers.',
    bySlug: {
      'invalid-request': 'Something in it is not valid. Check it and try again.',
      conflict: 'This is not possible in the current state. Reload the page: somebody may just have changed something.',
      'changed-meanwhile':
        'Somebody changed it after you opened it, so nothing was saved. You now see the latest; look it over and try again.',
      'same-occasion':
        'An active campaign already texts the same people on the same occasions. Pause it first, or keep the two apart.',
      'campaign-stopped': 'The campaign is stopped and cannot be changed. Create a new one instead.',
      'too-large': 'This is too large. Make it smaller and try again.',
      'no-room': 'The disk is nearly full. Make room on it, then try again.',
      internal:
        'Something failed inside the service, and it was logged. Try again later; if it persists, tell your engineers.',
      unavailable: 'The service is busy. Try again in a moment.',
    },
    fault: {
      too_small: 'too small or too short',
      too_big: 'too large or too long',
      invalid_format: 'wrong format',
      'unknown-field': 'no such field',
      other: 'not valid; please check',
    },
  },
  notFound: {
    title: 'No such page',
    text: 'The link may be mistyped, or the page has moved.',
    home: 'To the start page',
  },
}
