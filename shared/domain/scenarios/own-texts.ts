import * as z from 'zod'
import type { CampaignContent } from '#shared/contracts/campaign.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import type { OwnTextKind } from '#shared/contracts/message.ts'
import type { EventKind } from './kind.ts'

/** Stands where messages name their campaign: these belong to none, so that no campaign counts them. */
export const OWN_TEXTS = CampaignId.parse('cmp_owntexts')

export const OWN_TEXT_CONTENT: CampaignContent = {
  name: '',
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  template: { zh: '', en: '' },
  settings: {},
}

/**
 * A text that somebody asks for a moment ago, to a number of their own. It says what stands in its details, is right as long
 * as it is in time, and belongs to nobody's marketing; an opt-out, the countries and the line hold as for any other.
 */
export function ownTextOf(id: OwnTextKind): EventKind {
  return { ...OWN_TEXT, id }
}

const OWN_TEXT: Omit<EventKind, 'id'> = {
  trigger: 'event',
  category: 'internal',
  purpose: 'own-request',
  settings: z.strictObject({}),
  audience: OWN_TEXT_CONTENT.audience,
  wordings: () => [],
  wordingOf: () => 'template',
  plan: () => [],
  meets: () => false,
  judge: ({ details }) => ({ kind: 'right', values: {}, saw: '', text: details.text ?? '' }),
}
