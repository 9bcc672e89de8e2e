import * as z from 'zod'
import { AppError } from '#shared/domain/errors.ts'
import type { PageOf, PageRequest } from '#shared/ports/page-of.ts'
import { damagedFile, whatIsWrong } from './damaged-file.ts'
import { type OwedReceipt, ReceiptKind } from './delivery-log.ts'
import { isLineStart, type Line, openLineFile, readLines, type Tell } from './line-file.ts'

const KeptText = z.object({
  to: z.string(),
  text: z.string(),
  at: z.iso.datetime(),
  messageId: z.string(),
  providerMessageId: z.string(),
  receipt: ReceiptKind,
})
export type KeptText = z.infer<typeof KeptText>

/** Stands behind a text once its receipt is on the queue. */
const Queued = z.object({ receiptQueued: z.string() })
const KeptLine = z.union([KeptText, Queued])

export type PhoneText = Pick<KeptText, 'to' | 'text' | 'at' | 'messageId'>

export interface PhoneTexts {
  /** Kept, and its receipt handed over, when it returns. */
  add(text: KeptText): void
  /** Oldest first; read from the file, so that memory does not grow with it. @throws AppError INVALID_INPUT */
  list(to: string | undefined, page: PageRequest): PageOf<PhoneText>
  close(): void
}

type Options = {
  path: string
  handOver(receipt: OwedReceipt): void
  /** Hears of texts that a power cut tore. @default nobody */
  tell?: Tell | undefined
}

const WAY_OUT = 'Take that line out, or move the file away: it only shows what the demo phone got.'

/**
 * The texts that reached the fake phone, one a line. A crash between a text and the hand-over of its receipt can only
 * have happened behind the last line, and is made good here. @throws AppError MALFORMED_ITEM when a line cannot be read
 */
export function openPhoneTexts({ path, handOver, tell }: Options): PhoneTexts {
  const file = openLineFile(path, tell)
  const settle = (text: KeptText) => {
    if (text.receipt === 'none') return
    const { providerMessageId, to, at, receipt } = text
    handOver({ providerMessageId, to, submittedAt: at, receipt })
    file.append([JSON.stringify({ receiptQueued: providerMessageId })])
  }
  const last = lastLine(path)
  if (last && 'text' in last) settle(last)
  return {
    add(text) {
      file.append([JSON.stringify(text)])
      settle(text)
    },
    list: (to, page) => listTexts(path, to, page),
    close: () => file.close(),
  }
}

function listTexts(path: string, to: string | undefined, { limit, cursor }: PageRequest): PageOf<PhoneText> {
  const items: PhoneText[] = []
  const from = offsetOf(cursor)
  if (from > 0 && !isLineStart(path, from)) throw foreignCursor()
  for (const line of readLines(path, { from, containing: to })) {
    const kept = textOf(line, to)
    if (!kept) continue
    if (items.length === limit) return { items, next: String(line.from) }
    items.push({ to: kept.to, text: kept.text, at: kept.at, messageId: kept.messageId })
  }
  return { items, next: null }
}

function textOf({ text }: Line, to: string | undefined): KeptText | undefined {
  const kept = parseLine(text)
  if (!('text' in kept) || (to !== undefined && kept.to !== to)) return undefined
  return kept
}

function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const offset = Number(cursor)
  if (/^\d+$/.test(cursor) && Number.isSafeInteger(offset)) return offset
  throw foreignCursor()
}

function foreignCursor(): AppError {
  return new AppError('INVALID_INPUT', 'this cursor was not given out here', { retryable: false })
}

/** The last one; every line is looked at, so that none fails later, when somebody looks. */
function lastLine(path: string): z.infer<typeof KeptLine> | undefined {
  let last: z.infer<typeof KeptLine> | undefined
  let number = 0
  for (const line of readLines(path)) {
    number += 1
    try {
      last = parseLine(line.text)
    } catch (cause) {
      throw damagedFile({ path, what: `line ${number}: ${whatIsWrong(line.text)}`, wayOut: WAY_OUT, cause })
    }
  }
  return last
}

function parseLine(text: string): z.infer<typeof KeptLine> {
  return KeptLine.parse(JSON.parse(text))
}
