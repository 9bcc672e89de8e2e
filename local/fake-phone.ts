import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Clock } from '#shared/ports/clock.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import type { SmsProvider, Submit, SubmitAnswer } from '#shared/ports/sms-provider.ts'
import { type ReceiptKind, receiptJobOf } from './delivery-log.ts'
import type { Tell } from './line-file.ts'
import { openPhoneScripts, type PhoneScript } from './phone-script.ts'
import { openPhoneTexts, type PhoneText } from './phone-texts.ts'

const TRY_LATER_SECONDS = 5

export interface FakePhone extends SmsProvider {
  script(script: PhoneScript): void
  /** Accepted texts, oldest first. @throws AppError INVALID_INPUT for a foreign cursor */
  list(to: string | undefined, page: PageRequest): PageOf<PhoneText>
  close(): void
}

type Options = {
  /** Where `phone.ndjson` and `phone-script.json` lie. */
  folder: string
  clock: Clock
  /** Takes the receipts that the carrier owes, in the shape in which a rule of EventBridge puts delivery logs on the queue. */
  queues: { put(queue: 'receipts', bodies: readonly string[]): void }
  /** Hears of texts that a power cut tore. @default nobody */
  tell?: Tell | undefined
}

/** A provider whose carrier is this machine: texts are kept to be looked at, and their receipts come at once. */
export function createFakePhone({ folder, clock, queues, tell }: Options): FakePhone {
  const scripts = openPhoneScripts(join(folder, 'phone-script.json'))
  const texts = openPhoneTexts({
    path: join(folder, 'phone.ndjson'),
    handOver: (receipt) => queues.put('receipts', [receiptJobOf(receipt)]),
    tell,
  })
  const accept = ({ to, text, messageId }: Submit, receipt: ReceiptKind): SubmitAnswer => {
    const providerMessageId = randomUUID()
    try {
      texts.add({ to, text, at: clock.now().toISOString(), messageId, providerMessageId, receipt })
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
      if (answer === 'unknown-but-sent') accept(submit, receipt)
      return ANSWERS[answer]
    },
    script: scripts.add,
    list: texts.list,
    close: texts.close,
  }
}

const ANSWERS: Readonly<Record<Exclude<PhoneScript['answer'], 'accept'>, SubmitAnswer>> = {
  reject: { kind: 'rejected', because: 'provider-refused', code: 'fake-refused' },
  throttle: { kind: 'try-later', code: 'fake-throttled', afterSeconds: TRY_LATER_SECONDS },
  'line-down': { kind: 'line-down', code: 'fake-line-down' },
  unknown: { kind: 'unknown', code: 'fake-no-answer' },
  'unknown-but-sent': { kind: 'unknown', code: 'fake-no-answer' },
}
