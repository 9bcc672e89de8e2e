import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readSettings } from '../../deploy/settings.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const KEYS = { AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none' }
/** Nobody listens there. */
const NOWHERE = { ...KEYS, AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }

describe('a command that cannot go on', () => {
  it.each([
    ['deploy', ['--stage', 'dev', '--confg', 'x'], {}, "Unknown option '--confg'"],
    ['deploy', ['--stage', 'dev'], KEYS, 'AWS said: Region is missing'],
    ['destroy', ['--stage', 'dev', '--yes'], KEYS, 'AWS said: Region is missing'],
    ['admin-add', ['--stage', 'dev', '--email', 'a@example.com', '--role', 'admin'], KEYS, 'Region is missing'],
    ['destroy', ['--stage', 'dev', '--yes'], NOWHERE, 'AWS knows nobody here'],
  ])('%s %j says why in words, without a trace', async (command, args, env, words) => {
    const { code, said } = await run(command, args, env)

    expect(code).toBe(1)
    expect(said).toContain(words)
    expect(said).not.toMatch(/^\s+at /m)
  })

  it('takes a region from AWS_DEFAULT_REGION too, as the command of the CDK does', async () => {
    const { AWS_REGION, ...elsewhere } = NOWHERE

    const { said } = await run('destroy', ['--stage', 'dev', '--yes'], { ...elsewhere, AWS_DEFAULT_REGION: AWS_REGION })

    expect(said).toContain('ECONNREFUSED')
  })
})

describe('the file of settings', () => {
  it('may lie anywhere', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'carillon-settings-'))
    onTestFinished(() => rm(folder, { recursive: true }))
    const file = join(folder, 'shop.json')
    await writeFile(file, JSON.stringify({ stages: { dev: { alarmEmail: 'ops@example.com' } } }))

    expect(readSettings('dev', file).alarmEmail).toBe('ops@example.com')
  })

  it('that is named must be there', () => {
    expect(() => readSettings('dev', 'nowhere.json')).toThrow('There is no file nowhere.json.')
  })
})

/** Without anything that this machine knows of an account. */
async function run(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const none = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  const child = spawn(process.execPath, [join(ROOT, 'deploy', `${command}.ts`), ...args], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...none, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [out, error, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, said: out + error }
}
