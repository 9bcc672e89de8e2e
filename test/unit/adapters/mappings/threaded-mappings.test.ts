import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { buildSync } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { createMappings } from '#shared/adapters/mappings/threaded-mappings.ts'
import { MAPPING_WORKER_FILE } from '#shared/contracts/deployment.ts'
import { scratchFolder } from '../../local/scratch-folder.ts'

const WORKER = new URL('../../../../shared/adapters/mappings/mapping-worker.ts', import.meta.url)
const mappings = createMappings({ worker: WORKER })
const INPUT = {
  type: 'paid',
  headers: {},
  body: { order: 'SO-1', total: '199.00' },
  receivedAt: '2026-12-01T00:00:00Z',
}

describe('a mapping', () => {
  it.each<[string, string, unknown]>([
    ['gives plain JSON', '{ "id": body.order, "type": type }', { id: 'SO-1', type: 'paid' }],
    ['gives nothing where nothing fits', 'body.absent', undefined],
    ['gives an empty list', '[]', []],
    ['reads JSON within the body', '$json("{\\"a\\":[1]}").a[0]', 1],
    [
      'counts money in minor units',
      '[$minor(body.total, "CNY"), $minor("199", "JPY"), $minor(0.29, "USD")]',
      [19900, 199, 29],
    ],
  ])('%s', async (_, mapping, value) => {
    expect(await mappings.run(mapping, INPUT)).toEqual({ ok: true, value })
  })

  it.each<[string, string, string]>([
    ['calls itself without an end', '($f := function($n) { 1 + $f($n + 1) }; $f(1))', 'too-deep'],
    ['goes on for ever', '($f := function($n) { $f($n + 1) }; $f(1))', 'too-long'],
    ['looks for a pattern that never comes to an end', '$contains($pad("a", 60, "a") & "!", /^(a+)+$/)', 'too-long'],
    ['fills the memory', '($f := function($s) { $f($append($s, $s)) }; $f([1..1000]))', 'too-large'],
    ['gives what is nested too deep', '($f := function($n) { $n = 0 ? 1 : { "a": $f($n - 1) } }; $f(70))', 'too-deep'],
    ['gives more than it may', '$pad("a", 600000, "a")', 'too-large'],
  ])('is ended when it %s, and the next one runs', async (_, mapping, code) => {
    const ended = await mappings.run(mapping, INPUT)

    expect(ended).toMatchObject({ ok: false, fault: { code } })
    expect(await mappings.run('body.order', INPUT)).toEqual({ ok: true, value: 'SO-1' })
  })

  it('says where its text is at fault', async () => {
    expect(await mappings.check('{ "a": body.order')).toMatchObject({ code: 'syntax', position: 17 })
    expect(await mappings.check('body.order')).toBeNull()
  })

  it('tells of a failure without what the body says', async () => {
    const failed = await mappings.run('$number(body.order) + body.total', INPUT)

    expect(failed).toMatchObject({ ok: false, fault: { code: 'failed' } })
    expect(JSON.stringify(failed)).not.toMatch(/SO-1|199/)
  })

  it('sees nothing of the environment', async () => {
    expect(await mappings.run('$exists($process) or $exists(process)', INPUT)).toEqual({ ok: true, value: false })
  })

  it('waits its turn behind others', async () => {
    const asked = ['body.order', 'type', '1 + 1'].map((mapping) => mappings.run(mapping, INPUT))

    expect(await Promise.all(asked)).toEqual(['SO-1', 'paid', 2].map((value) => ({ ok: true, value })))
  })
})

it('runs in the bundle that lies beside a function', async () => {
  const file = join(scratchFolder(), MAPPING_WORKER_FILE)
  buildSync({
    ...{ entryPoints: [fileURLToPath(WORKER)], outfile: file, bundle: true, minify: true },
    ...{ format: 'esm', platform: 'node', target: 'node24', charset: 'utf8' },
  })

  const bundled = createMappings({ worker: pathToFileURL(file) })

  expect(await bundled.run('body.order', INPUT)).toEqual({ ok: true, value: 'SO-1' })
})
