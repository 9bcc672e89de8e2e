import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Language } from '#shared/contracts/primitives.ts'
import { AppError } from '#shared/domain/errors.ts'
import { readWebhookSecrets } from './secrets.ts'

type Variables = Readonly<Record<string, string | undefined>>

export type StartSettings = {
  port: number
  folder: string
  webhookSecrets: string[]
  /** What the demo is in. */
  language: Language
  /** Variables that look as if they were meant for Carillon and mean nothing. */
  strangers: string[]
}

const KNOWN: readonly string[] = [
  'CARILLON_DATA',
  'CARILLON_WEBHOOK_SECRET',
  'CARILLON_SMS_URL',
  'CARILLON_SMS_SECRET',
  'CARILLON_SMS_KEEPS_KEYS',
  'CARILLON_SMS_TEMPLATES',
  'CARILLON_COUNTRIES',
  'CARILLON_MINISTACK',
]
const PORT = 4000
const FOLDER = '.carillon'

/**
 * How a local run is started; an empty variable counts as unset.
 * @throws AppError CONFIGURATION naming the variable and what it may be
 */
export function readStartSettings(variables: Variables): StartSettings {
  return {
    port: readPort(variables.PORT?.trim() || String(PORT)),
    folder: resolve(variables.CARILLON_DATA?.trim() || FOLDER),
    webhookSecrets: readWebhookSecrets(variables.CARILLON_WEBHOOK_SECRET ?? ''),
    language: languageOfMachine(variables),
    strangers: Object.keys(variables).filter((name) => name.startsWith('CARILLON_') && !KNOWN.includes(name)),
  }
}

/** By the machine's locale: Chinese where it names none, English where it names another than Chinese. */
function languageOfMachine({ LC_ALL, LC_MESSAGES, LANG }: Variables): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || ''
  return locale === '' || /^(?:zh|C|POSIX)(?:[_.-]|$)/.test(locale) ? 'zh' : 'en'
}

export type Flags = {
  /** Without the demo, in a new folder. */
  empty: boolean
  /** Back to the backup of this date first, or to the newest where it is null. */
  restore: { date: string | null } | null
}

/** What stands behind `npm start --`. @throws AppError CONFIGURATION for anything else */
export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    // What is unknown is told below in words of ours.
    strict: false,
    options: { empty: { type: 'boolean', default: false }, restore: { type: 'boolean', default: false } },
  })
  const [date = null, ...more] = positionals
  const { empty, restore, ...unknown } = values
  const isDate = date === null || /^\d{4}-\d{2}-\d{2}$/.test(date)
  const isKnown = more.length === 0 && Object.keys(unknown).length === 0 && [empty, restore].every(isSwitch)
  if (!isKnown || !isDate || (date !== null && restore !== true)) {
    const message = `Behind \`npm start --\` stands ${args.join(' ')}; what may stand there: --empty, --restore, or --restore and a date such as 2026-12-01.`
    throw new AppError('CONFIGURATION', message, { retryable: false })
  }
  return { empty: empty === true, restore: restore === true ? { date } : null }
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean'
}

function readPort(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  const message = `PORT must be a whole number up to 65535, such as ${PORT} (0 takes any free one); it is "${text}".`
  throw new AppError('CONFIGURATION', message, { retryable: false })
}

/** Why it cannot start, in words that name the file or variable and the way out. */
export function whyNotStarted(error: unknown, { port, folder }: Pick<StartSettings, 'port' | 'folder'>): string {
  const isFull = error instanceof AppError && String(error.context.error).includes('disk is full')
  if (error instanceof AppError && !isFull) return error.message
  const code = isFull ? 'ENOSPC' : error instanceof Error && 'code' in error ? String(error.code) : ''
  return WORDS[code]?.(port, folder) ?? String(error)
}

const notAFolder = (_: number, folder: string) => `${folder} is no folder: name another as CARILLON_DATA.`
const notAllowed = (_: number, folder: string) =>
  `${folder} may not be read and written by you: change its owner, or name another folder as CARILLON_DATA.`
const WORDS: Readonly<Record<string, (port: number, folder: string) => string>> = {
  EADDRINUSE: (port) => `Port ${port} is in use: set PORT to another.`,
  EACCES: (port, folder) =>
    port > 0 && port < 1024 ? `Port ${port} is for the system: set PORT to one above 1023.` : notAllowed(port, folder),
  EPERM: notAllowed,
  EROFS: notAllowed,
  // What making a folder says where the one above may only be read.
  ENOENT: (_, folder) =>
    `${folder} cannot be made: see that the folder above it is there and may be written by you, or name another as CARILLON_DATA.`,
  EEXIST: notAFolder,
  ENOTDIR: notAFolder,
  ENOSPC: (_, folder) => `The disk of ${folder} is full: make room on it, nothing in the folder was changed.`,
}
