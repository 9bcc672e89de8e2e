import type { Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Shop } from '#shared/contracts/shop.ts'
import { AppError } from '#shared/domain/errors.ts'
import { languageOfNumber } from '#shared/domain/people/contact-place.ts'
import { noteText, nothingOwn } from '#shared/domain/people/own-numbers.ts'
import { type PhoneFault, parsePhone } from '#shared/domain/people/phone.ts'
import { homeShop } from '#shared/domain/records/shop-names.ts'
import { kindFor } from '#shared/domain/scenarios/registry.ts'
import { dressingOf, dressText } from '#shared/domain/sending/dressing.ts'
import { sampleText } from '#shared/domain/wording/sample-text.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { OwnNumberStore } from '#shared/ports/own-number-store.ts'
import { type AuditDeps, recordDeed } from '../history/keep-audit.ts'
import { type ReadShopsDeps, readShopsLately } from '../read-shops.ts'
import { type SendOwnTextDeps, sendOwnText } from '../send-own-text.ts'
import { getCampaign } from './get-campaign.ts'

export type TextCampaignDeps = AuditDeps &
  SendOwnTextDeps &
  ReadShopsDeps & {
    clock: Clock
    campaigns: CampaignStore
    contacts: Pick<ContactStore, 'find'>
    ownNumbers: OwnNumberStore
  }

export type TestTextAsked = {
  id: string
  account: string
  by: string
  phone: string
  /** Whose values fill the text; samples where it is left out. */
  as?: string | undefined
  wording?: string | undefined
  language?: Language | undefined
}
export type TestTextOutcome =
  | { kind: 'planned'; message: Message }
  | { kind: 'invalid'; because: PhoneFault }
  | { kind: 'contact-unknown' | 'wording-unknown' | 'not-confirmed' | 'too-often' }

const TRIES = 5

/**
 * Texts what a campaign says now, also a draft, to a number that the caller has confirmed: word for word as customers get it,
 * and marked as a test in the log alone. It belongs to no campaign, so no figure, run or cap knows of it. At most twenty an hour
 * for an account; a repeat is another text.
 * @throws AppError NOT_FOUND, CONFLICT (retryable)
 */
export async function textCampaign(deps: TextCampaignDeps, asked: TestTextAsked): Promise<TestTextOutcome> {
  const parsed = parsePhone(asked.phone)
  if (!parsed.ok) return { kind: 'invalid', because: parsed.because }
  const campaign = await getCampaign(deps, asked.id)
  const contact = asked.as === undefined ? null : ((await deps.contacts.find(asked.as)) ?? 'unknown')
  if (contact === 'unknown') return { kind: 'contact-unknown' }
  const shop = homeShop(await readShopsLately(deps))
  const text = textOf(campaign, contact, { ...asked, e164: parsed.e164, shop })
  if (text === null) return { kind: 'wording-unknown' }
  const noted = await note(deps, asked.account, deps.hasher.hash(parsed.e164))
  if (noted !== 'noted') return { kind: noted }
  const deed = { at: deps.clock.now(), by: asked.by, what: 'campaign.test-texted', before: null, after: null }
  await recordDeed(deps, { type: 'campaign', id: campaign.id }, deed)
  const details = { campaign: campaign.id, version: String(campaign.version) }
  return {
    kind: 'planned',
    message: await sendOwnText(deps, parsed.e164, { kind: 'test-text', nonce: deps.ids.create(''), text, details }),
  }
}

type Worded = Pick<TestTextAsked, 'wording' | 'language'> & { e164: string; shop: Shop | null }

function textOf(
  { kind, content }: Campaign,
  contact: Contact | null,
  { wording, language, e164, shop }: Worded,
): string | null {
  const spoken = language ?? contact?.language ?? languageOfNumber(e164)
  const known = kindFor({ kind, content })
  const text = sampleText(known, content, { field: wording, language: spoken, contact })
  // The signature is put when it leaves; how to stop such texts only the campaign's own category asks for.
  const { after } = dressingOf({ phone: e164, category: known.category, language: spoken, shop })
  return text && dressText(text, { before: '', after }, spoken)
}

async function note(deps: TextCampaignDeps, account: string, phoneHash: string) {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const before = (await deps.ownNumbers.find(account)) ?? nothingOwn(account)
    const next = noteText(before, phoneHash, deps.clock.now())
    if (next === 'not-confirmed' || next === 'too-often') return next
    if (await deps.ownNumbers.save(next, before.rev)) return 'noted'
  }
  throw new AppError('CONFLICT', 'Your numbers are being changed. Try again.', { retryable: true })
}
