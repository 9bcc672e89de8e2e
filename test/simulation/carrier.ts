import type { Receipt } from '#shared/contracts/receipt.ts'
import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import type { SmsProvider, Submit } from '#shared/ports/sms-provider.ts'
import { checkSubmit } from './at-submit.ts'
import type { Fates } from './faults.ts'
import { type Kernel, Violation } from './kernel.ts'
import { readId } from './occurrence.ts'
import type { Random } from './random.ts'
import type { Truth } from './truth.ts'
import { STALL_MS, type Worker } from './worker.ts'

/** One submit that reached the provider, or may have; its worker began it at `begunMs`, and relied on what it had read by then. */
export type Attempt = Start & { to: string; sent: boolean; begunMs: number }

type Taken = { submit: Submit; begunMs: number; sent: boolean; providerMessageId: string }

export type Start = { messageId: string; atMs: number; parts: number }

/** Probabilities for one submit each. */
export type CarrierMood = {
  rejects: number
  triesLater: number
  lineDown: number
  unknownSent: number
  unknownLost: number
  receiptLost: number
  receiptTwice: number
  receiptEarly: number
  receiptLate: number
}

export const CALM_MOOD: CarrierMood = {
  rejects: 0,
  triesLater: 0,
  lineDown: 0,
  unknownSent: 0,
  unknownLost: 0,
  receiptLost: 0,
  receiptTwice: 0,
  receiptEarly: 0,
  receiptLate: 0,
}

type Deps = { kernel: Kernel; random: Random; fates: Fates; truth: Truth; deliver: (receipt: Receipt) => void }

/** The client gives up on an answer after this long; the text may still go out. */
const TIME_OUT_MS = 10_000
const HOUR_MS = 3_600_000
const LATEST_RECEIPT_MS = 71 * HOUR_MS

/** The provider and the phones behind it: the place where it is counted what really left. */
export class Carrier {
  readonly attempts: Attempt[] = []
  readonly receipts = new Map<string, number>()
  /** Every submit that a worker began. */
  readonly starts: Start[] = []
  mood: CarrierMood
  /** Until when nothing comes back. */
  outageUntilMs = 0
  /** Until when everything is throttled. */
  throttledUntilMs = 0
  readonly #deps: Deps
  readonly #taken = new Map<string, number>()
  #given = 0

  constructor(deps: Deps, mood: CarrierMood) {
    this.#deps = deps
    this.mood = mood
  }

  /** The provider as one worker has it. */
  lineOf(worker: Worker): SmsProvider {
    return { name: 'sim', countingFor: () => 'cn-flat', submit: (submit) => this.#submit(worker, submit) }
  }

  #submit(worker: Worker, submit: Submit): Promise<SubmitAnswer> {
    const { kernel, fates, truth } = this.#deps
    return new Promise((resolve) => {
      if (!worker.isAlive) return
      const begun = this.#startOf(submit)
      this.starts.push(begun)
      try {
        checkSubmit(truth, worker, submit, kernel.nowMs)
      } catch (violation) {
        return kernel.fail(violation)
      }
      kernel.noteText('submit', submit.messageId)
      const { kind, goMs, backMs } = fates.fateOf('sms.submit', true)
      if (kind === 'crash-before') return worker.die('sms.submit')
      worker.underWay += 1
      if (goMs + backMs > STALL_MS) worker.isSlowed = true
      const answer = (inMs: number, said: SubmitAnswer) =>
        kernel.after(inMs, () => {
          if (!worker.isAlive) return
          worker.underWay -= 1
          resolve(said)
        })
      if (kind === 'refused') return answer(goMs, { kind: 'try-later', code: 'Throttled', afterSeconds: 1 })
      if (goMs > TIME_OUT_MS) answer(TIME_OUT_MS, { kind: 'unknown', code: 'TimeOut' })
      kernel.after(goMs, () => {
        const said = this.#take(submit, begun.atMs)
        if (kind === 'crash-after') return worker.die('sms.submit')
        if (goMs > TIME_OUT_MS) return
        const isLost = kind === 'reply-lost' || kind === 'retried'
        answer(backMs, isLost ? { kind: 'unknown', code: 'TimeOut' } : said)
      })
    })
  }

