import type { Contact } from '#shared/contracts/contact.ts'
import type { ContactStore, Segment } from '#shared/ports/contact-store.ts'
import { inParallel } from './in-parallel.ts'

/** `share`: how large a part of all contacts these are; 1 where they are all. */
export type ContactSample = { contacts: Contact[]; share: number }

const MOST_READ = 10_000
const PAGE = 1000
const FEW_SEGMENTS = 100
const MANY_SEGMENTS = 1000
/** A thousandth that holds so many is one of a million contacts. */
const LARGE = 1000
const AT_ONCE = 5

/** Every contact where there are at most so many; else those of whole segments, about as many, which stand for the rest. */
export async function readContactSample(
  contacts: Pick<ContactStore, 'scan'>,
  mostRead = MOST_READ,
): Promise<ContactSample> {
  const { found, isAll } = await scanUpTo(contacts, mostRead)
  return isAll ? { contacts: found, share: 1 } : readSegments(contacts, mostRead)
}

async function readSegments(contacts: Pick<ContactStore, 'scan'>, mostRead: number): Promise<ContactSample> {
  const probe = await scanUpTo(contacts, Number.POSITIVE_INFINITY, { index: 0, of: MANY_SEGMENTS })
  const of = probe.found.length >= LARGE ? MANY_SEGMENTS : FEW_SEGMENTS
  const found: Contact[] = []
  let next = 0
  while (found.length < mostRead && next < of) {
    const batch = Array.from({ length: Math.min(AT_ONCE, of - next) }, (_, place) => ({ index: next + place, of }))
    const read = await inParallel(batch, AT_ONCE, (one) => scanUpTo(contacts, Number.POSITIVE_INFINITY, one))
    found.push(...read.flatMap((one) => one.found))
    next += batch.length
  }
  return { contacts: found, share: next / of }
}

async function scanUpTo(contacts: Pick<ContactStore, 'scan'>, most: number, segment?: Segment) {
  const found: Contact[] = []
  let cursor: string | undefined
  do {
    const page = await contacts.scan({ limit: Math.min(PAGE, most - found.length), cursor }, segment)
    found.push(...page.items.filter(({ mergedInto }) => mergedInto === null))
    cursor = page.next ?? undefined
  } while (cursor !== undefined && found.length < most)
  return { found, isAll: cursor === undefined }
}
