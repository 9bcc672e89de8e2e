import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'

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
/** Their names change with what is in them. */
const FOREVER = 'public, max-age=31536000, immutable'
const NEVER = 'no-cache'

/** What the pages must know of their stage (`config.json`). */
export type ConsoleConfig = {
  signIn: 'cognito'
  authority: string
  loginDomain: string
  clientId: string
  stage: string
  /** Where webhooks come in. */
  hooksOrigin: string
}

export type Published = { files: number }

/**
 * Puts the built pages into their bucket: assets first, the page that names them last, so that nobody gets a page whose
 * assets are not there. Older assets stay for those who have the older page open. A repeat changes nothing.
 */
export async function publishConsole(
  files: S3Client,
  { bucket, dist, config }: { bucket: string; dist: string; config: ConsoleConfig },
): Promise<Published> {
  const names = await listFiles(dist)
  const assets = names.filter((name) => name.startsWith('assets/'))
  const pages = names.filter((name) => !name.startsWith('assets/') && name !== 'config.json')
  const put = (Key: string, Body: Uint8Array | string, CacheControl: string) =>
    files.send(new PutObjectCommand({ Bucket: bucket, Key, Body, CacheControl, ContentType: typeOf(Key) }))
  for (const name of assets) await put(name, await readFile(join(dist, name)), FOREVER)
  await put('config.json', JSON.stringify(config), NEVER)
  for (const name of pages) await put(name, await readFile(join(dist, name)), NEVER)
  return { files: assets.length + pages.length + 1 }
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted()
}

function typeOf(name: string): string {
  return TYPES[extname(name)] ?? 'application/octet-stream'
}
