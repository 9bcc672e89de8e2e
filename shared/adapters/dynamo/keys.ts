/*
 * Every access pattern, and every key string. A new query starts as a row here.
 *
 * table     | item            | pk                    | sk                        | index: hash -> range                    | who asks
 * --------- | --------------- | --------------------- | ------------------------- | --------------------------------------- | --------
 * contacts  | contact         | contact id            | CONTACT                   | byPhone: phone hash -> pk               | a receipt, a reply, a search
 *           |                 |                       |                           | byBirthday: MM-DD#shard of 8 -> pk      | a birthday run, the day's birthdays by id
 *           |                 |                       |                           | listedByName: first character -> name+id| a search by the beginning of a name
 *           |                 |                       |                           | byName: as listedByName                 | nobody any more; goes with the next release
 *           |                 |                       |                           | (scan)                                  | the audience of a holiday run, a count of any audience
 *           | linked number   | contact id            | LINK#phone hash           | byPhone                                 | as contact, for its numbers after the first, those that it had, and those of its orders
 *           | consent change  | contact id            | CHANGE#at#what#print      |                                         | support: one contact's proofs, newest first
 *           | note            | contact id            | NOTE#at#print             |                                         | support: what was written down about a contact; an erasure: all
 * records   | order           | ORDER#id              | ORDER                     | byContact: contact -> ORDER#placedAt#id | the nudge: what else this contact ordered; the newest, where a campaign counts from it
 *           |                 |                       |                           | (scan)                                  | once after an upgrade: whose orders they are
 *           |                 |                       |                           | (scan)                                  | the search of records by a fact, of any type
 *           | shipment        | SHIPMENT#id           | SHIPMENT                  |                                         | by id
 *           | instalment      | CONTRACT#contract     | INSTALMENT#period         | byContactDue: YYYY-MM#shard of 16       | a contract's plan; a reminder run, the calendar: whose instalments are due
 *           |                 |                       |                           |   -> contact, due, contract, period     |   in a month, contact after contact
 *           |                 |                       |                           | byDue: YYYY-MM#shard of 16 -> due       | those of earlier releases that were not written since
 *           | fact            | CONTRACT#, COMPLAINT# | FACT#at#event type        |                                         | what was said of a contract or a complaint
 *           | kept record     | RECORD#type#id        | RECORD                    | byContact: contact -> RECORD#type#since#id | by id; a person's records, by type
 *           | date of record  | DATE#type#field#MM-DD#shard of 8 | year#contact, record |                                   | a run by a date or an anniversary in a record
 *           | date of contact | DATE#column#MM-DD#shard of 8 | year#contact id      |                                         | a run by a date or an anniversary in a column
 *           | told once       | ONCE#contact, what    | -                         |                                         | a text about what another may have told, by who is first
 * campaigns | campaign        | CAMPAIGN              | campaign id               | byState: state -> createdAt             | the console: page by page; reconcile, a claim: all; by id
 *           | latest writes   | LATEST                | -                         |                                         | the console: what the index may not show yet
 *           | former campaigns| FORMER                | -                         |                                         | a run: whose runs of its date 0.1 may have begun
 *           | version         | VERSION#campaign id   | version                   |                                         | what a message was planned with
 *           | claims          | CLAIMS#kind           | -                         |                                         | whoever activates a campaign of that kind
 *           | firings         | FIRINGS#campaign id   | -                         |                                         | reconcile: firings without a run
 *           | waiting         | WAITING               | -                         |                                         | every event: the campaigns that wait for some; a block of marketing texts: those that may go first
 *           | audiences       | AUDIENCES             | -                         |                                         | whoever acts on a campaign that names a saved one; the console: all
 *           | run             | RUNS#campaign         | firing minute#run id      |                                         | a campaign's runs, newest first; by id
 *           | page audience   | run id                | a + page                  |                                         | send-message, by page
 *           | page progress   | run id                | p + page                  | byDue: shard of 32 -> wakeAt            | a run's pages; the sweep: pages that are due
 *           | day's figures   | DAYS#campaign         | day                       |                                         | a campaign's single messages by day, state and reason
 *           | dry run         | DRYRUN#id             | -                         |                                         | by id; a person's page and the job that fills it
 *           | foreseen people | DRYRUN#id             | a + page                  |                                         | those who would be sent to, page by page
 *           |                 | DRYRUN#id             | h + page                  |                                         | those who would be held back
 *           | dry run, listed | DRYRUNS               | id                        |                                         | an erasure: every one that is kept
 *           | fingerprint     | DRYRUNS#campaign      | fingerprint               |                                         | an approval, an activation: the dry run meant
 *           | delivery        | DELIVERIES#endpoint   | at#event id               | byDue: 1000 + shard of 8 -> wakeAt      | the sweep; by id; admin: an endpoint's, newest first
 * messages  | message         | contact id            | occurrence                | byDue: shard of 32 -> wakeAt            | a contact's messages, newest first; by id; the sweep
 *           |                 |                       |                           | byDue: 1000 -> wakeAt                   | the sweep: questions that close unanswered
 *           |                 |                       |                           | byDay: campaign#day#shard of 8 -> sk    | a campaign's single messages of a day
 *           |                 |                       |                           | byTrouble: state -> when + key          | operations: what went wrong, newest first
 * control   | line            | LINE#provider         | -                         |                                         | every block of submits, console
 *           | settings        | SETTINGS#what         | -                         |                                         | a run that may need an approval, console; `rules`: a sender, once for each version; `forgetting`: reconcile; `business`: the first choice
 *           |                 |                       |                           |                                         |   `webhooks`: whoever writes what endpoints hear of, every ten seconds at most
 *           | erasure         | ERASURES              | contact id                |                                         | an erasure under way: by contact; reconcile: all
 *           | endpoint's secret | HOOKSECRET#endpoint | -                         |                                         | whoever posts to it
 *           | source          | SOURCES               | source id                 |                                         | a delivery, by id; the console, an erasure: all
 *           | source's secret | SOURCESECRET#source   | -                         |                                         | whoever verifies a delivery
 *           | source's refusal| SOURCEREFUSAL#source  | -                         |                                         | the console: why the last one was not taken
 *           | arrival         | ARRIVAL#source#id     | -                         |                                         | a delivery that is repeated or sent again, by id
 *           | arrival, list   | ARRIVALS#source       | at#id                     |                                         | the console: what came from a source, newest first
 *           | arrival's body  | ARRIVALBODIES#source  | id                        |                                         | one that is sent again; an erasure: all
 *           | own numbers     | OWN#account           | -                         |                                         | whoever asks for a code or a test text
 *           | pepper's check  | PEPPER                | -                         |                                         | a start, a deployment, a function's first call
 *           | opt-out         | OPTOUT#phone hash     | -                         |                                         | every submit
 *           | number's texts  | TEXTS#phone hash      | -                         |                                         | a submit that is counted: all but mass service texts
 *           | seen event      | SEEN#event id         | -                         |                                         | a repeated event
 *           | heard events    | HEARD                 | event type                |                                         | the console: on which day such an event came last
 *           | kept event      | KEPT#event id         | -                         |                                         | an event put aside, by id
 *           | kept event, list| KEPT                  | at#event id               |                                         | events put aside and not sent back, newest first
 *           | home shop       | HOMESHOP              | -                         |                                         | whose records have plain ids
 *           | looked for shop | HOMESHOP              | looked                    |                                         | whether the orders of release 0.1 were looked at
 *           | other shop      | SHOPS                 | shop                      |                                         | whose records to look for besides
 *           | shops' settings | SHOPSETTINGS          | -                         |                                         | the console; a sender, once for each version
 *           | template        | TEMPLATES             | template id               |                                         | the console, by id and all; a sender whose carrier wants templates: all, once for each version
 *           | zone            | ZONES                 | zone                      |                                         | where scheduled campaigns must fire
 *           | import          | IMPORT#id             | IMPORT                    |                                         | by id
 *           | row problem     | IMPORT#id             | PROBLEM#line#place        |                                         | an import's problems, by line
 *           | import, preview | IMPORT#id             | PREVIEW                   |                                         | what its file would do, by id
 *           | list member     | IMPORT#id             | MEMBER#contact            |                                         | a list's people; by list and contact
 *           | list, alike     | IMPORT#id             | ALIKE                     |                                         | the first list that says the same
 *           | print of a list | LISTPRINT#print       | -                         |                                         | a list that ends: who said so before
 *           | import, listed  | IMPORTS               | created at#id             |                                         | past imports, newest first
 *           | read columns    | COLUMNS#print of header | -                       |                                         | an import whose header was read before
 *           | named request   | REQUEST#print of key  | -                         |                                         | a repeat of a request that makes something
 *           | audit entry     | AUDIT                 | at#entry id               |                                         | admin: who did what, newest first
 *           | audit, by thing | AUDITOF#subject id    | at#entry id               |                                         | admin: who did what to this, newest first
 *           | reply           | REPLY#id              | -                         |                                         | what somebody wrote back, by id
 *           | reply, list     | INBOX#state           | at#reply id               |                                         | the inbox, newest first
 *           | reply, person   | REPLIESOF#contact id  | at#reply id               |                                         | what a person wrote back, newest first
 */
