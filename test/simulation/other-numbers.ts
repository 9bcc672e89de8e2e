import type { Contact } from '#shared/contracts/contact.ts'
import { hashesOf, hasNumber, numbersOf } from '#shared/domain/people/numbers.ts'
import { drawPlace, numberAt } from './places.ts'
import type { Platform } from './platform.ts'
import type { Random } from './random.ts'
import { strangersOf } from './strangers.ts'
import { hasher } from './worker-deps.ts'

const STREAM = 'RE-996'
const FIRST_INDEX = 800

/** In every other world some people have a second or a third number, which now and then is the first of somebody else. */
export function withOtherNumbers(contacts: readonly Contact[], seed: number): Contact[] {
  const random = strangersOf({ seed }, STREAM)
  const isSuchWorld = random.chance(0.5)
  return contacts.map((contact, index) => {
    if (!isSuchWorld || contact.phone === null || !random.chance(0.25)) return contact
    const others = Array.from({ length: random.between(1, 2) }, (_, place) =>
      random.chance(0.2)
        ? (random.pick([...contacts]).phone ?? numberAt(drawPlace(random), FIRST_INDEX + index))
        : numberAt(drawPlace(random), FIRST_INDEX + index * 2 + place),
    )
    const known = [...new Set(others)].filter((phone) => phone !== contact.phone)
    const otherPhones = known.map((phone) => ({ phone, phoneHash: hasher.hash(phone) }))
    return { ...contact, otherPhones: otherPhones.length === 0 ? null : otherPhones }
  })
}

/** Every number leads to its people; some wanted no texts before it was theirs. */
export async function bringOtherNumbers(platform: Platform, contact: Contact, random: Random): Promise<void> {
  const { stores, truth } = platform
  const [, ...others] = numbersOf(contact)
  if (others.length > 0) truth.numbers.set(contact.id, hashesOf(contact))
  for (const { phoneHash } of others) {
    await stores.contacts.link(phoneHash, contact.id)
    if (!random.chance(0.15)) continue
    const word = { phoneHash, at: new Date(0), by: 'support/1', note: 'before', source: 'person' as const }
    await stores.optOuts.put(word)
  }
}

export function streamOfNumbers({ seed }: { seed: number }): Random {
  return strangersOf({ seed }, 'RE-995')
}

/** The first numbers of all whose number it is, which a word from it speaks for. */
export function firstNumbersBehind(contacts: readonly Contact[], phoneHash: string): string[] {
  const people = contacts.filter((contact) => hasNumber(contact, phoneHash))
  return [...new Set([phoneHash, ...people.flatMap((one) => one.phoneHash ?? [])])]
}
