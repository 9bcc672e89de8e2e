import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Item } from '#shared/adapters/dynamo/item.ts'
import type { ItemTable } from '#shared/adapters/dynamo/item-table.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SmsProvider, Submit } from '#shared/ports/sms-provider.ts'
import { type ReceiptKind, receiptJobOf } from './delivery-log.ts'
import { openPhoneScripts, type PhoneScript } from './phone-script.ts'
import { openPhoneTexts, type PhoneText } from './phone-texts.ts'

const TRY_LATER_SECONDS = 5

export interface FakePhone extends SmsProvider {
  script(script: PhoneScript): void
  /** Accepted texts, oldest first. @throws AppError INVALID_INPUT for a foreign cursor */
  list(to: string | undefined, page: PageRequest): Promise<PageOf<PhoneText>>
  /** Removes the texts to a number. A repeat changes nothing. */
  forget(to: string): Promise<void>
}

type Options = {
  /** Where `phone-script.json` lies. */
  folder: string
  /** Keeps the texts. */
  table: ItemTable
  clock: Clock
  /**
   * Takes the receipts that the carrier owes, in the shape in which a rule of EventBridge puts delivery logs on the queue,
   * and keeps what stands beside them in the same commit.
   */
  queues: { put(queue: 'receipts', bodies: readonly string[], besides: readonly Item[]): Promise<void> }
}

/** A provider whose carrier is this machine: texts are kept to be looked at, and their receipts come at once. */
export async function createFakePhone({ folder, table, clock, queues }: Options): Promise<FakePhone> {
  const scripts = openPhoneScripts(join(folder, 'phone-script.json'))
  const texts = await openPhoneTexts(table)
  const accept = async ({ to, text, messageId }: Submit, receipt: ReceiptKind): Promise<SubmitAnswer> => {
    const [providerMessageId, at] = [randomUUID(), clock.now().toISOString()]
    const owed = receipt === 'none' ? [] : [receiptJobOf({ providerMessageId, to, submittedAt: at, receipt })]
    try {
      await queues.put('receipts', owed, [texts.place({ to, text, at, messageId })])
      return { kind: 'accepted', providerMessageId }
    } catch {
      return { kind: 'unknown', code: 'fake-not-kept' } // a full disk, or the platform is stopping
    }
  }
  return {
    name: 'fake-phone',
    countingFor: (to) => (to.startsWith('+86') ? 'cn-flat' : 'gsm-or-ucs2'),
    async submit(submit) {
      const { answer, receipt } = scripts.take(submit.to)
      if (answer === 'accept') return accept(submit, receipt)
      if (answer === 'unknown-but-sent') await accept(submit, receipt)
      return ANSWERS[answer]
    },
    script: scripts.add,
    list: texts.list,
    forget: texts.forget,
  }
}

const ANSWERS: Readonly<Record<Exclude<PhoneScript['answer'], 'accept'>, SubmitAnswer>> = {
  reject: { kind: 'rejected', because: 'provider-refused', code: 'fake-refused' },
  throttle: { kind: 'try-later', code: 'fake-throttled', afterSeconds: TRY_LATER_SECONDS },
  'line-down': { kind: 'line-down', code: 'fake-line-down' },
  unknown: { kind: 'unknown', code: 'fake-no-answer' },
  'unknown-but-sent': { kind: 'unknown', code: 'fake-no-answer' },
}