import type { AuditEntry } from '#shared/contracts/audit.ts'
import type { Birthday, ConsentChange, Contact, ContactNote } from '#shared/contracts/contact.ts'
import type {
  ArrivalId,
  CampaignId,
  DeliveryId,
  DryRunId,
  ImportId,
  MessageId,
  MessageKey,
  RunId,
  SourceId,
  WebhookId,
} from '#shared/contracts/ids.ts'
import { messageIdOf, parseDeliveryId, parseMessageId } from '#shared/contracts/ids.ts'
import type { Import } from '#shared/contracts/import.ts'
import type { KindId } from '#shared/contracts/message.ts'
import type { KeptKey, KeptRecord, Order, RecordFact } from '#shared/contracts/record.ts'
import type { Reply, ReplyId, ReplyState } from '#shared/contracts/reply.ts'
import type { Arrival } from '#shared/contracts/source.ts'
import { BIRTHDAY_SHARDS, DATE_SHARDS, DUE_MONTH_SHARDS, fingerprint32, shardOf } from '#shared/contracts/table.ts'
import type { TemplateId } from '#shared/contracts/template.ts'
import { birthdayKeyOf } from '#shared/domain/scenarios/rules/birthday.ts'
import type { InstalmentKey, RecordDatePlace } from '#shared/ports/record-store.ts'

