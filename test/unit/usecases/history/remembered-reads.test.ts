import { expect, it } from 'vitest'
import { rememberReads } from '#shared/usecases/history/remembered-reads.ts'
import { World } from '../../../builders/world.ts'

it('tells whoever asks that a read of several failed, and leaves no failure that nobody hears of', async () => {
  const { deps } = new World('2026-12-01T00:00:00Z')
  const contacts = { findMany: () => Promise.reject(new Error('away')) }
  const reads = rememberReads({ ...deps, contacts }, { contacts: [], instalments: [] })

  await expect(reads.contacts.findMany(['C1', 'C2', 'C3'])).rejects.toThrow('away')
  await expect(reads.contacts.findMany(['C2'])).rejects.toThrow('away')
})
