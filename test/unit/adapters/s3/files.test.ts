import { expect, it } from 'vitest'
import { createS3Client, createS3Files } from '#shared/adapters/s3/files.ts'
import { type Answer, type Asked, startLoopback } from '../../../builders/aws/loopback.ts'

/** One bucket over S3's REST: whole puts, ranges, removals. */
async function open() {
  const kept = new Map<string, Buffer>()
  const asked: Asked[] = []
  const loopback = await startLoopback((request) => {
    asked.push(request)
    return answer(kept, request)
  })
  const client = createS3Client({ ...loopback, forcePathStyle: true, maxAttempts: 1 })
  return { kept, asked, files: createS3Files({ client, bucket: 'imports' }) }
}

function answer(kept: Map<string, Buffer>, { method, url, headers, body }: Asked): Answer {
  const key = decodeURIComponent(url.pathname.replace('/imports/', ''))
  if (method === 'PUT') {
    kept.set(key, body)
    return {}
  }
  const found = kept.get(key)
  if (method === 'DELETE') {
    kept.delete(key)
    return { status: 204 }
  }
  if (found === undefined) return failure(404, 'NoSuchKey')
  const [from = 0, until = 0] =
    /bytes=(\d+)-(\d+)/
      .exec(headers.range ?? '')
      ?.slice(1)
      .map(Number) ?? []
  if (from >= found.length) return failure(416, 'InvalidRange')
  const tag = `"${found.length}"`
  if (headers['if-match'] !== undefined && headers['if-match'] !== tag) return failure(412, 'PreconditionFailed')
  const part = found.subarray(from, until + 1)
  const range = `bytes ${from}-${from + part.length - 1}/${found.length}`
  return { status: 206, headers: { 'content-range': range, etag: tag }, body: part }
}

function failure(status: number, code: string): Answer {
  const body = `<Error><Code>${code}</Code><Message>secret words</Message></Error>`
  return { status, headers: { 'content-type': 'application/xml' }, body }
}

async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer[]> {
  const read: Buffer[] = []
  for await (const chunk of chunks) read.push(Buffer.from(chunk))
  return read
}

it('gives an address for an hour at which a browser can put a file as it is', async () => {
  const { kept, asked, files } = await open()

  const { method, url, headers } = await files.createUpload('imports/imp_1')
  const response = await fetch(url, { method, headers, body: 'id,name\n1,王芳\n' })

  expect(response.status).toBe(200)
  expect(kept.get('imports/imp_1')?.toString()).toBe('id,name\n1,王芳\n')
  expect(headers).toEqual({ 'content-type': 'application/octet-stream' })
  const query = new URL(url).searchParams
  expect(query.get('X-Amz-Expires')).toBe('3600')
  expect(query.get('X-Amz-SignedHeaders')).toBe('host')
  expect([...query.keys(), ...Object.keys(asked[0]?.headers ?? {})].join()).not.toMatch(/checksum/i)
})

it('signs the size of the file where it is said, so that S3 takes no other', async () => {
  const { files } = await open()

  const { url, headers } = await files.createUpload('imports/imp_1', 5)

  expect(new URL(url).searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host')
  expect(headers).toEqual({ 'content-type': 'application/octet-stream' })
})

it('reads a file in order, four megabytes at a time', async () => {
  const { kept, files } = await open()
  const bytes = Buffer.alloc(9 * 1024 * 1024 + 5, 'carillon')
  kept.set('imports/imp_1', bytes)

  const chunks = await readAll(files.read('imports/imp_1'))

  expect(chunks.map((chunk) => chunk.length)).toEqual(
    [4, 4, 1].map((mega, at) => mega * 1024 * 1024 + (at === 2 ? 5 : 0)),
  )
  expect(Buffer.concat(chunks).equals(bytes)).toBe(true)
})

it('reads a file that is empty, or ends where a chunk ends', async () => {
  const { kept, files } = await open()
  kept.set('empty', Buffer.alloc(0))
  kept.set('even', Buffer.alloc(4 * 1024 * 1024))

  expect([await readAll(files.read('empty')), (await readAll(files.read('even'))).length]).toEqual([[], 1])
})

it('does not mix two files under one key', async () => {
  const { kept, files } = await open()
  kept.set('imports/imp_1', Buffer.alloc(5 * 1024 * 1024))
  const chunks = files.read('imports/imp_1')[Symbol.asyncIterator]()
  await chunks.next()
  kept.set('imports/imp_1', Buffer.alloc(6 * 1024 * 1024))

  await expect(chunks.next()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', retryable: true })
})

it('says that a file is not there, without the words of S3', async () => {
  const { files } = await open()

  const failed = readAll(files.read('imports/none'))

  await expect(failed).rejects.toMatchObject({ code: 'NOT_FOUND', retryable: false })
  await expect(failed).rejects.not.toThrow(/secret/)
})

it('removes a file; a repeat changes nothing', async () => {
  const { kept, files } = await open()
  kept.set('imports/imp_1', Buffer.from('x'))

  await files.remove('imports/imp_1')
  await files.remove('imports/imp_1')

  expect(kept.size).toBe(0)
})
