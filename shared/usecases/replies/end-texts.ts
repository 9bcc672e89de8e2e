import type { OptOutWord } from '#shared/contracts/contact.ts'
import type { Subject } from '#shared/contracts/message.ts'
import { confirmsStopFor } from '#shared/domain/policies/reach-policy.ts'
import { keepConsent } from '../people/keep-consent.ts'
import { type OptOutDeps, optOut } from '../people/opt-out.ts'
import type { Writer } from './meet-writer.ts'
import { type PlanServiceTextDeps, planServiceText } from './plan-service-text.ts'

export type EndTextsDeps = OptOutDeps & PlanServiceTextDeps

/** `text` is the person's own, kept as proof. `key` names the reply: a repeat confirms nothing a second time. */
export type StopWord = { scope: 'all' | 'marketing'; text: string; at: Date; key: string; about: Subject }

export const BY_REPLY = 'reply'
const CONFIRMED = {
  zh: '已为您退订，今后不再向您发送短信。恢复请回复 START。',
  en: 'You are unsubscribed and will get no more texts from us. Reply START to get them again.',
}

/**
 * Ends texts to a number by its holder's own word. It holds for the number before anything else is written; then each contact
 * whose number it is keeps the word as proof, and refuses marketing. Advertising alone leaves the number open to notices.
 * One text confirms it where a policy allows that.
 */
export async function endTexts(deps: EndTextsDeps, writer: Writer, stop: StopWord): Promise<void> {
  if (stop.scope === 'marketing') return refuseMarketing(deps, writer, stop)
  const { phone, phoneHash } = writer
  const word: OptOutWord = { phoneHash, at: deps.clock.now(), by: BY_REPLY, note: stop.text, source: 'person' }
  await deps.optOuts.put(word)
  for (const { id } of writer.owners) await optOut(deps, { contactId: id, note: stop.text, by: BY_REPLY })
  const minutesOfUse = confirmsStopFor(phone)
  const contactId = writer.owners[0]?.id
  if (minutesOfUse === null || contactId === undefined) return
  const { key, at, about: subject } = stop
  await planServiceText(deps, { kind: 'stop-confirmation', contactId, key, at, text: CONFIRMED, subject, minutesOfUse })
}

async function refuseMarketing(deps: EndTextsDeps, { all }: Writer, { text: note }: StopWord): Promise<void> {
  const at = deps.clock.now()
  for (const contact of all) {
    await deps.contacts.recordChange(contact.id, { at, what: 'consent-refused', by: BY_REPLY, note })
    await keepConsent(deps.contacts, contact, { marketing: 'refused', at })
  }
}

/**
 * Opens a number again by its holder's own word: what they ended themselves, never what a carrier said of it. Consent to
 * marketing stays as it is. Whether the number was closed.
 */
export async function reopenNumber(deps: OptOutDeps, writer: Writer, note: string): Promise<boolean> {
  const standing = (await deps.optOuts.findMany([writer.phoneHash])).get(writer.phoneHash)
  if (standing?.source !== 'person') return false
  const at = deps.clock.now()
  for (const { id } of writer.owners) await deps.contacts.recordChange(id, { at, what: 'opt-in', by: BY_REPLY, note })
  return deps.optOuts.lift(standing, at)
}
