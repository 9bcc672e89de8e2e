import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { AppError } from '#shared/domain/errors.ts'
import { openSmsGateway } from '../../../local/phone/sms-gateway.ts'
import { readFlags, readStartSettings, whyNotStarted } from '../../../local/start-settings.ts'
import { scratchFolder } from './scratch-folder.ts'

const ROOT = fileURLToPath(new URL('../../..', import.meta.url))
const COMPILED = process.env.NODE_COMPILE_CACHE

/** What a start says that cannot come to anything; it ends before a database or a page is touched. */
function startWith(env: Record<string, string>, args: readonly string[] = []) {
  const { status, stderr } = spawnSync(process.execPath, ['local/main.ts', ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: COMPILED, CARILLON_DATA: scratchFolder(), ...env },
    encoding: 'utf8',
  })
  return { status, stderr }
}

describe('the settings of a local run', () => {
  it('have defaults, also where a variable is empty', () => {
    const settings = readStartSettings({ PORT: '', CARILLON_DATA: ' ' })

    expect(settings).toEqual({
      port: 4000,
      folder: resolve('.carillon'),
      webhookSecrets: [],
      language: 'zh',
      strangers: [],
    })
  })

  it.each([
    [{ LANG: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'POSIX' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: '', LC_MESSAGES: 'zh_TW.UTF-8' }, 'zh'],
  ])('fill the demo in the language of the locale: %j is %s', (locale, language) => {
    expect(readStartSettings(locale)).toMatchObject({ language })
  })

  it.each(['abc', '-1', '4000.5', '65536', '1e3', '0x10'])('refuse PORT=%s with what it may be', (PORT) => {
    expect(() => readStartSettings({ PORT })).toThrow(`PORT must be a whole number up to 65535`)
  })

  it('name variables that look meant and mean nothing', () => {
    const { strangers } = readStartSettings({ CARILLON_SMS_ULR: 'x', CARILLON_DATA: 'x', HOME: '/' })

    expect(strangers).toEqual(['CARILLON_SMS_ULR'])
  })

  it.each([
    [
      { CARILLON_SMS_URL: 'nonsense', CARILLON_SMS_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' },
      'CARILLON_SMS_URL',
    ],
    [{ CARILLON_SMS_URL: 'https://x.example', CARILLON_SMS_SECRET: 'nonsense' }, 'CARILLON_SMS_SECRET'],
  ])('name a gateway’s variable as it was set: %j', (env, name) => {
    expect(() => openSmsGateway(env)).toThrow(new RegExp(`^${name}: must be`))
  })

  it.each([
    ['EADDRINUSE', 'Port 4000 is in use: set PORT'],
    ['EACCES', '/data may not be read and written by you'],
    ['EROFS', '/data may not be read and written by you'],
    ['ENOENT', '/data cannot be made'],
    ['ENOTDIR', '/data is no folder'],
    ['ENOSPC', 'The disk of /data is full'],
  ])('say what %s means here and the way out', (code, words) => {
    const error = Object.assign(new Error(code), { code })

    expect(whyNotStarted(error, { port: 4000, folder: '/data' })).toContain(words)
  })
})

it('says that the disk is full where the database says so', () => {
  const context = { error: 'database or disk is full' }
  const error = new AppError('STORE_UNAVAILABLE', 'The database did not answer', { retryable: true, context })

  expect(whyNotStarted(error, { port: 4000, folder: '/data' })).toContain('The disk of /data is full')
})

describe('a start that cannot come to anything', () => {
  it('ends at once with one line that names the fault', () => {
    const file = join(scratchFolder(), 'file')
    writeFileSync(file, '')
    const damaged = scratchFolder()
    writeFileSync(join(damaged, 'start.json'), '{"demo"')

    const starts = [
      startWith({ PORT: 'abc' }),
      startWith({ CARILLON_DATA: file }),
      startWith({ CARILLON_DATA: damaged }),
      startWith({ CARILLON_WEBHOOK_SECRET: 'x' }),
      startWith({}, ['--emtpy']),
    ]

    expect(starts.map(({ status }) => status)).toEqual([1, 1, 1, 1, 1])
    const words = ['PORT', `${file} is no folder`, join(damaged, 'start.json'), 'CARILLON_WEBHOOK_SECRET', '--emtpy']
    for (const [at, { stderr }] of starts.entries()) {
      expect(stderr).toContain('Carillon cannot start.')
      expect(stderr).toContain(words[at])
      expect(stderr).not.toMatch(/^\s+at /m)
    }
  })
})

describe('what stands behind npm start --', () => {
  it.each([
    [[], { empty: false, restore: null }],
    [['--empty'], { empty: true, restore: null }],
    [['--restore'], { empty: false, restore: { date: null } }],
    [['--restore', '2026-12-01'], { empty: false, restore: { date: '2026-12-01' } }],
  ])('%j is %o', (args, flags) => {
    expect(readFlags(args)).toEqual(flags)
  })

  it.each(['--help', '-h', '--empti', '--empty=yes', '--restore=2026-12-01', '2026-12-01', '--restore today'])(
    'refuses %s, and says what may stand there',
    (said) => {
      expect(() => readFlags(said.split(' '))).toThrow(`stands ${said}; what may stand there: --empty`)
    },
  )
})
