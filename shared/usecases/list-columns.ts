import type { Audience, Campaign } from '#shared/contracts/campaign.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import type { ImportStore } from '#shared/ports/import-store.ts'
import { idsOfPerson } from './follow-merged.ts'

type Members = { imports: Pick<ImportStore, 'findMembers'> }

/**
 * These contacts, by the ids that they were asked for, each with what the audience's uploaded list says of them in place of
 * their own columns of that name. One read where a list is named, else none.
 */
export async function withListColumns(
  { imports }: Members,
  { list }: Audience,
  contacts: Map<string, Contact>,
): Promise<Map<string, Contact>> {
  if (list === undefined || contacts.size === 0) return contacts
  const ids = [...contacts].flatMap(([id, contact]) => [id, ...idsOfPerson(contact)])
  const members = await imports.findMembers(list, ids)
  return new Map(
    [...contacts].map(([id, contact]): [string, Contact] => {
      const own = [id, ...idsOfPerson(contact)].find((one) => members.has(one))
      const member = members.get(own ?? id)
      return [id, member === undefined ? contact : { ...contact, custom: { ...contact.custom, ...member.values } }]
    }),
  )
}

/** The campaigns with whether this person is on the lists that they name. */
export async function withListed(
  { imports }: Members,
  campaigns: readonly Campaign[],
  contactIds: readonly string[],
): Promise<Campaign[]> {
  return Promise.all(
    campaigns.map(async (campaign) => {
      const { list } = campaign.content.audience
      if (list === undefined) return campaign
      const listed = (await imports.findMembers(list, contactIds)).size > 0
      return { ...campaign, content: { ...campaign.content, listed } }
    }),
  )
}