  #startOf({ messageId }: Submit): Start {
    const { kernel, truth } = this.#deps
    return { messageId, atMs: kernel.nowMs, parts: truth.messages.get(messageId)?.parts ?? 1 }
  }

  #take(submit: Submit, begunMs: number): SubmitAnswer {
    const { kernel, random } = this.#deps
    const said = this.#decide(random)
    kernel.note(`provider ${said.kind}`)
    if (said.kind === 'accepted')
      this.#count({ submit, begunMs, sent: true, providerMessageId: said.providerMessageId })
    if (said.kind === 'unknown')
      this.#count({ submit, begunMs, sent: said.code === 'Sent', providerMessageId: `p-${++this.#given}` })
    return said
  }

  #decide(random: Random): SubmitAnswer {
    const { kernel } = this.#deps
    const { mood } = this
    if (kernel.nowMs < this.outageUntilMs) return { kind: 'unknown', code: random.chance(0.5) ? 'Sent' : 'Lost' }
    if (kernel.nowMs < this.throttledUntilMs) return { kind: 'try-later', code: 'Throttled', afterSeconds: 5 }
    let draw = random.next() - mood.rejects
    if (draw < 0) return { kind: 'rejected', because: 'bad-number', code: 'InvalidParameter' }
    draw -= mood.triesLater
    if (draw < 0) return { kind: 'try-later', code: 'Throttled', afterSeconds: random.between(1, 30) }
    draw -= mood.lineDown
    if (draw < 0) return { kind: 'line-down', code: 'NoFunds' }
    draw -= mood.unknownSent
    if (draw < 0) return { kind: 'unknown', code: 'Sent' }
    draw -= mood.unknownLost
    if (draw < 0) return { kind: 'unknown', code: 'Lost' }
    return { kind: 'accepted', providerMessageId: `p-${++this.#given}` }
  }

  /** A text that the provider may have taken: the second one about the same thing is what must never be. */
  #count({ submit, begunMs, sent, providerMessageId }: Taken): void {
    const { kernel } = this.#deps
    const { identity } = readId(submit.messageId)
    this.attempts.push({ ...this.#startOf(submit), to: submit.to, sent, begunMs })
    const before = this.#taken.get(identity) ?? 0
    this.#taken.set(identity, before + 1)
    if (before > 0) kernel.fail(new Violation('at-most-once', `${identity} was submitted twice`))
    if (sent) this.#planReceipts({ to: submit.to, providerMessageId, acceptedAt: new Date(kernel.nowMs) })
  }

  #planReceipts(taken: Pick<Receipt, 'to' | 'providerMessageId' | 'acceptedAt'>): void {
    const { random, kernel, deliver } = this.#deps
    const { receiptLost, receiptTwice, receiptEarly, receiptLate } = this.mood
    if (random.chance(receiptLost)) return
    const delivered = random.chance(0.85)
    const receipt: Receipt = {
      ...taken,
      state: delivered ? 'delivered' : 'undelivered',
      because: delivered ? null : 'unreachable',
      said: delivered ? 'Message has been accepted by phone' : 'Phone is currently unreachable',
    }
    const delay = () => {
      if (random.chance(receiptEarly)) return random.between(1, 8)
      return random.chance(receiptLate)
        ? random.logBetween(60_000, LATEST_RECEIPT_MS)
        : random.logBetween(1_000, 120_000)
    }
    const times = random.chance(receiptTwice) ? 2 : 1
    for (let time = 0; time < times; time += 1) {
      kernel.after(delay(), () => {
        this.receipts.set(taken.providerMessageId, kernel.nowMs)
        deliver(receipt)
      })
    }
  }
}
