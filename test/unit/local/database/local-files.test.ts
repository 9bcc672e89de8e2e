import { readdirSync } from 'node:fs'
import { type FileHandle, open as openFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { type DiskRoom, watchDisk } from '../../../../local/database/disk-room.ts'
import { createLocalFiles } from '../../../../local/database/local-files.ts'
import { scratchFolder } from '../scratch-folder.ts'

function open(folder = scratchFolder(), room: DiskRoom = { takes: () => true, isNearlyGone: () => false }) {
  const arrivals: string[] = []
  const machine = { now: new Date('2026-12-01T00:00:00Z') }
  const files = createLocalFiles({
    folder,
    origin: 'http://127.0.0.1:4000',
    secret: 'a secret of this test',
    queues: { put: async (_queue, bodies) => void arrivals.push(...bodies) },
    machineNow: () => machine.now,
    room,
  })
  return { files, arrivals, folder, machine }
}

async function* chunks(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(bytes)).toString()
}

it('gives an address that is good for its key, for an hour', async () => {
  const { files, machine } = open()

  const upload = await files.createUpload('imports/imp_1')
  const url = new URL(upload.url)

  expect(upload).toMatchObject({ method: 'PUT', headers: { 'content-type': 'application/octet-stream' } })
  expect(url.origin + url.pathname).toBe('http://127.0.0.1:4000/dev/uploads/imports/imp_1')
  expect(files.isUploadAllowed('imports/imp_1', url.searchParams)).toBe(true)
  expect(files.isUploadAllowed('imports/imp_2', url.searchParams)).toBe(false)
  machine.now = new Date('2026-12-01T01:00:00Z')
  expect(files.isUploadAllowed('imports/imp_1', url.searchParams)).toBe(false)
})

it('refuses an address without a signature, or with a later end', async () => {
  const { files } = open()
  const { searchParams } = new URL((await files.createUpload('a')).url)
  searchParams.set('expires', '9999999999')

  expect(files.isUploadAllowed('a', searchParams)).toBe(false)
  expect(files.isUploadAllowed('a', new URLSearchParams())).toBe(false)
})

it('keeps the bytes as they are and tells the imports queue as S3 would', async () => {
  const { files, arrivals } = open()

  await files.acceptUpload('imports/名单 1.csv', chunks('编号,', '姓名'))

  expect(await textOf(files.read('imports/名单 1.csv'))).toBe('编号,姓名')
  const [record] = JSON.parse(arrivals[0] ?? '').Records
  expect(record).toMatchObject({
    eventSource: 'aws:s3',
    eventName: 'ObjectCreated:Put',
    s3: { bucket: { name: 'local' }, object: { key: 'imports/%E5%90%8D%E5%8D%95+1.csv', size: 13 } },
  })
})

it('tells of a list only once its bytes are on disk', async () => {
  const { files, folder, arrivals } = open()
  const probe = await openFile(join(folder, 'probe'), 'w')
  const told: number[] = []
  const sync = vi.spyOn(Object.getPrototypeOf(probe), 'sync').mockImplementation(async function (this: FileHandle) {
    told.push(arrivals.length)
    await this.datasync()
  })
  onTestFinished(() => sync.mockRestore())
  await probe.close()

  await files.acceptUpload('a', chunks('x', 'y'))

  expect([told, arrivals.length]).toEqual([[0], 1])
})

it('leaves nothing, and tells nobody, when an upload breaks off', async () => {
  const { files, arrivals, folder } = open()
  async function* broken() {
    yield Buffer.from('half')
    throw new Error('gone')
  }

  await expect(files.acceptUpload('a', broken())).rejects.toThrow('gone')

  expect(readdirSync(folder)).toEqual([])
  expect(arrivals).toEqual([])
})

it('keeps files over a restart, and removes them once asked, also twice', async () => {
  const { files, folder } = open()
  await files.acceptUpload('a/b', chunks('text'))
  const again = open(folder).files

  expect(await textOf(again.read('a/b'))).toBe('text')
  await again.remove('a/b')
  await again.remove('a/b')

  await expect(textOf(again.read('a/b'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

it.each(['..', '.', '.hidden', 'x'.repeat(201)])('never lets a key become a path: %s', async (key) => {
  const { files } = open()

  await expect(files.acceptUpload(key, chunks('x'))).rejects.toMatchObject({ code: 'INVALID_INPUT' })
})

it('takes nothing while the disk has only its reserve, and leaves nothing', async () => {
  const free = { bytes: 3 * 1024 * 1024 }
  const room = { takes: (bytes: number) => free.bytes >= bytes, isNearlyGone: () => free.bytes < 0 }
  const { files, arrivals, folder } = open(scratchFolder(), room)
  async function* growing() {
    for (let count = 0; count < 10; count += 1) {
      yield Buffer.alloc(1024 * 1024)
      free.bytes -= 1024 * 1024
    }
  }

  expect(await files.acceptUpload('a', growing())).toBe('no-room')
  expect([readdirSync(folder), arrivals]).toEqual([[], []])
  free.bytes = 10 * 1024 * 1024
  expect(await files.acceptUpload('a', chunks('x'))).toBe('kept')
  free.bytes = -1
  await expect(textOf(files.read('a'))).rejects.toThrow('no room')
})

it('takes 100 MB and no byte more, and of a signed size exactly that', async () => {
  const { files, arrivals } = open()
  async function* megabytes(count: number) {
    for (let at = 0; at < count; at += 1) yield Buffer.alloc(1024 * 1024)
  }

  const outcomes = [
    await files.acceptUpload('a', megabytes(100)),
    await files.acceptUpload('a', megabytes(101)),
    await files.acceptUpload('a', chunks('12345'), 5),
    await files.acceptUpload('a', chunks('123456'), 5),
    await files.acceptUpload('a', chunks('1234'), 5),
  ]

  expect(outcomes).toEqual(['kept', 'too-large', 'kept', 'wrong-size', 'wrong-size'])
  expect(arrivals).toHaveLength(2)
  expect(await textOf(files.read('a'))).toBe('12345')
})

it('signs the size that it was told, so that nobody can ask for another', async () => {
  const { files } = open()
  const { searchParams } = new URL((await files.createUpload('a', 5)).url)
  expect(files.isUploadAllowed('a', searchParams)).toBe(true)

  searchParams.set('size', '6')
  expect(files.isUploadAllowed('a', searchParams)).toBe(false)
  searchParams.delete('size')
  expect(files.isUploadAllowed('a', searchParams)).toBe(false)
})

it('keeps a fifth of a small disk back, and 256 MB of a large one', () => {
  const roomOf = (freeMb: number, sizeMb: number) =>
    watchDisk('/', () => ({ freeBytes: freeMb * 1024 * 1024, sizeBytes: sizeMb * 1024 * 1024 }))

  expect([roomOf(21, 100).takes(0), roomOf(21, 100).takes(2 * 1024 * 1024), roomOf(19, 100).takes(0)]).toEqual([
    true,
    false,
    false,
  ])
  expect([roomOf(11, 100).isNearlyGone(), roomOf(9, 100).isNearlyGone()]).toEqual([false, true])
  expect([roomOf(257, 1e6).takes(0), roomOf(255, 1e6).takes(0)]).toEqual([true, false])
})
