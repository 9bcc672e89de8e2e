import { type ServiceTextKind, ShippedKindId } from '#shared/contracts/message.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { AppError } from '../errors.ts'
import type { Kind } from './kind.ts'
import { type KindWords, NAME_WORDS } from './kind-words.ts'
import { birthdayGreetingWords } from './shipped/birthday-greeting.words.ts'
import { broadcastWords } from './shipped/broadcast.words.ts'
import { holidayGreetingWords } from './shipped/holiday-greeting.words.ts'
import { orderThanksWords } from './shipped/order-thanks.words.ts'
import { repaymentReminderWords } from './shipped/repayment-reminder.words.ts'
import { shipmentNoticeWords } from './shipped/shipment-notice.words.ts'
import { unpaidOrderNudgeWords } from './shipped/unpaid-order-nudge.words.ts'

const TEXT = { zh: '{{text}}', en: '{{text}}' }
const service = (names: LocalizedText): KindWords => ({
  names,
  about: names,
  template: TEXT,
  variables: () => ({}),
})

const BY_ID: Readonly<Record<ShippedKindId | ServiceTextKind, KindWords>> = {
  'service-text': service({ zh: '客服回复', en: 'Reply by hand' }),
  'stop-confirmation': service({ zh: '退订确认', en: 'STOP confirmed' }),
  'unpaid-order-nudge': unpaidOrderNudgeWords,
  'shipment-notice': shipmentNoticeWords,
  'repayment-reminder': repaymentReminderWords,
  'birthday-greeting': birthdayGreetingWords,
  'holiday-greeting': holidayGreetingWords,
  broadcast: broadcastWords,
  'order-thanks': orderThanksWords,
}

/**
 * What people read of a kind: of one's own, what its scenario says.
 * @throws AppError CONFIGURATION where a kind of one's own was not compiled from a scenario, which the engine prevents.
 */
export function wordsOf({ id, scenario }: Pick<Kind, 'id' | 'scenario'>): KindWords {
  const shipped = ShippedKindId.safeParse(id)
  if (shipped.success) return BY_ID[shipped.data]
  if (scenario !== undefined) return wordsOfScenario(scenario)
  throw new AppError('CONFIGURATION', 'the kind holds no scenario', { retryable: false })
}

/** Its variables have words of their own (`variable-words.ts`). */
function wordsOfScenario({ names, steps }: Scenario): KindWords {
  return {
    names,
    about: names,
    template: steps.find(({ say }) => say !== null)?.say?.text ?? names,
    variables: () => ({ name: NAME_WORDS }),
  }
}
