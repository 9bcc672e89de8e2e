import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type * as z from 'zod'
import type { HomeView } from '#shared/contracts/console-api/home.ts'
import { buildConsole } from '../../local/http/build-console.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const DIST = join(ROOT, 'console', 'dist')
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' }

const LINE = {
  provider: 'sns',
  state: 'open',
  stop: null,
  fault: null,
  slowUntil: null,
  rates: { transactional: 5, bulk: 15 },
  dailyBudgetMicros: null,
  spentTodayMicros: 0,
}

const HOME: z.input<typeof HomeView> = {
  date: '2026-12-01',
  zone: 'Asia/Shanghai',
  runs: { fired: 0, planned: 0, counts: {}, isComplete: true },
  days: [],
  campaigns: [],
  uncounted: 0,
  isComplete: true,
  failedShare: null,
  spend: { spentMicros: 0, budgetMicros: null, currency: null },
  todo: [],
  upcoming: [],
  hasContacts: false,
}

/** What is answered to each path; a list without anything to all others. */
const ANSWERS: Readonly<Record<string, unknown>> = { '/api/line': LINE, '/api/home': HOME }

export type CompanySite = {
  origin: string
  /** Of the person who signs in next. */
  groups: string[]
  /** What the API was shown. */
  authorizations: Set<string>
  /** Queries with which people were sent to sign out. */
  signOuts: URLSearchParams[]
  stop(): Promise<void>
}

/** The console as a distribution serves it, and beside it a sign-in that lets everybody in as Cognito would answer. */
export async function startCompanySite(): Promise<CompanySite> {
  await buildConsole(ROOT, () => undefined)
  const site: CompanySite = {
    origin: '',
    groups: [],
    authorizations: new Set(),
    signOuts: [],
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = createServer((request, response) => void answer(site, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the site has no port')
  site.origin = `http://127.0.0.1:${address.port}`
  return site
}

async function answer(site: CompanySite, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', site.origin)
  const json = (body: unknown) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(body))
  }
  if (url.pathname === '/config.json') return json(configOf(site.origin))
  if (url.pathname === '/oauth2/authorize') return sendBack(url.searchParams, response)
  if (url.pathname === '/oauth2/token') return json(tokensOf(site))
  if (url.pathname === '/logout') {
    site.signOuts.push(url.searchParams)
    response.writeHead(302, { location: url.searchParams.get('logout_uri') ?? '/' })
    return void response.end()
  }
  if (url.pathname.startsWith('/api/')) {
    site.authorizations.add(request.headers.authorization ?? 'none')
    return json(ANSWERS[url.pathname] ?? { items: [], next: null })
  }
  const isFile = extname(url.pathname) !== ''
  const bytes = await readFile(join(DIST, isFile ? url.pathname : 'index.html')).catch(() => undefined)
  response.writeHead(bytes === undefined ? 404 : 200, {
    'content-type': isFile ? (TYPES[extname(url.pathname)] ?? 'application/octet-stream') : 'text/html',
  })
  response.end(bytes)
}

function configOf(origin: string) {
  return { signIn: 'cognito', authority: `${origin}/pool`, loginDomain: origin, clientId: 'console', stage: 'dev' }
}

/** PKCE and the state are the browser's affair; this only gives them back. */
function sendBack(query: URLSearchParams, response: ServerResponse): void {
  const back = new URL(query.get('redirect_uri') ?? '')
  back.searchParams.set('code', 'one-time')
  back.searchParams.set('state', query.get('state') ?? '')
  response.writeHead(query.get('code_challenge_method') === 'S256' ? 302 : 400, { location: back.href })
  response.end()
}

function tokensOf({ groups, origin }: CompanySite) {
  const now = Math.floor(Date.now() / 1000)
  const claims = { iss: `${origin}/pool`, aud: 'console', sub: 'somebody', iat: now, exp: now + 3_600 }
  const idToken = [{ alg: 'none' }, { ...claims, 'cognito:groups': groups }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return {
    access_token: `access-of-${groups.join('-')}`,
    id_token: `${idToken}.unsigned`,
    refresh_token: 'again',
    token_type: 'Bearer',
    expires_in: 3_600,
  }
}
