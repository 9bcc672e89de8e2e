import type { Audience, AudienceShelf, SavedAudience } from '#shared/contracts/campaign.ts'

export type ShelfFault = { path: string; message: string; code: string }
export type NamedUser = { type: 'campaign' | 'audience'; id: string; name: string }

/** All of them are one item of the store, which holds 400 KB. */
const MOST_AUDIENCES = 200
const MOST_BYTES = 300_000

export const EMPTY_SHELF: AudienceShelf = { audiences: [], rev: 0 }

/** Upper and lower case, full and half width and outer blanks make no other name. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase()
}

/** The other audience that has this name already; undefined where none has. */
export function findNamesake({ audiences }: AudienceShelf, { id, name }: Pick<SavedAudience, 'id' | 'name'>) {
  return audiences.find((other) => other.id !== id && isSameName(other.name, name))
}

/** What a saved audience may not name: what is not there, itself, and whatever names others in turn. */
export function faultsOfSaved(
  shelf: AudienceShelf,
  { id, audience }: Pick<SavedAudience, 'id' | 'audience'>,
): ShelfFault[] {
  const { saved = [] } = audience
  const isNamed = audiencesNaming(shelf, id).length > 0
  const tooDeep = 'names others in turn: a saved audience may name only those that name none'
  return [
    ...faultsOfUnknown(shelf, saved),
    ...saved.flatMap((one, index) => {
      const inner = shelf.audiences.find((other) => other.id === one)
      const isDeep = one === id || (inner?.audience.saved ?? []).length > 0
      return isDeep ? [{ path: `audience.saved[${index}]`, message: tooDeep, code: 'too-deep' }] : []
    }),
    ...(isNamed && saved.length > 0
      ? [
          {
            path: 'audience.saved',
            message: 'must be empty, since another saved audience names this one',
            code: 'too-deep',
          },
        ]
      : []),
  ]
}

export function faultsOfUnknown(shelf: AudienceShelf, saved: NonNullable<Audience['saved']>): ShelfFault[] {
  return saved.flatMap((id, index) =>
    hasAudience(shelf, id) ? [] : [{ ...UNKNOWN, path: `audience.saved[${index}]` }],
  )
}

export const UNKNOWN = { message: 'is no saved audience: it may have been deleted', code: 'unknown-audience' }

export function hasAudience({ audiences }: AudienceShelf, id: string): boolean {
  return audiences.some((one) => one.id === id)
}

export function audiencesNaming({ audiences }: AudienceShelf, id: string): NamedUser[] {
  return audiences
    .filter(({ audience }) => audience.saved?.some((one) => one === id))
    .map((one) => ({ type: 'audience', id: one.id, name: one.name }))
}

/** The shelf with this audience in its old place, or at the end. */
export function putOn({ audiences, rev }: AudienceShelf, saved: SavedAudience): AudienceShelf {
  const isThere = audiences.some(({ id }) => id === saved.id)
  const next = isThere ? audiences.map((one) => (one.id === saved.id ? saved : one)) : [...audiences, saved]
  return { audiences: next, rev: rev + 1 }
}

export function takeOff({ audiences, rev }: AudienceShelf, id: string): AudienceShelf {
  return { audiences: audiences.filter((one) => one.id !== id), rev: rev + 1 }
}

export function isFull({ audiences }: AudienceShelf): boolean {
  return audiences.length > MOST_AUDIENCES || new TextEncoder().encode(JSON.stringify(audiences)).length > MOST_BYTES
}
