import { describe, expect, it } from 'vitest'
import { createMemoryPepperChecks } from '#shared/adapters/memory/pepper-checks.ts'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { createPhoneHasher } from '#shared/adapters/system/phone-hasher.ts'
import { confirmPepper, pepperCheckOf } from '#shared/usecases/people/confirm-pepper.ts'
import { aContact } from '../../../builders/contact.ts'

const OURS = createPhoneHasher('the pepper of these tables')
const OTHER = createPhoneHasher('another pepper')

function tables() {
  const { contacts } = createMemoryStores()
  const checks = createMemoryPepperChecks()
  const addContact = (id: string, hasher = OURS) => {
    const phone = `+8619900000${id}`
    return contacts.save(aContact({ id, phone, phoneHash: hasher.hash(phone), rev: 1 }), 'absent')
  }
  return { checks, addContact, ask: (hasher: typeof OURS) => confirmPepper({ checks, contacts, hasher }) }
}

describe('a pepper', () => {
  it('is confirmed by empty tables once, and another is refused from then on', async () => {
    const { ask, checks } = tables()

    expect([await ask(OURS), await ask(OURS), await ask(OTHER)]).toEqual(['confirmed', 'confirmed', 'another'])
    expect(await checks.find()).toBe(pepperCheckOf(OURS))
  })

  it('is known in tables without a check value by a contact’s number and its hash', async () => {
    const { ask, checks, addContact } = tables()
    await addContact('101')

    expect(await ask(OTHER)).toBe('another')
    expect(await checks.find()).toBeUndefined()
    expect(await ask(OURS)).toBe('confirmed')
  })

  it('is not refused for numbers that an earlier release hashed anew after a loss', async () => {
    const { ask, addContact } = tables()
    await addContact('101', OTHER)
    await addContact('102')

    expect(await ask(OURS)).toBe('confirmed')
  })

  it('gives way to the one that another start kept meanwhile', async () => {
    const { contacts } = createMemoryStores()
    const kept: string[] = []
    const checks = {
      find: async () => kept[0],
      keep: async () => kept.push(pepperCheckOf(OTHER)) === 0,
    }

    expect(await confirmPepper({ checks, contacts, hasher: OURS })).toBe('another')
  })

  it('shows nothing of itself in its check value', () => {
    expect(pepperCheckOf(OURS)).toMatch(/^[\w-]{22}$/)
  })
})
