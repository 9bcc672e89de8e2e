import { describe, expect, it } from 'vitest'
import { createClients } from '../../deploy/clients.ts'
import { lookAtAccount, lookAtAlarms } from '../../deploy/preflight.ts'
import { type Answer, type Asked, json, startLoopback } from '../builders/aws/loopback.ts'

type Account = { bootstrapped: boolean; atOnce: number; sandbox: boolean; limit: string }

const NEW: Account = { bootstrapped: false, atOnce: 10, sandbox: true, limit: '1' }
const READY: Account = { bootstrapped: true, atOnce: 1_000, sandbox: false, limit: '500' }

describe('the look at an account', () => {
  it('tells a new one everything that is missing, and how to mend it', async () => {
    const { account, region, findings } = await look(NEW)

    expect({ account, region }).toEqual({ account: '123456789012', region: 'eu-central-1' })
    expect(findings.map(({ severity }) => severity)).toEqual(['stop', 'warning', 'warning', 'warning'])
    const words = findings.map(({ words }) => words).join('\n')
    expect(words).toContain('npx cdk bootstrap aws://123456789012/eu-central-1')
    expect(words).toContain('runs only 10 functions at once')
    expect(words).toContain('sandbox')
    expect(words).toContain('1 US dollar a month')
  })

  it('finds nothing in one that is ready', async () => {
    const { findings } = await look(READY)

    expect(findings.map(({ severity }) => severity)).toEqual(['fine', 'fine', 'fine', 'fine'])
  })

  it('asks SNS nothing where a gateway sends', async () => {
    const { findings } = await look(READY, false)

    expect(findings).toHaveLength(2)
  })

  it('asks SNS where the texts leave from, and says that receipts come back only where the stacks are', async () => {
    const regions: string[] = []
    const place = await startLoopback((asked) => {
      const [, region = ''] = /Credential=[^/]+\/\d+\/([^/]+)\/sns\//.exec(asked.headers.authorization ?? '') ?? []
      if (region !== '') regions.push(region)
      return answerFor(READY, asked)
    })

    const { findings } = await lookAtAccount(createClients(place, 'ap-southeast-1'), true)

    expect(new Set(regions)).toEqual(new Set(['ap-southeast-1']))
    expect(findings.map(({ severity }) => severity)).toEqual(['fine', 'fine', 'fine', 'fine', 'warning'])
    expect(findings.at(-1)?.words).toMatch(/Texts leave from ap-southeast-1.*receipts.*eu-central-1 alone/)
  })

  it('stops where SNS sends no texts', async () => {
    const nothing = xml('<ErrorResponse><Error><Code>InvalidAction</Code></Error></ErrorResponse>', 400)
    const place = await startLoopback((asked) =>
      asked.body.toString().includes('SMS') ? nothing : answerFor(READY, asked),
    )

    const { findings } = await lookAtAccount(createClients(place), true)

    const [stop, ...others] = findings.filter(({ severity }) => severity === 'stop')
    expect(others).toEqual([])
    expect(stop?.words).toContain('SNS sends no texts from eu-central-1')
  })

  it('says whether anybody would hear an alarm', () => {
    expect(lookAtAlarms({ name: 'prod', alarmEmail: null })).toMatchObject({ severity: 'warning' })
    expect(lookAtAlarms({ name: 'prod', alarmEmail: 'ops@example.com' }).words).toContain('ops@example.com')
  })

  it('says in words when nobody is signed in', async () => {
    const clients = createClients(await startLoopback(() => xml('<Error><Code>ExpiredToken</Code></Error>', 403)))

    await expect(lookAtAccount(clients, true)).rejects.toThrow(/Sign in \(`aws sso login`/)
  })

  it('does not take what it may not see for well', async () => {
    const refuse = (asked: Asked) =>
      asked.body.toString().includes('GetCallerIdentity')
        ? answerFor(READY, asked)
        : json({ __type: 'AccessDenied' }, 403)
    const clients = createClients(await startLoopback(refuse))

    const { findings } = await lookAtAccount(clients, true)

    expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'warning', 'warning'])
  })
})

async function look(account: Account, usesSns = true) {
  return lookAtAccount(createClients(await startLoopback((asked) => answerFor(account, asked))), usesSns)
}

function answerFor({ bootstrapped, atOnce, sandbox, limit }: Account, { url, body }: Asked): Answer {
  if (url.pathname.includes('account-settings')) return json({ AccountLimit: { ConcurrentExecutions: atOnce } })
  const action = new URLSearchParams(body.toString()).get('Action')
  if (action === 'GetCallerIdentity') return result(action, '<Account>123456789012</Account>')
  if (action === 'GetSMSSandboxAccountStatus') return result(action, `<IsInSandbox>${sandbox}</IsInSandbox>`)
  if (action === 'GetSMSAttributes') {
    return result(action, `<attributes><entry><key>MonthlySpendLimit</key><value>${limit}</value></entry></attributes>`)
  }
  if (!bootstrapped) return xml('<ErrorResponse><Error><Code>ValidationError</Code></Error></ErrorResponse>', 400)
  return result('DescribeStacks', '<Stacks></Stacks>')
}

function result(action: string, inner: string): Answer {
  return xml(`<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`)
}

function xml(body: string, status = 200): Answer {
  return { status, headers: { 'content-type': 'text/xml' }, body }
}
