// Endpoints as Amazon Pinpoint exported them, one JSON object a line on the input, to the list of contacts that Carillon
// takes, on the output. What is left out is counted on the error output; no number or name is written there.
import { createInterface } from 'node:readline'

/** Which attributes of yours hold what. The first that is there counts. */
const ATTRIBUTES = {
  name: ['Name', 'name', 'FirstName'],
  birthday: ['Birthday', 'birthday', 'BirthDate'],
  tags: ['Tags', 'tags'],
}
const COLUMNS = ['id', 'name', 'phone', 'birthday', 'language', 'marketing_consent', 'tags']

const newest = new Map()
const leftOut = {
  'of another channel': 0,
  'without a user or an address': 0,
  'older, of the same user': 0,
  unreadable: 0,
}

for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() === '') continue
  const endpoint = parse(line)
  if (endpoint === undefined) leftOut.unreadable += 1
  else if (endpoint.ChannelType !== 'SMS') leftOut['of another channel'] += 1
  else if (!endpoint.Address || !(endpoint.User?.UserId ?? endpoint.Id)) leftOut['without a user or an address'] += 1
  else keep(endpoint)
}

process.stdout.write(`${COLUMNS.join(',')}\n`)
for (const endpoint of newest.values()) process.stdout.write(`${rowOf(endpoint).map(cell).join(',')}\n`)
process.stderr.write(`${newest.size} contacts. Left out: ${JSON.stringify(leftOut)}\n`)

function keep(endpoint) {
  const id = endpoint.User?.UserId ?? endpoint.Id
  const before = newest.get(id)
  if (before !== undefined) leftOut['older, of the same user'] += 1
  if (before === undefined || dateOf(endpoint) >= dateOf(before)) newest.set(id, endpoint)
}

function rowOf(endpoint) {
  const { Demographic = {}, OptOut, User } = endpoint
  const attribute = (names) =>
    names.flatMap((name) => User?.UserAttributes?.[name] ?? endpoint.Attributes?.[name] ?? [])
  return [
    User?.UserId ?? endpoint.Id,
    attribute(ATTRIBUTES.name)[0],
    endpoint.Address,
    attribute(ATTRIBUTES.birthday)[0],
    Demographic.Locale?.replace('_', '-'),
    OptOut === 'ALL' ? 'no' : '', // nobody agreed by not objecting
    attribute(ATTRIBUTES.tags).join('|'),
  ]
}

function dateOf(endpoint) {
  return endpoint.EffectiveDate ?? endpoint.CreationDate ?? ''
}

function cell(value = '') {
  return /[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
}

function parse(line) {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
