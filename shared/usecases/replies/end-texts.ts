import type { Contact, OptOutScope, OptOutWord } from '#shared/contracts/contact.ts'
import type { Subject } from '#shared/contracts/message.ts'
import { hashesOf } from '#shared/domain/people/numbers.ts'
import { standing, wordOn } from '#shared/domain/people/word-on-numbers.ts'
import { confirmsStopFor } from '#shared/domain/policies/reach-policy.ts'
import { BY_REPLY } from '#shared/domain/webhooks/fact-event.ts'
import { optIn } from '../people/opt-in.ts'
import { type OptOutDeps, optOut } from '../people/opt-out.ts'
import type { Writer } from './meet-writer.ts'
import { type PlanServiceTextDeps, planServiceText } from './plan-service-text.ts'

export type EndTextsDeps = OptOutDeps & PlanServiceTextDeps

/** `text` is the person's own, kept as proof. `key` names the reply: a repeat confirms nothing a second time. */
export type StopWord = { scope: OptOutScope; text: string; at: Date; key: string; about: Subject }

const CONFIRMED = {
  zh: '已为您退订，今后不再向您发送短信。恢复请回复 START。',
  en: 'You are unsubscribed and will get no more texts from us. Reply START to get them again.',
}

/**
 * Ends texts to a number by its holder's own word. It holds for the number before anything else is written; then each contact
 * whose number it is, their first or another, keeps the word as proof, and refuses marketing. So does each whose number it was: they are silenced at the
 * one that they have now, since it is the person who wants no more texts. Of the scope `marketing` it leaves the number open to
 * notices. One text confirms the end of all where a policy allows that, to the number that said it alone.
 */
export async function endTexts(deps: EndTextsDeps, writer: Writer, stop: StopWord): Promise<void> {
  const { scope, text: note } = stop
  const { phone, phoneHash } = writer
  const word: OptOutWord = { phoneHash, at: deps.clock.now(), by: BY_REPLY, note, source: 'person', scope }
  await deps.optOuts.put(word)
  const silenced = [...writer.owners, ...writer.former]
  for (const { id } of silenced) await optOut(deps, { contactId: id, note, by: BY_REPLY, scope, number: phoneHash })
  const minutesOfUse = scope === 'all' ? confirmsStopFor(phone) : null
  const contactId = writer.owners.find((one) => one.phoneHash === phoneHash)?.id
  if (minutesOfUse === null || contactId === undefined) return
  const { key, at, about: subject } = stop
  await planServiceText(deps, { kind: 'stop-confirmation', contactId, key, at, text: CONFIRMED, subject, minutesOfUse })
}

/**
 * Opens a number again by its holder's own word: what they ended themselves, of either scope, never what a carrier said of it,
 * and never a number that they have by now instead. Whoever is texted at it gets texts again whatever other numbers of theirs
 * had said; of a first number of theirs it takes back what this one had ended. Consent to marketing stays as it is. Whether
 * anything was closed and is open now.
 */
export async function reopenNumber(deps: OptOutDeps, writer: Writer, note: string): Promise<boolean> {
  const { owners, phoneHash } = writer
  // A number of orders alone is nobody's own.
  if (owners.length === 0) return liftOwn(deps, phoneHash)
  const closed = await findClosed(deps, writer)
  for (const { id } of closed) await optIn(deps, { contactId: id, note, by: BY_REPLY, number: phoneHash })
  return closed.length > 0 && (await findClosed(deps, writer)).length === 0
}

async function liftOwn({ optOuts, clock }: OptOutDeps, phoneHash: string): Promise<boolean> {
  const word = standing((await optOuts.findEntries([phoneHash])).get(phoneHash))
  return word?.source === 'person' && optOuts.lift(word, clock.now())
}

/** The owners whom a person's word holds back that this number can take back. */
async function findClosed({ optOuts }: OptOutDeps, { owners, phoneHash }: Writer): Promise<Contact[]> {
  const entries = await optOuts.findEntries([...new Set(owners.flatMap(hashesOf))])
  const own = standing(entries.get(phoneHash))
  return owners.filter((owner) => {
    if (owner.phoneHash === phoneHash) return wordOn(phoneHash, owner, entries)?.source === 'person'
    return own?.source === 'person' || standing(entries.get(owner.phoneHash ?? ''))?.from === phoneHash
  })
}
