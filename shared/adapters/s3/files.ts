import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3'
import { getSignedUrl } from '@aws-sdk/s3-request-presigner'
import { AppError } from '#shared/domain/errors.ts'
import type { Files } from '#shared/ports/files.ts'

type Options = { client: S3Client; bucket: string }

const LIFE_SECONDS = 60 * 60
const CONTENT_TYPE = 'application/octet-stream'
/** Read whole before it is handed on, so that no connection stands idle while rows are written. */
const CHUNK_BYTES = 4 * 1024 * 1024

/** A client that adds no checksums of its own: a browser that puts a file to a signed address would not send them. */
export function createS3Client(config: S3ClientConfig = {}): S3Client {
  return new S3Client({
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 20_000, throwOnRequestTimeout: true },
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...config,
  })
}

/**
 * Uploads in one bucket. An address for an upload also ends with the credentials that signed it, which on Lambda may be
 * sooner than its hour. To tell a missing file from a forbidden one, S3 asks for leave to list the bucket.
 */
export function createS3Files({ client, bucket }: Options): Files {
  return {
    async createUpload(key, sizeBytes) {
      const command = new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        ContentType: CONTENT_TYPE,
        // Becomes a signed header: S3 refuses a body of another length.
        ...(sizeBytes !== undefined && { ContentLength: sizeBytes }),
      })
      const url = await calling('PutObject', () => getSignedUrl(client, command, { expiresIn: LIFE_SECONDS }))
      return { method: 'PUT', url, headers: { 'content-type': CONTENT_TYPE } }
    },
    read: (key) => readChunks({ client, bucket }, key),
    async remove(key) {
      await calling('DeleteObject', () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })))
    },
    addPart: (key, { number, text }) => putNew({ client, bucket }, partKey(key, number), text),
    async *readParts(key) {
      for await (const part of listParts({ client, bucket }, key)) yield await readText({ client, bucket }, part)
    },
    async editParts(key, edit) {
      for await (const part of listParts({ client, bucket }, key)) {
        const text = await readText({ client, bucket }, part)
        const next = edit(text)
        if (next === text) continue
        const command = new PutObjectCommand({ Bucket: bucket, Key: part, Body: next })
        await calling('PutObject', () => client.send(command))
      }
    },
    async removeParts(key) {
      for await (const part of listParts({ client, bucket }, key))
        await calling('DeleteObject', () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: part })))
    },
  }
}

/** S3 lists keys by their bytes. */
function partKey(key: string, number: number): string {
  return `${key}/${String(number).padStart(9, '0')}`
}

async function putNew({ client, bucket }: Options, key: string, text: string): Promise<void> {
  const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: text, IfNoneMatch: '*' })
  try {
    await client.send(command)
  } catch (error) {
    if (!isNamed(error, 'PreconditionFailed')) throw failure('PutObject', error)
  }
}

async function readText(options: Options, key: string): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of readChunks(options, key)) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

async function* listParts({ client, bucket }: Options, key: string): AsyncGenerator<string> {
  let token: string | undefined
  do {
    const command = new ListObjectsV2Command({ Bucket: bucket, Prefix: `${key}/`, ContinuationToken: token })
    const page = await calling('ListObjectsV2', () => client.send(command))
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key
    token = page.NextContinuationToken
  } while (token !== undefined)
}

async function* readChunks(options: Options, key: string): AsyncGenerator<Uint8Array> {
  let version: string | undefined
  let size = Number.POSITIVE_INFINITY
  for (let from = 0; from < size; from += CHUNK_BYTES) {
    const chunk = await readChunk(options, key, { from, version })
    if (chunk === null) return
    version = chunk.version
    size = chunk.size
    yield chunk.bytes
  }
}

type Place = { from: number; version: string | undefined }
type Chunk = { bytes: Uint8Array; size: number; version: string | undefined }

/** Null at the end. A file that is replaced while it is read fails, and is read anew by the next try. */
async function readChunk({ client, bucket }: Options, key: string, { from, version }: Place): Promise<Chunk | null> {
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    Range: `bytes=${from}-${from + CHUNK_BYTES - 1}`,
    ...(version !== undefined && { IfMatch: version }),
  })
  try {
    const { Body, ContentRange, ContentLength = 0, ETag } = await client.send(command)
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
    return { bytes, size: sizeIn(ContentRange) ?? ContentLength, version: ETag }
  } catch (error) {
    if (isNamed(error, 'InvalidRange')) return null
    if (error instanceof NoSuchKey || isNamed(error, 'NotFound')) throw missing(key, error)
    throw failure('GetObject', error)
  }
}

/** Of `bytes 0-99/1234`, the last number. */
function sizeIn(contentRange: string | undefined): number | undefined {
  const size = Number(contentRange?.split('/')[1])
  return Number.isInteger(size) ? size : undefined
}

async function calling<T>(action: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call()
  } catch (error) {
    throw failure(action, error)
  }
}

function missing(key: string, cause: unknown): AppError {
  return new AppError('NOT_FOUND', 'the file is not there', { retryable: false, context: { key }, cause })
}

function failure(action: string, cause: unknown): AppError {
  const error = cause instanceof Error ? cause.name : 'unknown'
  return new AppError('STORE_UNAVAILABLE', 'The store of files did not answer', {
    retryable: true,
    context: { action, error },
    cause,
  })
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name
}
