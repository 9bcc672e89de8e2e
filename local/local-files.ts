import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#shared/domain/errors.ts'
import type { Files } from '#shared/ports/files.ts'
import { isMissing } from './atomic-file.ts'
import { isSignatureOf, sign } from './signature.ts'

const LIFE_SECONDS = 60 * 60
const DRAFT = '.part'

export interface LocalFiles extends Files {
  /** Whether this upload address is one that `createUpload` gave for the key within the last hour. */
  isUploadAllowed(key: string, query: URLSearchParams): boolean
  /**
   * Keeps the bytes under the key, replacing an earlier file only when all of them have come, and then puts the event
   * of their arrival on the imports queue. A stream that breaks off leaves nothing.
   */
  acceptUpload(key: string, bytes: AsyncIterable<Uint8Array>): Promise<void>
}

type Options = {
  folder: string
  /** Of the server, e.g. `http://127.0.0.1:4000`. */
  origin: string
  secret: string
  /** Takes the arrival of a file, as S3 puts it on the queue of imports. */
  queues: { put(queue: 'imports', bodies: readonly string[]): void }
  machineNow?: () => Date
}

/** Uploaded files in a folder, and the upload addresses for them. */
export function createLocalFiles(options: Options): LocalFiles {
  const { folder, origin, secret, queues, machineNow = () => new Date() } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  removeDrafts(folder)
  const pathOf = (key: string) => join(folder, fileNameOf(key))
  const seconds = () => Math.floor(machineNow().getTime() / 1000)
  return {
    async createUpload(key) {
      const expires = seconds() + LIFE_SECONDS
      const query = new URLSearchParams({ expires: String(expires), signature: sign(signedText(key, expires), secret) })
      const url = `${origin}/dev/uploads/${encodePath(key)}?${query}`
      return { method: 'PUT', url, headers: { 'content-type': 'application/octet-stream' } }
    },
    isUploadAllowed(key, query) {
      const expires = Number(query.get('expires'))
      return expires > seconds() && isSignatureOf(signedText(key, expires), query.get('signature') ?? '', secret)
    },
    async acceptUpload(key, bytes) {
      const size = await writeWhole(pathOf(key), bytes)
      queues.put('imports', [JSON.stringify(arrivalOf(key, size, machineNow()))])
    },
    read: (key) => readChunks(pathOf(key), key),
    remove: (key) => rm(pathOf(key), { force: true }),
  }
}

function signedText(key: string, expires: number): string {
  return `PUT\n${key}\n${expires}`
}

function encodePath(key: string): string {
  return key.split('/').map(encodeURIComponent).join('/')
}

function fileNameOf(key: string): string {
  const name = encodeURIComponent(key)
  if (name.length <= 200 && !name.startsWith('.') && !name.endsWith(DRAFT)) return name
  throw new AppError('INVALID_INPUT', 'this key cannot be a file name', { retryable: false })
}

async function writeWhole(path: string, bytes: AsyncIterable<Uint8Array>): Promise<number> {
  const draft = `${path}.${randomUUID()}${DRAFT}`
  try {
    await pipeline(bytes, createWriteStream(draft, { mode: 0o600 }))
    const { size } = await stat(draft)
    await rename(draft, path)
    return size
  } catch (error) {
    await rm(draft, { force: true })
    throw error
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
