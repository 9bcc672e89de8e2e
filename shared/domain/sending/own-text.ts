import type { Contact } from '#shared/contracts/contact.ts'
import type { Message, OwnTextKind } from '#shared/contracts/message.ts'
import { OWN_TEXTS } from '../scenarios/own-texts.ts'
import { createMessage, HAND_OVER_MS } from './message-lifecycle.ts'

/** Longer than this nobody waits with the phone in hand. */
export const OWN_TEXT_MS = 10 * 60_000

/** In a stored text where the code stands in the one that leaves. */
const HIDDEN = '******'

type Asked = { kind: OwnTextKind; nonce: string; text: string; details?: Record<string, string> }

/** A planned message, due now: its key is its own, so that a repeat is another text. `nonce` is of the caller's ids. */
export function planOwnText({ id: contactId }: Pick<Contact, 'id'>, asked: Asked, now: Date): Message {
  const { kind, nonce, text, details = {} } = asked
  const occurrence = {
    key: `${now.toISOString().slice(0, 10)}#${kind}#${nonce}`,
    subject: { type: 'contact' as const, id: contactId },
    category: 'internal' as const,
    details: { ...details, text },
    happenedAt: now,
    dueAt: now,
    notAfter: new Date(now.getTime() + OWN_TEXT_MS),
  }
  const message = createMessage(
    { contactId, kind, campaign: { id: OWN_TEXTS, version: 1 }, occurrence, page: null },
    now,
  )
  return { ...message, wakeAt: new Date(now.getTime() + HAND_OVER_MS) }
}

/** The words of a code's text as they are kept: the code itself comes in when it leaves. */
export function codeText(language: Contact['language']): string {
  return language === 'zh'
    ? `您的验证码是${HIDDEN}，10分钟内有效。用于确认这部手机可以接收测试短信，请勿转告他人。`
    : `Your code is ${HIDDEN}. It confirms this phone for test texts and works for 10 minutes. Do not share it.`
}

/** The text as it leaves; `codeOf` gives the code of a message's nonce. */
export function spokenText(
  message: Pick<Message, 'kind' | 'text' | 'details'>,
  codeOf: (nonce: string) => string,
): string {
  const { kind, text, details } = message
  if (kind !== 'number-code' || text === null) return text ?? ''
  return text.replace(HIDDEN, () => codeOf(details.nonce ?? ''))
}

/** Six digits out of a keyed hash: who has no key cannot tell them from a nonce. */
export function codeFrom(hash: string): string {
  const value = [...hash].reduce((sum, letter) => (sum * 67 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7)
  return String(value % 1_000_000).padStart(6, '0')
}
