import type { inbox as zhInbox } from '../zh/inbox.ts'

export const inbox: typeof zhInbox = {
  inbox: {
    wrote: 'Wrote back',
    title: 'Inbox',
    about:
      'Texts that people wrote back. What could be understood (STOP, START, answers) has been dealt with; the rest waits here for you.',
    state: {
      open: 'Open',
      done: 'Done',
    },
    filter: 'Filter by state',
    refresh: 'Refresh',
    emptyTitle: 'Nothing to read',
    empty: {
      open: 'Replies that nobody but a person can understand appear here.',
      done: 'Replies that were dealt with, by you or by themselves, appear here.',
    },
    noRight: 'Only support and admins can read what people wrote back.',
    result: {
      stop: 'STOP',
      start: 'START',
      help: 'HELP',
      answer: 'Answer understood',
      inbox: 'Needs a person',
    },
    why: {
      'no-question': 'Nothing had been asked',
      'not-understood': 'Fits none of the answers',
      'answered-before': 'The question had been answered before',
      'too-late': 'Came after the time to answer; nothing was changed',
      superseded: 'Something else was asked since',
      'not-possible': 'Understood, but cannot be done now',
      begun: 'Began something by itself; please look whether more is wanted',
    },
    openPerson: 'Open contact',
    askedText: 'In reply to this text',
    answer: 'Answer',
    answerLabel: 'Your answer',
    answerHint: 'Leaves as one text, within the permitted hours and never past an opt-out. At most 400 characters.',
    send: 'Send and mark as done',
    sent: 'The answer is on its way',
    done: 'Mark as done',
    marked: 'Marked as done',
    note: 'Note: {{note}}',
    kind: {
      'service-text': 'Reply by hand',
      'stop-confirmation': 'STOP confirmed',
    },
    todo_one: '{{count}} reply to read',
    todo_other: '{{count}} replies to read',
    todoMore_one: 'More than {{count}} reply to read',
    todoMore_other: 'More than {{count}} replies to read',
  },
}
