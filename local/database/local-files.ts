import { randomUUID } from 'node:crypto'
import { createReadStream, readdirSync, rmSync, statSync } from 'node:fs'
import { appendFile, type FileHandle, open, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as z from 'zod'
import { UPLOAD_LIMIT_BYTES } from '#shared/contracts/upload-limit.ts'
import { AppError } from '#shared/domain/errors.ts'
import type { Files } from '#shared/ports/files.ts'
import { isSignatureOf, sign } from '../phone/signature.ts'
import { isMissing, makeFolderForGood, syncPath } from './atomic-file.ts'
import { type DiskRoom, watchDisk } from './disk-room.ts'

const LIFE_SECONDS = 60 * 60
const DRAFT = '.part'
/** The disk is looked at again each time so much was written. */
const LOOK_BYTES = 1024 * 1024

/** `wrong-size`: not as many bytes as the address was made for. */
export type Uploaded = 'kept' | 'too-large' | 'wrong-size' | 'no-room'

export interface LocalFiles extends Files {
  /** Whether this upload address is one that `createUpload` gave for the key within the last hour. */
  isUploadAllowed(key: string, query: URLSearchParams): boolean
  /**
   * Keeps the bytes under the key, replacing an earlier file only when all of them have come and are on disk, and then puts the
   * event of their arrival on the imports queue. A stream that breaks off, or that is not kept, leaves nothing.
   */
  acceptUpload(key: string, bytes: AsyncIterable<Uint8Array>, size?: number): Promise<Uploaded>
}

type Options = {
  folder: string
  /** Of the server, e.g. `http://127.0.0.1:4000`. */
  origin: string
  secret: string
  /** Takes the arrival of a file, as S3 puts it on the queue of imports. */
  queues: { put(queue: 'imports', bodies: readonly string[]): Promise<void> }
  machineNow?: () => Date
  /** @default that of the folder's disk */
  room?: DiskRoom
}

/** Uploaded files in a folder, and the upload addresses for them. */
export function createLocalFiles(options: Options): LocalFiles {
  const { folder, origin, secret, queues, machineNow = () => new Date() } = options
  makeFolderForGood(folder)
  removeDrafts(folder)
  removeOldParts(folder, machineNow())
  const room = options.room ?? watchDisk(folder)
  const pathOf = (key: string) => join(folder, fileNameOf(key))
  const partsOf = (key: string) => `${pathOf(key)}${PARTS}`
  const seconds = () => Math.floor(machineNow().getTime() / 1000)
  return {
    async createUpload(key, sizeBytes) {
      const expires = String(seconds() + LIFE_SECONDS)
      const size = sizeBytes === undefined ? '' : String(sizeBytes)
      const signature = sign(signedText(key, expires, size), secret)
      const query = new URLSearchParams({ expires, ...(size !== '' && { size }), signature })
      const url = `${origin}/dev/uploads/${encodePath(key)}?${query}`
      return { method: 'PUT', url, headers: { 'content-type': 'application/octet-stream' } }
    },
    isUploadAllowed(key, query) {
      const [expires = '', size = '', signature = ''] = ['expires', 'size', 'signature'].map(
        (name) => query.get(name) ?? '',
      )
      return Number(expires) > seconds() && isSignatureOf(signedText(key, expires, size), signature, secret)
    },
    async acceptUpload(key, bytes, wanted) {
      const draft = `${pathOf(key)}.${randomUUID()}${DRAFT}`
      try {
        const { outcome, size } = await writeDraft(draft, bytes, { room, wanted })
        if (outcome !== 'kept') return outcome
        await rename(draft, pathOf(key))
        syncPath(folder)
        await queues.put('imports', [JSON.stringify(arrivalOf(key, size, machineNow()))])
        return 'kept'
      } finally {
        await rm(draft, { force: true })
      }
    },
    read: (key) => readWhileRoom(readChunks(pathOf(key), key), room),
    remove: (key) => rm(pathOf(key), { force: true }),
    async addPart(key, part) {
      await appendFile(partsOf(key), `${JSON.stringify(part)}\n`, { mode: 0o600 })
    },
    readParts: (key) => readParts(partsOf(key)),
    editParts: (key, edit) => editParts(partsOf(key), edit),
    removeParts: (key) => rm(partsOf(key), { force: true }),
  }
}

const PARTS = '.parts'
const PARTS_LIFE_MS = 7 * 86_400_000
const Part = z.object({ number: z.int(), text: z.string() })

/** The file is written anew beside itself, so that a crash leaves the one or the other. */
async function editParts(path: string, edit: (text: string) => string): Promise<void> {
  const lines: string[] = []
  let isEdited = false
  for await (const { number, text } of partsIn(path)) {
    const next = edit(text)
    isEdited ||= next !== text
    lines.push(`${JSON.stringify({ number, text: next })}\n`)
  }
  if (!isEdited) return
  const draft = `${path}.${randomUUID()}${DRAFT}`
  await writeFile(draft, lines.join(''), { mode: 0o600, flush: true })
  await rename(draft, path)
}

async function* readParts(path: string): AsyncGenerator<string> {
  for await (const { text } of partsIn(path)) yield text
}

/** A line a part; of two with one number the first stands. A last line that a crash cut off is left out. */
async function* partsIn(path: string): AsyncGenerator<z.infer<typeof Part>> {
  const seen = new Set<number>()
  try {
    for await (const line of createInterface({ input: createReadStream(path) })) {
      const part = readPart(line)
      if (part === undefined || seen.has(part.number)) continue
      seen.add(part.number)
      yield part
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

function readPart(line: string): z.infer<typeof Part> | undefined {
  try {
    return Part.parse(JSON.parse(line))
  } catch {
    return undefined // cut off by a crash: its rows were written again under the same number
  }
}

/** What the cloud's bucket forgets by itself. */
function removeOldParts(folder: string, now: Date): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    if (name.endsWith(PARTS) && statSync(path).mtimeMs < now.getTime() - PARTS_LIFE_MS) rmSync(path, { force: true })
  }
}

function signedText(key: string, expires: string, size: string): string {
  return `PUT\n${key}\n${expires}\n${size}`
}

function encodePath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/')
}

function fileNameOf(key: string): string {
  const name = encodeURIComponent(key)
  if (name.length <= 200 && !name.startsWith('.') && !name.endsWith(DRAFT)) return name
  throw new AppError('INVALID_INPUT', 'this key cannot be a file name', { retryable: false })
}

type Drafting = { room: DiskRoom; wanted: number | undefined }

async function writeDraft(path: string, bytes: AsyncIterable<Uint8Array>, drafting: Drafting) {
  const file = await open(path, 'wx', 0o600)
  try {
    return await fill(file, bytes, drafting)
  } catch (error) {
    if (isFull(error)) return { outcome: 'no-room', size: 0 } as const
    throw error
  } finally {
    await file.close()
  }
}

async function fill(file: FileHandle, bytes: AsyncIterable<Uint8Array>, { room, wanted }: Drafting) {
  const limit = wanted ?? UPLOAD_LIMIT_BYTES
  let [size, lookAt] = [0, 0]
  for await (const chunk of bytes) {
    size += chunk.length
    if (size > limit) return { outcome: wanted === undefined ? 'too-large' : 'wrong-size', size } as const
    if (size >= lookAt && !room.takes(LOOK_BYTES)) return { outcome: 'no-room', size } as const
    if (size >= lookAt) lookAt = size + LOOK_BYTES
    await file.writeFile(chunk)
  }
  await file.sync()
  return { outcome: wanted !== undefined && size < wanted ? 'wrong-size' : 'kept', size } as const
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}

/** @throws AppError STORE_UNAVAILABLE (retryable): the list stays, and is read on once there is room */
async function* readWhileRoom(chunks: AsyncIterable<Uint8Array>, room: DiskRoom): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    if (room.isNearlyGone())
      throw new AppError('STORE_UNAVAILABLE', 'the disk has no room for the rows of this list', { retryable: true })
    yield chunk
  }
}

async function* readChunks(path: string, key: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (cause) {
    if (!isMissing(cause)) throw cause
    throw new AppError('NOT_FOUND', 'the file is not there', { retryable: false, context: { key }, cause })
  }
}

function removeDrafts(folder: string): void {
  for (const name of readdirSync(folder)) if (name.endsWith(DRAFT)) rmSync(join(folder, name), { force: true })
}

/** The body of S3's message to SQS: keys are encoded as in a form, slashes are kept. */
function arrivalOf(key: string, size: number, at: Date) {
  const encodedKey = encodePath(key).replaceAll('%20', '+')
  return {
    Records: [
      {
        eventVersion: '2.1',
        eventSource: 'aws:s3',
        awsRegion: 'local',
        eventTime: at.toISOString(),
        eventName: 'ObjectCreated:Put',
        s3: { s3SchemaVersion: '1.0', bucket: { name: 'local' }, object: { key: encodedKey, size } },
      },
    ],
  }
}
