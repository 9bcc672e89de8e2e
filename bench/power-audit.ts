import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import { openLocalDatabase } from '../local/database/local-database.ts'
import { JOBS_PK } from '../local/database/local-table.ts'
import { Job } from '../local/queues/job.ts'
import { openSecrets } from '../local/secrets.ts'
import { MessageId, messageIdOf } from '../shared/contracts/ids.ts'
import { AppError } from '../shared/domain/errors.ts'
import { keyOf } from '../shared/domain/scenarios/keys.ts'
import { contactOn } from './generated-lists.ts'
import { FIRES_AT } from './orders.ts'
import { writeFiles } from './recorded-disk.ts'
import type { SentTraffic } from './sent-traffic.ts'

export type Audit = {
  /** Texts that had been posted and would be posted again. */
  again: number
  /** Orders that had been answered 202 and are not known. */
  unknown: number
  /** Lists that are to be read and are not what was uploaded. */
  torn: number
  /** Why a start in this folder is refused. */
  refused: string | undefined
}

/** What a start in a folder with these files would know of what had left the process that wrote them. */
export async function auditFiles(files: ReadonlyMap<string, Buffer>, sent: SentTraffic): Promise<Audit> {
  const folder = mkdtempSync(join(tmpdir(), 'carillon-audit-'))
  writeFiles(folder, files)
  try {
    return await auditFolder(folder, sent)
  } catch (error) {
    if (error instanceof AppError) return { again: 0, unknown: 0, torn: 0, refused: error.message }
    throw error
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function auditFolder(folder: string, { posted, answered }: SentTraffic): Promise<Audit> {
  const { phonePepper } = openSecrets(join(folder, 'secrets.json'))
  const clock = { now: () => FIRES_AT, monotonicMs: () => performance.now() }
  const { stores, localTable, close } = await openLocalDatabase({ folder, phonePepper, clock, tell: () => undefined })
  const ids = [...posted].map((id) => MessageId.parse(id))
  const ordered = [...answered].map(nudgeOf)
  const messages = await stores.messages.findMany([...ids, ...ordered])
  const jobs = z.array(Job).parse(await localTable.query({ hash: JOBS_PK }))
  await close()
  return {
    again: ids.filter((id) => (messages.get(id)?.state ?? 'planned') === 'planned').length,
    unknown: ordered.filter((id) => !messages.has(id)).length,
    torn: jobs.filter((job) => job.queue === 'imports' && isTorn(folder, job)).length,
    refused: undefined,
  }
}

const Arrival = z.object({
  Records: z.tuple([z.object({ s3: z.object({ object: z.object({ key: z.string(), size: z.int() }) }) })]),
})

/** A list that is gone was read to its end: it leaves before its job. */
function isTorn(folder: string, { body }: Job): boolean {
  const { key, size } = Arrival.parse(JSON.parse(body)).Records[0].s3.object
  const path = join(folder, 'uploads', encodeURIComponent(decodeURIComponent(key)))
  if (!existsSync(path)) return false
  const bytes = readFileSync(path)
  return bytes.length !== size || bytes.includes(0)
}

/** The message of the order on this row. */
export function nudgeOf(row: number): MessageId {
  const day = FIRES_AT.toISOString().slice(0, 10)
  const occurrence = keyOf({ day, scenario: 'unpaid-order-nudge', record: `SO-${row}`, step: '1' })
  return messageIdOf({ contactId: contactOn(row).id, occurrence })
}
