import type { SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import type { ImportId } from '#shared/contracts/ids.ts'
import { ErasePersonJob, ResumeImportJob } from '#shared/contracts/jobs.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { ImportQueue } from '#shared/ports/import-queue.ts'
import { type ErasePersonDeps, erasePerson } from '#shared/usecases/erasure/erase-person.ts'
import { type ImportFileDeps, importFile } from '#shared/usecases/lists/import-file.ts'
import { importOfFileKey } from '#shared/usecases/lists/import-file-key.ts'
import { type BatchDeps, eachRecord } from '../sqs-batch.ts'

export type ImportFileHandlerDeps = ImportFileDeps &
  ErasePersonDeps &
  BatchDeps & { importQueue: ImportQueue; remainingMs(): number }

const ObjectCreated = z.object({ s3: z.object({ object: z.object({ key: z.string().min(1) }) }) })
/** What EventBridge itself keeps with the dead letters when its rule could not put the upload on the queue. */
const UploadEvent = z.object({
  'detail-type': z.literal('Object Created'),
  detail: z.object({ object: z.object({ key: z.string().min(1) }) }),
})
const imports = (importIds: readonly ImportId[]) => ({ importIds, erased: null })
const Job = z.union([
  z.object({ Records: z.array(ObjectCreated).min(1) }).transform(({ Records }) => imports(Records.map(importOfUpload))),
  UploadEvent.transform(({ detail }) => imports([importOfKey(detail.object.key)])),
  ResumeImportJob.transform(({ importId }) => imports([importId])),
  ErasePersonJob.transform(({ contactId }) => ({ importIds: [], erased: contactId })),
  /** What S3 sends once when its notifications are set up. */
  z.object({ Event: z.literal('s3:TestEvent') }).transform(() => imports([])),
])

/**
 * A list has been uploaded, or the rest of one is due: what needs longer than this worker has goes on in the next. Or
 * somebody is erased, also from what lists left.
 */
export function createImportFileHandler(deps: ImportFileHandlerDeps) {
  return (event: SQSEvent) =>
    eachRecord(event, Job, deps, async ({ importIds, erased }) => {
      for (const importId of importIds) await importOne(deps, importId)
      if (erased === null) return
      const outcome = await erasePerson(deps, erased)
      deps.log.info('PERSON_ERASED', { contactId: erased, outcome })
    })
}

async function importOne(deps: ImportFileHandlerDeps, importId: ImportId): Promise<void> {
  const { kind, item } = await importFile(deps, { importId, remainingMs: () => deps.remainingMs() })
  if (kind === 'paused') await deps.importQueue.resume(importId)
  const { state, rows, accepted, unchanged, refused, problemCount: problems, line } = item
  const counts = { rows, accepted, unchanged, refused, problems, line }
  deps.log.info(kind === 'paused' ? 'IMPORT_PAUSED' : 'IMPORT_FINISHED', { importId, outcome: kind, state, ...counts })
}

/** @throws AppError INVALID_INPUT (not retryable) for a file that belongs to no import. */
function importOfUpload({ s3 }: z.infer<typeof ObjectCreated>): ImportId {
  return importOfKey(decodeURIComponent(s3.object.key.replaceAll('+', ' ')))
}

/** EventBridge writes keys as they are, S3's own notifications as in a URL. @throws AppError as `importOfUpload` does */
function importOfKey(key: string): ImportId {
  const importId = importOfFileKey(key)
  if (importId) return importId
  throw new AppError('INVALID_INPUT', 'this file belongs to no import', { retryable: false })
}
