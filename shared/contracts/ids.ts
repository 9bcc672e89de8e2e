import * as z from 'zod'

export const CampaignId = z
  .string()
  .regex(/^cmp_[0-9a-z]{6,40}$/)
  .brand<'CampaignId'>()
export type CampaignId = z.infer<typeof CampaignId>

export const ImportId = z
  .string()
  .regex(/^imp_[0-9a-z]{6,40}$/)
  .brand<'ImportId'>()
export type ImportId = z.infer<typeof ImportId>

export const DryRunId = z
  .string()
  .regex(/^dry_[0-9a-z]{6,40}$/)
  .brand<'DryRunId'>()
export type DryRunId = z.infer<typeof DryRunId>

export const AudienceId = z
  .string()
  .regex(/^grp_[0-9a-z]{6,40}$/)
  .brand<'AudienceId'>()
export type AudienceId = z.infer<typeof AudienceId>

export const MessageId = z
  .string()
  .regex(/^msg_[A-Za-z0-9_-]+$/)
  // A contact's id and a record's of 128 and 193 Chinese characters and the id of a run, in base64.
  .max(1700)
  .brand<'MessageId'>()
export type MessageId = z.infer<typeof MessageId>

/** One firing of one campaign's part in one time zone: `run_<campaign>.<part>.<firing in epoch minutes>.<zone>`. */
export const RunId = z
  .string()
  .regex(/^run_[A-Za-z0-9_.+/-]+$/)
  .max(200)
  .brand<'RunId'>()
export type RunId = z.infer<typeof RunId>

export const WebhookId = z
  .string()
  .regex(/^whk_[0-9a-z]{6,40}$/)
  .brand<'WebhookId'>()
export type WebhookId = z.infer<typeof WebhookId>

export const DeliveryId = z
  .string()
  .regex(/^dlv_[A-Za-z0-9_-]+$/)
  .max(300)
  .brand<'DeliveryId'>()
export type DeliveryId = z.infer<typeof DeliveryId>

/** A system whose webhooks are mapped to events. */
export const SourceId = z
  .string()
  .regex(/^src_[0-9a-z]{6,40}$/)
  .brand<'SourceId'>()
export type SourceId = z.infer<typeof SourceId>

/** What a source delivered: the same delivery always has the same id. */
export const ArrivalId = z
  .string()
  .regex(/^arr_[A-Za-z0-9_-]{22}$/)
  .brand<'ArrivalId'>()
export type ArrivalId = z.infer<typeof ArrivalId>

/** What makes a message unique: the contact and the occurrence (design.md §4). */
export type MessageKey = { contactId: string; occurrence: string }

const SEPARATOR = '\n'

/** The public id of the message with this key: a reversible encoding, so no index is needed to find it. */
export function messageIdOf(key: MessageKey): MessageId {
  return MessageId.parse(`msg_${textToId(key.contactId + SEPARATOR + key.occurrence)}`)
}

/** The key behind a public id; undefined for text that no key encodes to. */
export function parseMessageId(id: string): MessageKey | undefined {
  if (!MessageId.safeParse(id).success) return undefined
  const text = textOfId(id.slice(4))
  const cut = text?.indexOf(SEPARATOR) ?? -1
  if (text === undefined || cut < 1 || cut === text.length - 1) return undefined
  return { contactId: text.slice(0, cut), occurrence: text.slice(cut + 1) }
}

/** The id of an event's delivery to an endpoint; the same event always gives the same one. */
export function deliveryIdOf(webhookId: WebhookId, event: { id: string; timestamp: Date }): DeliveryId {
  return DeliveryId.parse(`dlv_${textToId([webhookId, event.timestamp.toISOString(), event.id].join(SEPARATOR))}`)
}

/** Endpoint, instant and event behind the id of a delivery; undefined for text that never was one. */
export function parseDeliveryId(id: string): { webhookId: string; at: string; eventId: string } | undefined {
  if (!DeliveryId.safeParse(id).success) return undefined
  const [webhookId = '', at = '', eventId = ''] = (textOfId(id.slice(4)) ?? '').split(SEPARATOR)
  return webhookId === '' || at === '' || eventId === '' ? undefined : { webhookId, at, eventId }
}

/** The id of a run; the same firing always gives the same id, so a repeated firing finds the run there. */
export function runIdOf(run: { campaignId: CampaignId; part: string; firedAt: Date; zone: string }): RunId {
  const minute = Math.floor(run.firedAt.getTime() / 60_000)
  return RunId.parse(`run_${run.campaignId.slice(4)}.${run.part}.${minute}.${run.zone}`)
}

/** Making a decoder takes longer than a text does, and each look at a message asks for one. */
const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** A text as URL-safe base64 of its UTF-8; lone surrogates are not kept. */
export function textToId(text: string): string {
  const base64 = btoa(isAscii(text) ? text : String.fromCharCode(...encoder.encode(text)))
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** Most ids are, and are then their own UTF-8. */
function isAscii(text: string): boolean {
  for (let place = 0; place < text.length; place += 1) if (text.charCodeAt(place) > 0x7f) return false
  return true
}

/** The text that `textToId` encoded; undefined for what it never gave out. */
export function textOfId(id: string): string | undefined {
  try {
    const binary = atob(id.replaceAll('-', '+').replaceAll('_', '/'))
    const bytes = new Uint8Array(binary.length)
    for (let place = 0; place < binary.length; place += 1) bytes[place] = binary.charCodeAt(place)
    return decoder.decode(bytes)
  } catch {
    return undefined // not base64, or not UTF-8
  }
}
