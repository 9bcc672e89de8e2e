import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { BUILDING_PAGE } from './building-page.ts'
import { type Call, type Route, sendNotFound } from './http-route.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
}

/** Ant Design writes its styles into the page while it runs, hence the inline styles. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"

/** Addresses of programs: a mistaken one must not look like a page that works. */
const OTHERS = /^\/(api|dev|hooks)(\/|$)/

/**
 * The console's built files for every other path. A path without an extension is one of the page's own and gets
 * `index.html`; while that is not built yet, a page that says so and loads itself again.
 */
export function createConsoleRoute(folder: string): Route {
  return { path: '/*', handle: (call) => serve(call, folder) }
}

async function serve({ request, response, url }: Call, folder: string): Promise<void> {
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!reads || OTHERS.test(url.pathname)) return sendNotFound(response)
  response.setHeader('content-security-policy', POLICY)
  const asked = extname(url.pathname) === '' ? '/index.html' : url.pathname
  const path = pathWithin(folder, asked)
  const size = path === undefined ? undefined : await sizeOf(path)
  if (path !== undefined && size !== undefined) return send({ request, response, url }, path, size)
  if (asked !== '/index.html') return sendNotFound(response)
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'retry-after': '2',
    'cache-control': 'no-store',
  })
  response.end(request.method === 'HEAD' ? '' : BUILDING_PAGE)
}

async function send({ request, response }: Call, path: string, size: number): Promise<void> {
  const hashed = path.includes(`${sep}assets${sep}`) // Vite puts a hash of the content into these names
  response.writeHead(200, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
  })
  if (request.method === 'HEAD') response.end()
  else await pipeline(createReadStream(path), response)
}

function pathWithin(folder: string, pathname: string): string | undefined {
  try {
    const path = normalize(join(folder, decodeURIComponent(pathname)))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : undefined
  } catch {
    return undefined // not percent-encoded text
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    const found = await stat(path)
    return found.isFile() ? found.size : undefined
  } catch {
    return undefined // not there, or not to be read: the answer is the same
  }
}
