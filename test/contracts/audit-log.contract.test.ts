import { describe, expect, it } from 'vitest'
import type { AuditEntry } from '#shared/contracts/audit.ts'
import { entryOfDeed } from '#shared/domain/history/audit.ts'
import { allPages, describeStores } from './implementations.ts'

const AT = (minute: number) => new Date(Date.UTC(2026, 11, 1, 9, minute))

/** Somebody stopped a campaign in that minute. */
function anEntry(minute: number, fields: Partial<AuditEntry> = {}): AuditEntry {
  const subject = { type: 'campaign', id: 'cmp_000001', ...fields.subject } as const
  const deed = { at: AT(minute), by: 'admin/li', what: 'campaign.stopped', before: null, after: { state: 'stopped' } }
  return { ...entryOfDeed({ type: 'campaign', id: subject.id }, { ...deed, ...fields }), subject }
}

describeStores('AuditLog', (stores) => {
  it('lists each entry once, newest first, however often it was written', async () => {
    const { audit } = stores()
    const subject = { type: 'campaign', id: 'once' }
    const entries = [anEntry(3, { subject }), anEntry(1, { subject, before: { nested: { zh: [1, null] } } })]
    for (const entry of [...entries, ...entries]) await audit.record(entry)

    expect(await allPages((page) => audit.list({ subject: 'once' }, page), 1)).toEqual(entries)
    const all = await audit.list({}, { limit: 100 })
    expect(all.items.filter(({ subject: { id } }) => id === 'once')).toEqual(entries)
  })

  it('keeps apart what was done to one thing at one instant by two people', async () => {
    const { audit } = stores()
    const subject = { type: 'campaign', id: 'twins' }
    await audit.record(anEntry(1, { subject, by: 'admin/a' }))
    await audit.record(anEntry(1, { subject, by: 'admin/b' }))

    const { items } = await audit.list({ subject: 'twins' }, { limit: 10 })

    expect(items.map(({ by }) => by).toSorted()).toEqual(['admin/a', 'admin/b'])
  })

  describe('with filters', () => {
    const WRITTEN = [
      anEntry(11, { subject: { type: 'contact', id: 'f-1' }, what: 'contact.opted-out', by: 'admin+support/wang' }),
      anEntry(12, { subject: { type: 'campaign', id: 'f-1' }, what: 'campaign.created', by: 'marketing/zhao' }),
      anEntry(13, { subject: { type: 'campaign', id: 'f-2' }, what: 'campaign.activated', by: 'marketing/zhao' }),
    ]

    it.each([
      [{ who: 'wang' }, [11]],
      [{ who: 'admin+support/wang' }, [11]],
      [{ who: 'support' }, []],
      [{ what: 'campaign.activated' }, [13]],
      [{ what: 'campaign', who: 'zhao' }, [13, 12]],
      [{ what: 'camp' }, []],
      [{ subject: 'f-1' }, [12, 11]],
      [{ subject: 'contact:f-1' }, [11]],
      [{ subject: 'contact', who: 'wang' }, [11]],
      [{ subject: 'f-1', from: AT(12) }, [12]],
      [{ subject: 'f-1', until: AT(11) }, [11]],
      [{ from: AT(11), until: AT(12) }, [12, 11]],
    ])('%j finds those of the minutes %j', async (filter, minutes) => {
      const { audit } = stores()
      for (const entry of WRITTEN) await audit.record(entry)

      const found = await allPages((page) => audit.list(filter, page), 1)

      expect(found.map(({ at }) => at.getUTCMinutes())).toEqual(minutes)
    })
  })

  it('finds one among many, and pages without a gap or a repeat', async () => {
    const { audit } = stores()
    const start = Date.UTC(2026, 10, 1)
    for (let n = 0; n < 230; n += 1) {
      const by = n === 3 ? 'admin/rare' : 'admin/usual'
      await audit.record(anEntry(0, { at: new Date(start + n * 1000), by, subject: { type: 'line', id: 'many' } }))
    }

    expect((await audit.list({ who: 'rare' }, { limit: 1 })).items).toHaveLength(1)
    const all = await allPages((page) => audit.list({ subject: 'line' }, page), 37)
    expect(all.map(({ at }) => at.getTime())).toEqual(Array.from({ length: 230 }, (_, n) => start + (229 - n) * 1000))
  })

  it('refuses the cursor of another list', async () => {
    const { audit } = stores()
    for (const minute of [1, 2]) await audit.record(anEntry(minute, { subject: { type: 'campaign', id: 'cursor' } }))
    const { next } = await audit.list({ subject: 'cursor' }, { limit: 1 })

    const asked = audit.list({ subject: 'another' }, { limit: 1, cursor: next ?? '' })

    await expect(asked).rejects.toMatchObject({ code: 'INVALID_INPUT', retryable: false })
  })
})

describeStores('RequestLog', (stores) => {
  const request = (key: string) => ({
    ...{ key, print: 'p', idPart: '0000000000000000000a', answer: null, rev: 1 },
    at: new Date('2026-12-01T00:00:00Z'),
  })

  it('keeps a named request over the revision that was read, until it is removed', async () => {
    const { requests } = stores()

    expect(await requests.find('k1')).toBeUndefined()
    expect(await requests.save(request('k1'), 'absent')).toBe(true)
    expect(await requests.save(request('k1'), 'absent')).toBe(false)
    expect(await requests.save({ ...request('k1'), answer: '{}', rev: 2 }, 1)).toBe(true)
    expect(await requests.find('k1')).toEqual({ ...request('k1'), answer: '{}', rev: 2 })
    await requests.remove('k1')
    await requests.remove('k1')
    expect(await requests.find('k1')).toBeUndefined()
  })
})
