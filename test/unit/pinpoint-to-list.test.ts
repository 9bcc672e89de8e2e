import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const SCRIPT = fileURLToPath(new URL('../../docs/pinpoint-to-list.mjs', import.meta.url))

function convert(lines: readonly (object | string)[]) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  const { stdout, stderr } = spawnSync(process.execPath, [SCRIPT], { input, encoding: 'utf8' })
  return { rows: stdout.trim().split('\n').slice(1), said: stderr }
}

function endpoint(fields: object) {
  return { Id: 'e1', ChannelType: 'SMS', Address: '+8619900001111', OptOut: 'NONE', User: { UserId: 'u1' }, ...fields }
}

describe('the converter of Pinpoint exports', () => {
  test('keeps names with commas and quotes, and several tags, in one cell each', () => {
    const UserAttributes = { Name: ['Ann "A", B'], Tags: ['vip', 'north'], Birthday: ['1988-03-04'] }
    const { rows } = convert([endpoint({ Demographic: { Locale: 'zh_CN' }, User: { UserId: 'u1', UserAttributes } })])
    expect(rows).toEqual(['u1,"Ann ""A"", B",+8619900001111,1988-03-04,zh-CN,,vip|north'])
  })

  test('takes no objection for no consent, and an objection for a no', () => {
    const { rows } = convert([endpoint({}), endpoint({ OptOut: 'ALL', User: { UserId: 'u2' } })])
    expect(rows).toEqual(['u1,,+8619900001111,,,,', 'u2,,+8619900001111,,,no,'])
  })

  test('takes the newest number of a user, in whatever order they come', () => {
    const older = endpoint({ Address: '+8619900002222', EffectiveDate: '2025-01-01T00:00:00Z' })
    const newer = endpoint({ Address: '+8619900003333', EffectiveDate: '2026-01-01T00:00:00Z' })
    for (const lines of [
      [older, newer],
      [newer, older],
    ])
      expect(convert(lines).rows).toEqual(['u1,,+8619900003333,,,,'])
  })

  test('counts what it leaves out, without a number or a name', () => {
    const { rows, said } = convert(['nonsense', endpoint({ ChannelType: 'EMAIL' }), endpoint({ Address: '' })])
    expect(rows).toEqual([])
    expect(said).toMatch(/0 contacts.*"of another channel":1.*"without a user or an address":1.*"unreadable":1/)
    expect(said).not.toMatch(/199/)
  })
})
