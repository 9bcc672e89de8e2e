import {
  ColumnsView,
  PeopleQuery,
  PeopleView,
  type PersonView,
  RegionsView,
  TagsView,
} from '#shared/contracts/console-api/people.ts'
import type { Contact } from '#shared/contracts/contact.ts'
import { maskPhone } from '#shared/domain/lists/masking.ts'
import { countColumns } from '#shared/usecases/people/count-columns.ts'
import { countPeople, countRegions, countTags, listPeople } from '#shared/usecases/people/list-people.ts'
import { type Caller, seesPeople } from '../caller.ts'
import { defineRoute, NO_BODY, NO_QUERY } from '../route.ts'

const reading = { method: 'get', roles: ['marketing', 'support', 'admin'], body: NO_BODY, status: 200 } as const

export const PEOPLE_ROUTES = [
  defineRoute({
    ...reading,
    path: '/api/people',
    name: 'listPeople',
    summary: 'Lists people by kind, tag, region, consent and language, with how many they are',
    query: PeopleQuery,
    answer: PeopleView,
    async handle({ query, caller }, deps) {
      const { limit: _limit, cursor, ...filter } = query
      const [page, counts] = await Promise.all([
        listPeople(deps, query),
        cursor === undefined ? countPeople(deps, filter) : null,
      ])
      return { items: page.items.map((contact) => viewPerson(contact, caller)), next: page.next, counts }
    },
  }),
  defineRoute({
    ...reading,
    path: '/api/tags',
    name: 'listTags',
    summary: 'Lists the tags of people with how many have each, the most first',
    query: NO_QUERY,
    answer: TagsView,
    handle: async (_request, deps) => ({ ...(await countTags(deps)), next: null }),
  }),
  defineRoute({
    ...reading,
    path: '/api/regions',
    name: 'listRegions',
    summary: 'Lists the regions of people with how many live in each, the most first',
    query: NO_QUERY,
    answer: RegionsView,
    handle: async (_request, deps) => ({ ...(await countRegions(deps)), next: null }),
  }),
  defineRoute({
    ...reading,
    path: '/api/columns',
    name: 'listColumns',
    summary: 'Lists the columns of people’s own that conditions may ask of, with how many have each, the most first',
    query: NO_QUERY,
    answer: ColumnsView,
    handle: async (_request, deps) => ({ ...(await countColumns(deps)), next: null }),
  }),
]

function viewPerson(contact: Contact, caller: Caller): PersonView {
  const { id, name, kind, phone, language, regionCode, tags, consent } = contact
  const shown = phone === null || seesPeople(caller) ? phone : maskPhone(phone)
  return { id, name, kind, phone: shown, language, regionCode, tags, consent: consent.marketing }
}
