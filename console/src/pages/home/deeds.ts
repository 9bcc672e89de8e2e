import { RecordType } from '#shared/contracts/console-api/record.ts'

/** What the audit log calls a deed, and where its words stand; what a later release adds has general ones. */
const DEED_WORDS = {
  'campaign.created': 'home.deed.campaignCreated',
  'campaign.changed': 'home.deed.campaignChanged',
  'campaign.copied': 'home.deed.campaignCopied',
  'campaign.activated': 'home.deed.campaignActivated',
  'campaign.approved': 'home.deed.campaignApproved',
  'campaign.paused': 'home.deed.campaignPaused',
  'campaign.stopped': 'home.deed.campaignStopped',
  'campaign.archived': 'home.deed.campaignArchived',
  'campaign.deleted': 'home.deed.campaignDeleted',
  'campaign.restored': 'home.deed.campaignRestored',
  'campaign.test-texted': 'home.deed.campaignTestTexted',
  'audience.created': 'home.deed.audienceCreated',
  'audience.changed': 'home.deed.audienceChanged',
  'audience.deleted': 'home.deed.audienceDeleted',
  'own-number.asked': 'home.deed.numberAsked',
  'own-number.confirmed': 'home.deed.numberConfirmed',
  'own-number.removed': 'home.deed.numberRemoved',
  'contact.changed': 'home.deed.contactChanged',
  'contact.noted': 'home.deed.contactNoted',
  'contact.merged': 'home.deed.contactMerged',
  'contact.erased': 'home.deed.contactErased',
  'contact.exported': 'home.deed.contactExported',
  'contact.holds-changed': 'home.deed.holdsChanged',
  'contact.opted-in': 'home.deed.contactOptedIn',
  'contact.opted-out': 'home.deed.contactOptedOut',
  'dead-letter.sent-back': 'home.deed.letterSentBack',
  'import.created': 'home.deed.importCreated',
  'import.previewed-again': 'home.deed.importPreviewed',
  'import.started': 'home.deed.importStarted',
  'import.undo-asked': 'home.deed.importUndone',
  'line.changed': 'home.deed.lineChanged',
  'line.started': 'home.deed.lineStarted',
  'line.stopped': 'home.deed.lineStopped',
  'settings.approval-changed': 'home.deed.approvalChanged',
  'settings.business-changed': 'home.deed.businessChanged',
  'settings.retention-changed': 'home.deed.retentionChanged',
  'settings.caps-changed': 'home.deed.capsChanged',
  'settings.countries-changed': 'home.deed.countriesChanged',
  'settings.hours-changed': 'home.deed.hoursChanged',
  'settings.shops-changed': 'home.deed.shopsChanged',
  'import.undone': 'home.deed.importTakenBack',
  'import.refused-rows-read': 'home.deed.refusedRowsRead',
  'message.cancelled': 'home.deed.messageCancelled',
  'message.resent': 'home.deed.messageResent',
  'reply.answered': 'home.deed.replyAnswered',
  'reply.done': 'home.deed.replyDone',
  'source.changed': 'home.deed.sourceChanged',
  'source.created': 'home.deed.sourceCreated',
  'source.deleted': 'home.deed.sourceDeleted',
  'source.redriven': 'home.deed.sourceRedriven',
  'template.registered': 'home.deed.templateRegistered',
  'webhook.created': 'home.deed.webhookCreated',
  'webhook.changed': 'home.deed.webhookChanged',
  'webhook.deleted': 'home.deed.webhookDeleted',
  'webhook.redriven': 'home.deed.webhookRedriven',
  'webhook.tested': 'home.deed.webhookTested',
} as const

type DeedWords = (typeof DEED_WORDS)[keyof typeof DEED_WORDS] | 'home.deed.recordChanged' | 'home.deed.other'

export function deedWords(what: string): DeedWords {
  if (isKnown(what)) return DEED_WORDS[what]
  const [type, verb] = what.split('.')
  return verb === 'changed' && RecordType.safeParse(type).success ? 'home.deed.recordChanged' : 'home.deed.other'
}

function isKnown(what: string): what is keyof typeof DEED_WORDS {
  return Object.hasOwn(DEED_WORDS, what)
}