export type Key = { pk: string; sk: string }

export const CONTACT_SK = 'CONTACT'
export const LINK_PREFIX = 'LINK#'
export const CHANGE_PREFIX = 'CHANGE#'
export const NOTE_PREFIX = 'NOTE#'
export const ORDER_SK = 'ORDER'
export const SHIPMENT_SK = 'SHIPMENT'
export const RECORD_SK = 'RECORD'
export const INSTALMENT_PREFIX = 'INSTALMENT#'
export const FACT_PREFIX = 'FACT#'
export const PROGRESS_PREFIX = 'p'
export const MEMBER_PREFIX = 'MEMBER#'
export const PROBLEM_PREFIX = 'PROBLEM#'
export const CAMPAIGNS_PK = 'CAMPAIGN'
export const KEPT_PK = 'KEPT'
export const ZONES_PK = 'ZONES'
export const OTHER_SHOPS_PK = 'SHOPS'
export const TEMPLATES_PK = 'TEMPLATES'
export const AUDIT_PK = 'AUDIT'
export const SOURCES_PK = 'SOURCES'

/** Longer names are cut in the index; the rest is compared on the contact itself. */
export const NAME_KEY_CHARACTERS = 60

export function messageKey({ contactId, occurrence }: MessageKey): Key {
  return { pk: contactId, sk: occurrence }
}

/** Undefined for an id that we never gave out. */
export function messageKeyOfId(id: MessageId): Key | undefined {
  const key = parseMessageId(id)
  return key && messageIdOf(key) === id ? messageKey(key) : undefined
}

export function contactKey(id: string): Key {
  return { pk: id, sk: CONTACT_SK }
}

export function linkKey(phoneHash: string, contactId: string): Key {
  return { pk: contactId, sk: LINK_PREFIX + phoneHash }
}

/** The same change always has the same key; two different ones of one instant have different keys. */
export function changeKey(contactId: string, { at, what, by, note, scope, hold }: ConsentChange): Key {
  const about = [...(scope === null ? [] : [scope]), ...(hold === undefined ? [] : [hold])]
  const print = fingerprint32(JSON.stringify([by, note, ...about])).toString(36)
  return { pk: contactId, sk: `${CHANGE_PREFIX}${at.toISOString()}#${what}#${print}` }
}

