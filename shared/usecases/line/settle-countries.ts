import type { LineDefaults, OpenCountries } from '#shared/contracts/line.ts'
import { newLine } from '#shared/domain/line/line-lease.ts'
import { countryOfNumber } from '#shared/domain/people/number-country.ts'
import type { ContactStore } from '#shared/ports/contact-store.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import { untilSaved } from '../until-saved.ts'

export type SettleCountriesDeps = {
  lines: LineStore
  contacts: Pick<ContactStore, 'scan'>
  lineDefaults: LineDefaults
}

const READ_AT_ONCE = 1000
const TRIES = 20

/**
 * Decides once which countries a line texts: those of its defaults and, where a release before this one has left contacts,
 * theirs. One conditional write: a crash before it leaves the line as it was, a repeat finds it settled and reads no contact.
 * @returns what was decided now, null where it was settled before
 * @throws AppError CONFLICT (retryable) when others were first each time
 */
export async function settleCountries(deps: SettleCountriesDeps): Promise<OpenCountries | null> {
  const provider = deps.lineDefaults.provider
  if (isSettled(await deps.lines.find(provider))) return null
  const found = await countriesOfContacts(deps)
  const countries: OpenCountries = {
    allowed: [...new Set([...deps.lineDefaults.countries, ...found])].sort(),
    version: 0,
  }
  return untilSaved({ what: 'the line', tries: TRIES, context: { provider } }, async () => {
    const line = await deps.lines.find(provider)
    if (isSettled(line)) return null
    const next = { ...(line ?? newLine(deps.lineDefaults)), countries, rev: (line?.rev ?? 0) + 1 }
    return (await deps.lines.save(next, line?.rev ?? 'absent')) ? countries : 'lost'
  })
}

function isSettled(line: { countries: OpenCountries | null } | undefined): boolean {
  return line !== undefined && line.countries !== null
}

async function countriesOfContacts({ contacts }: SettleCountriesDeps): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  let cursor: string | undefined
  do {
    const page = await contacts.scan({ limit: READ_AT_ONCE, cursor })
    for (const { phone } of page.items) {
      const country = phone === null ? undefined : countryOfNumber(phone)
      if (country !== undefined) found.add(country)
    }
    cursor = page.next ?? undefined
  } while (cursor !== undefined)
  return found
}
