import type { CampaignContent } from '#shared/contracts/campaign.ts'
import type { HeldBackReason } from '#shared/contracts/dry-run.ts'
import type { Message } from '#shared/contracts/message.ts'
import type { Kind, Verdict } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import { judgeMessage } from './judge-message.ts'

const TEXT = { zh: '.', en: '.' }
const CONTENT: CampaignContent = {
  name: '',
  audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
  template: TEXT,
  settings: {},
}

/** What a kind adds to the common guards, taken out: always right, with a wording that lacks nothing. */
const ALWAYS_RIGHT = {
  judge: (): Verdict => ({ kind: 'right', values: {}, saw: '' }),
  wordingOf: () => 'template',
  wordings: () => [{ field: 'template', text: TEXT, variables: {} }],
}

/**
 * Why no text of this kind would reach a contact now, whatever it is about: by the guards that judge every text before it
 * leaves. Null where one would, if only in the morning.
 */
export function judgeReach(
  message: Message,
  kind: Kind,
  { reading, now }: { reading: Omit<Reading, 'campaign'>; now: Date },
): HeldBackReason | null {
  const asked: Kind = kind.trigger === 'event' ? { ...kind, ...ALWAYS_RIGHT } : { ...kind, ...ALWAYS_RIGHT }
  const supposed = { ...reading, campaign: { state: 'active' as const, content: CONTENT } }
  const decision = judgeMessage(message, asked, supposed, now)
  if (decision.kind === 'final') return decision.because
  return decision.kind === 'wait' && decision.because === 'countries-unknown' ? decision.because : null
}