/** The same note always has the same key. */
export function noteKey(contactId: string, { at, by, text }: ContactNote): Key {
  const print = fingerprint32(JSON.stringify([by, text])).toString(36)
  return { pk: contactId, sk: `${NOTE_PREFIX}${at.toISOString()}#${print}` }
}

export function birthdayShard(key: string, shard: number): string {
  return `${key}#${shard}`
}

export function birthdayShardOf(contactId: string, birthday: Birthday): string {
  return birthdayShard(birthdayKeyOf(birthday), shardOf(contactId, BIRTHDAY_SHARDS))
}

/** A name as it is searched: compatibility forms, case, spaces and invisible characters make no difference. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{C}\p{Z}\s]+/gu, '')
}

/** Where a name stands in the index of names; undefined for a name with nothing to search for. */
export function nameKeys({
  id,
  name,
}: Pick<Contact, 'id' | 'name'>): { nameInitial: string; nameKey: string } | undefined {
  const [...characters] = normaliseName(name ?? '')
  const nameInitial = characters[0]
  return nameInitial === undefined
    ? undefined
    : { nameInitial, nameKey: `${characters.slice(0, NAME_KEY_CHARACTERS).join('')}\n${id}` }
}

/** Where a contact stands with a date, `YYYY-MM-DD`, in a custom column. */
export function dateKey(contactId: string, column: string, date: string): Key {
  const shard = shardOf(contactId, DATE_SHARDS)
  return { pk: dateShard(column, date.slice(5), shard), sk: `${date.slice(0, 4)}#${contactId}` }
}

export function dateShard(column: string, monthDay: string, shard: number): string {
  return `DATE#${column}#${monthDay}#${shard}`
}

export function orderKey(id: string): Key {
  return { pk: `ORDER#${id}`, sk: ORDER_SK }
}

/** Undefined while it is not known whose order it is, or when it was placed. */
export function contactOrder({ id, contactId, placedAt }: Order): string | undefined {
  return contactId === null || placedAt === null ? undefined : `ORDER#${placedAt.toISOString()}#${id}`
}

/** The range of `contactOrder` for orders placed in `[from, to]`. */
export function contactOrdersPlaced(from: Date, to: Date): { from: string; to: string } {
  return { from: `ORDER#${from.toISOString()}#`, to: `ORDER#${to.toISOString()}#\u{10ffff}` }
}

export function shipmentKey(id: string): Key {
  return { pk: `SHIPMENT#${id}`, sk: SHIPMENT_SK }
}

export function recordKey({ type, id }: KeptKey): Key {
  return { pk: `RECORD#${type}#${id}`, sk: RECORD_SK }
}

/** The beginning of `contactKept` for records of one type, or of all. */
export function keptOfContact(type?: string): string {
  return type === undefined ? 'RECORD#' : `RECORD#${type}#`
}

/** Where a record stands among those of its contact; undefined while nobody knows whose it is. */
export function contactKept({ type, id, contactId, since }: KeptRecord): string | undefined {
  return contactId === null ? undefined : `${keptOfContact(type)}${since.toISOString()}#${id}`
}

/** Where a record stands with a date, `YYYY-MM-DD`, in one of its fields. */
export function recordDateKey(
  { type, id, contactId }: KeptKey & { contactId: string },
  field: string,
  date: string,
): Key {
  const shard = shardOf(contactId, DATE_SHARDS)
  const place = { type, field, monthDay: date.slice(5) }
  return { pk: recordDateShard(place, shard), sk: `${date.slice(0, 4)}#${contactId}${AFTER_CONTACT}${id}` }
}

/** All records of a contact with one date stand in one shard, one after another. */
export function recordDateShard({ type, field, monthDay }: Omit<RecordDatePlace, 'year'>, shard: number): string {
  return `DATE#${type}#${field}#${monthDay}#${shard}`
}

/** What the sort key of a record's date says. */
export function readRecordDate(sk: string, monthDay: string): { contactId: string; id: string; date: string } {
  const cut = sk.indexOf(AFTER_CONTACT)
  const year = sk.slice(0, 4)
  return { contactId: sk.slice('YYYY#'.length, cut), id: sk.slice(cut + 1), date: `${year}-${monthDay}` }
}

