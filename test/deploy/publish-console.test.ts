import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClients } from '../../deploy/clients.ts'
import { type ConsoleConfig, publishConsole } from '../../deploy/publish-console.ts'
import { startLoopback } from '../builders/aws/loopback.ts'

const config: ConsoleConfig = {
  signIn: 'cognito',
  authority: 'https://cognito-idp.eu-central-1.amazonaws.com/pool',
  loginDomain: 'https://carillon-dev.auth.eu-central-1.amazoncognito.com',
  clientId: 'client',
  stage: 'dev',
  hooksOrigin: 'https://api.execute-api.eu-central-1.amazonaws.com',
}

describe('the console in its bucket', () => {
  it('has its assets before the page that names them, and a page that is never cached', async () => {
    const puts: { path: string; type: string | undefined; cache: string | undefined; body: string }[] = []
    const clients = createClients(
      await startLoopback(({ url, headers, body }) => {
        puts.push({
          path: url.pathname,
          type: headers['content-type'],
          cache: headers['cache-control'],
          body: body.toString(),
        })
        return {}
      }),
    )

    const { files } = await publishConsole(clients.files, { bucket: 'pages', dist: await builtPages(), config })

    expect(files).toBe(3)
    expect(puts.map(({ path }) => path)).toEqual([
      '/pages/assets/index-1a2b.js',
      '/pages/config.json',
      '/pages/index.html',
    ])
    expect(puts.map(({ cache }) => cache)).toEqual(['public, max-age=31536000, immutable', 'no-cache', 'no-cache'])
    expect(puts.map(({ type }) => type)).toEqual([
      'text/javascript; charset=utf-8',
      'application/json',
      'text/html; charset=utf-8',
    ])
    expect(puts[1]?.body).toContain('"clientId":"client"')
  })
})

async function builtPages(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'carillon-pages-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'assets'))
  await writeFile(join(folder, 'index.html'), '<html></html>')
  await writeFile(join(folder, 'assets', 'index-1a2b.js'), 'run()')
  return folder
}
