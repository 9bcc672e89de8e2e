/** Every log line's code, NOUN_VERB_RESULT, and what it means. The code is the message. */
export const LOG_CODES = {
  MESSAGE_SEND_FINISHED: 'A single message was judged for sending; outcome says how it ended',
  PAGE_SEND_FINISHED: 'A page of a run was worked on; outcome says whether it is finished, deferred or goes on',
  EVENT_ACCEPT_FINISHED: 'An order event was dealt with; outcome says accepted or repeat',
  EVENT_REFUSED: 'An order event was answered 4xx: bad signature or malformed',
  EVENT_KEPT: 'An event that cannot be acted on was put aside with its reason',
  ARRIVAL_ACCEPT_FINISHED:
    'A delivery of a mapped source was dealt with; outcome says accepted, nothing, kept or repeat',
  ARRIVAL_REFUSED: 'A delivery of a mapped source was answered 4xx: bad signature, too large or no text',
  REPLY_RECEIVE_FINISHED: 'A text of a person was dealt with; outcome says what it was',
  REPLY_REFUSED: 'A text of a person was answered 4xx: bad signature or malformed',
  RUN_FREEZE_FINISHED: 'The audience of a run was frozen into pages, or a part of it was',
  DRY_RUN_FINISHED: 'A dry run was worked on; outcome says whether it is done or goes on',
  SWEEP_FINISHED: 'What was due was handed to the send queues',
  QUESTION_CLOSED: 'The time of a question was over; what follows from silence was done, unless somebody had answered',
  RECONCILE_FINISHED: 'In-doubt messages, runs to close and missing schedules were looked at',
  CAMPAIGN_UNREADABLE:
    'The settings of a campaign cannot be read by this release: nothing is done for it until it is saved anew',
  HOLIDAYS_READ_MISSING:
    'The notice of days off of the year that begins on this date is not known: add it to working-days-cn.ts',
  IMPORT_FINISHED: 'An import ended; state says done or failed',
  PERSON_ERASED: 'A look for what is kept of somebody who is erased ended',
  IMPORT_PAUSED: 'An import stopped before its end and goes on from its last line',
  RECEIPT_RECORD_FINISHED: 'A receipt of the provider was recorded on its message',
  RECEIPT_UNKNOWN_CODE: 'A receipt carried a code that is not in our table: add it',
  WEBHOOK_DELIVER_FINISHED: 'An event was posted to an endpoint, or was not; outcome says how it ended',
  WEBHOOK_ANNOUNCE_FAILED:
    'What became of a message could not be handed over to endpoints, and was written all the same',
  REQUEST_FINISHED: 'A request was answered',
  REQUEST_FAILED: 'A request ended in an error of ours',
  SECRETS_READ_FAILED: 'Secrets could not be read again: those that were read before go on holding',
  RECORD_FAILED: 'A record of a queue failed and comes again',
  RECORD_NOT_GIVEN_BACK: 'A record that failed comes again only when its visibility ends',
  RECORD_DEAD_LETTERED: 'A record of a queue went to the dead letters',
  CAMPAIGN_CHANGED: 'A campaign was created, edited, activated, paused or stopped',
  OPT_OUT_RECORDED: 'A number was marked as wanting no more texts, or wanting them again',
  PROVIDER_LINE_DOWN: 'The provider takes no texts from us: funds, quota or credentials',
  PROVIDER_SUBMIT_UNKNOWN: 'A submit got no clear answer: its message is in doubt',
  LOCAL_STEP_FAILED: 'A step of the local driver failed and is tried again',
  BACKUP_FAILED: 'The daily copy of the local database could not be made and is tried again',
  LOCAL_STARTED: 'The local platform is ready',
} as const satisfies Record<string, string>

export type LogCode = keyof typeof LOG_CODES