export function contractPk(contractId: string): string {
  return `CONTRACT#${contractId}`
}

export function instalmentKey({ contractId, period }: InstalmentKey): Key {
  return { pk: contractPk(contractId), sk: INSTALMENT_PREFIX + padded(period, 6) }
}

export function factsPk({ type, id }: RecordFact['record']): string {
  return type === 'contract' ? contractPk(id) : `COMPLAINT#${id}`
}

export function factKey({ record, what, at }: RecordFact): Key {
  return { pk: factsPk(record), sk: `${FACT_PREFIX}${at.toISOString()}#${what}` }
}

/** A parcel's number may hold anything; a contact's id holds no line break. */
export function onceKey(contactId: string, what: string): Key {
  return { pk: `ONCE#${contactId}\n${what}`, sk: '-' }
}

export function dueMonthShard(month: string, shard: number): string {
  return `${month}#${String(shard).padStart(2, '0')}`
}

/** Control characters stand in no id, so these two part a contact from what follows: all of one lies between them. */
const AFTER_CONTACT = '\t'
const BEHIND_CONTACT = '\n'

/** Where an instalment stands among those due in its month: all of one contact in one shard, one after another. */
export function contactDueKey({ contractId, period }: InstalmentKey, contactId: string, due: string) {
  return {
    contactDueShard: contactDueShard(contactId, due.slice(0, 7)),
    contactDue: [contactId, due, contractId, padded(period, 6)].join(AFTER_CONTACT),
  }
}

/** The range of a contact's instalments that are due in a stretch of one month, both ends included. */
export function contactDues(contactId: string, from: string, until: string): { from: string; to: string } {
  return { from: contactId + AFTER_CONTACT + from, to: `${contactId}${AFTER_CONTACT}${until}\u{10ffff}` }
}

/** The shard of a contact's instalments due in a month. */
export function contactDueShard(contactId: string, month: string): string {
  return dueMonthShard(month, shardOf(contactId, DUE_MONTH_SHARDS))
}

/** No key of this contact comes after it, and every key of the next one does. */
export function behindContact(contactId: string): string {
  return contactId + BEHIND_CONTACT
}

export function contactOfDueKey(contactDue: string): string {
  return contactDue.slice(0, contactDue.indexOf(AFTER_CONTACT))
}

export function campaignKey(id: CampaignId): Key {
  return { pk: CAMPAIGNS_PK, sk: id }
}

/** One for all campaigns. */
export function formerKey(): Key {
  return { pk: 'FORMER', sk: '-' }
}

/** One for all campaigns. */
export function latestKey(): Key {
  return { pk: 'LATEST', sk: '-' }
}

export function versionKey(id: CampaignId, version: number): Key {
  return { pk: `VERSION#${id}`, sk: padded(version, 6) }
}

export function claimsKey(kind: KindId): Key {
  return { pk: `CLAIMS#${kind}`, sk: '-' }
}

export const SHELF_KEY: Key = { pk: 'AUDIENCES', sk: '-' }

export const WAITING_KEY: Key = { pk: 'WAITING', sk: '-' }

export function firingsKey(id: CampaignId): Key {
  return { pk: `FIRINGS#${id}`, sk: '-' }
}

export function runsPk(campaignId: CampaignId): string {
  return `RUNS#${campaignId}`
}

/** Read off the id alone: `run_<campaign>.<part>.<firing minute>.<zone>`. */
export function runKey(id: RunId): Key {
  const parts = id.split('.')
  const campaign = parts[0]?.slice('run_'.length) ?? ''
  return { pk: `RUNS#cmp_${campaign}`, sk: `${(parts.at(-2) ?? '').padStart(10, '0')}#${id}` }
}

export function daysPk(campaignId: CampaignId): string {
  return `DAYS#${campaignId}`
}

export function dayKey(campaignId: CampaignId, date: string): Key {
  return { pk: daysPk(campaignId), sk: date }
}

/** Where a campaign's single messages of a day stand in their index. */
export function dayShard(campaignId: CampaignId, date: string, shard: number): string {
  return `${campaignId}#${date}#${shard}`
}

export function audienceKey(runId: RunId, page: number): Key {
  return { pk: runId, sk: `a${padded(page, 6)}` }
}

export function progressKey(runId: RunId, page: number): Key {
  return { pk: runId, sk: PROGRESS_PREFIX + padded(page, 6) }
}

export function pageNumberOf(sk: string): number {
  return Number(sk.slice(PROGRESS_PREFIX.length))
}

export function dryRunKey(id: DryRunId): Key {
  return { pk: `DRYRUN#${id}`, sk: '-' }
}

/** `all`: everybody of a page; `held-back`: those of them alone. */
type ForeseenList = 'all' | 'held-back'

export function foreseenPrefix(list: ForeseenList): string {
  return list === 'all' ? 'a' : 'h'
}

export function foreseenKey(id: DryRunId, list: ForeseenList, page: number): Key {
  return { pk: dryRunKey(id).pk, sk: foreseenPrefix(list) + padded(page, 6) }
}

export const DRY_RUNS_PK = 'DRYRUNS'

export function dryRunListKey(id: DryRunId): Key {
  return { pk: DRY_RUNS_PK, sk: id }
}

export function fingerprintKey(campaignId: CampaignId, fingerprint: string): Key {
  return { pk: `DRYRUNS#${campaignId}`, sk: fingerprint }
}

export function settingsKey(what: string): Key {
  return { pk: `SETTINGS#${what}`, sk: '-' }
}

export function lineKey(provider: string): Key {
  return { pk: `LINE#${provider}`, sk: '-' }
}

/** What the number was lately sent. */
export function numberTextsKey(phoneHash: string): Key {
  return { pk: `TEXTS#${phoneHash}`, sk: '-' }
}

export function optOutKey(phoneHash: string): Key {
  return { pk: `OPTOUT#${phoneHash}`, sk: '-' }
}

export function seenKey(eventId: string): Key {
  return { pk: `SEEN#${eventId}`, sk: '-' }
}

export const HEARD_PK = 'HEARD'

export function heardKey(type: string): Key {
  return { pk: HEARD_PK, sk: type }
}

export function keptKey(eventId: string): Key {
  return { pk: `KEPT#${eventId}`, sk: '-' }
}

export function keptListKey(eventId: string, at: Date): Key {
  return { pk: KEPT_PK, sk: `${at.toISOString()}#${eventId}` }
}

/** One for all tables: what tells whether a pepper is the one that the hashes were made under. */
export function pepperKey(): Key {
  return { pk: 'PEPPER', sk: '-' }
}

export const HOME_SHOP_KEY: Key = { pk: 'HOMESHOP', sk: '-' }
export const LOOKED_FOR_SHOP_KEY: Key = { pk: 'HOMESHOP', sk: 'looked' }

export const SHOP_SETTINGS_KEY: Key = { pk: 'SHOPSETTINGS', sk: '-' }

export function templateKey(id: TemplateId): Key {
  return { pk: TEMPLATES_PK, sk: id }
}

export function otherShopKey(shop: string): Key {
  return { pk: OTHER_SHOPS_PK, sk: shop }
}

export function zoneKey(zone: string): Key {
  return { pk: ZONES_PK, sk: zone }
}

export function importKey(id: ImportId): Key {
  return { pk: `IMPORT#${id}`, sk: 'IMPORT' }
}

export const IMPORTS_PK = 'IMPORTS'

export function importListKey({ id, createdAt }: Pick<Import, 'id' | 'createdAt'>): Key {
  return { pk: IMPORTS_PK, sk: `${createdAt.toISOString()}#${id}` }
}

export function importPreviewKey(id: ImportId): Key {
  return { pk: importKey(id).pk, sk: 'PREVIEW' }
}

export function firstAlikeKey(id: ImportId): Key {
  return { pk: importKey(id).pk, sk: 'ALIKE' }
}

export function listPrintKey(print: string): Key {
  return { pk: `LISTPRINT#${print}`, sk: '-' }
}

export function memberKey(id: ImportId, contactId: string): Key {
  return { pk: importKey(id).pk, sk: `${MEMBER_PREFIX}${contactId}` }
}

export function readColumnsKey(header: string): Key {
  return { pk: `COLUMNS#${header}`, sk: '-' }
}

export function problemKey(id: ImportId, line: number, place: number): Key {
  return { pk: `IMPORT#${id}`, sk: `${PROBLEM_PREFIX}${padded(line, 9)}#${padded(place, 4)}` }
}

export const ERASURES_PK = 'ERASURES'

export function erasureKey(contactId: string): Key {
  return { pk: ERASURES_PK, sk: contactId }
}

export function ownNumbersKey(account: string): Key {
  return { pk: `OWN#${account}`, sk: '-' }
}

export function requestKey(key: string): Key {
  return { pk: `REQUEST#${key}`, sk: '-' }
}

export function auditKey({ id, at }: AuditEntry): Key {
  return { pk: AUDIT_PK, sk: `${at.toISOString()}#${id}` }
}

export function auditOfKey(entry: AuditEntry): Key {
  return { pk: auditOfPk(entry.subject.id), sk: auditKey(entry).sk }
}

export function auditOfPk(subjectId: string): string {
  return `AUDITOF#${subjectId}`
}

export function replyKey(id: ReplyId): Key {
  return { pk: `REPLY#${id}`, sk: '-' }
}

export function inboxPk(state: ReplyState): string {
  return `INBOX#${state}`
}

export function repliesOfPk(contactId: string): string {
  return `REPLIESOF#${contactId}`
}

export function inboxLine({ at, id }: Pick<Reply, 'at' | 'id'>): string {
  return `${at.toISOString()}#${id}`
}

export function webhookSecretKey(id: WebhookId): Key {
  return { pk: `HOOKSECRET#${id}`, sk: '-' }
}

const DELIVERIES_PREFIX = 'DELIVERIES#'

export function deliveriesPk(id: string): string {
  return DELIVERIES_PREFIX + id
}

/** An event's place among those of its endpoint. */
export function deliverySk({ timestamp, id }: { timestamp: Date; id: string }): string {
  return `${timestamp.toISOString()}#${id}`
}

export function deliveryKey(webhookId: WebhookId, event: { timestamp: Date; id: string }): Key {
  return { pk: deliveriesPk(webhookId), sk: deliverySk(event) }
}

/** Undefined for an id that we never gave out. */
export function deliveryKeyOfId(id: DeliveryId): Key | undefined {
  const parts = parseDeliveryId(id)
  return parts && { pk: deliveriesPk(parts.webhookId), sk: `${parts.at}#${parts.eventId}` }
}

/** What the key of a delivery says. */
export function readDeliveryKey({ pk, sk }: Key): { webhookId: string; event: { timestamp: Date; id: string } } {
  const [at = '', id = ''] = sk.split('#')
  return { webhookId: pk.slice(DELIVERIES_PREFIX.length), event: { timestamp: new Date(at), id } }
}

export function sourceKey(id: SourceId): Key {
  return { pk: SOURCES_PK, sk: id }
}

export function sourceSecretKey(id: SourceId): Key {
  return { pk: `SOURCESECRET#${id}`, sk: '-' }
}

export function sourceRefusalKey(id: SourceId): Key {
  return { pk: `SOURCEREFUSAL#${id}`, sk: '-' }
}

export function arrivalKey(sourceId: SourceId, id: ArrivalId): Key {
  return { pk: `ARRIVAL#${sourceId}#${id}`, sk: '-' }
}

export function arrivalsPk(sourceId: SourceId): string {
  return `ARRIVALS#${sourceId}`
}

/** An arrival's place among those of its source. */
export function arrivalLineSk({ at, id }: Pick<Arrival, 'at' | 'id'>): string {
  return `${at.toISOString()}#${id}`
}

export function arrivalLineKey(arrival: Pick<Arrival, 'sourceId' | 'at' | 'id'>): Key {
  return { pk: arrivalsPk(arrival.sourceId), sk: arrivalLineSk(arrival) }
}

export function arrivalBodiesPk(sourceId: SourceId): string {
  return `ARRIVALBODIES#${sourceId}`
}

export function arrivalBodyKey(sourceId: SourceId, id: ArrivalId): Key {
  return { pk: arrivalBodiesPk(sourceId), sk: id }
}

function padded(value: number, digits: number): string {
  return String(value).padStart(digits, '0')
}
