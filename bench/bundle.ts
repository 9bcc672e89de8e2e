import { join } from 'node:path'
import { build } from 'esbuild'
import { bundleOptionsFor } from './bundle-options.ts'

export type Bundle = {
  name: string
  file: string
  bytes: number
  /** Bytes in the bundle by source file. */
  parts: ReadonlyMap<string, number>
}

/** `functions/<name>/main.ts` as one file in this folder. */
export async function bundleFunction(name: string, folder: string): Promise<Bundle> {
  const file = join(folder, `${name}.cjs`)
  const { metafile } = await build({
    ...bundleOptionsFor(name),
    entryPoints: [`functions/${name}/main.ts`],
    absWorkingDir: join(import.meta.dirname, '..'),
    metafile: true as const,
    outfile: file,
  })
  const [output] = Object.values(metafile.outputs)
  const parts = Object.entries(output?.inputs ?? {}).map(([from, { bytesInOutput }]) => [from, bytesInOutput] as const)
  return { name, file, bytes: output?.bytes ?? 0, parts: new Map(parts) }
}

/** Packages and folders of ours with the most bytes, largest first. */
export function heaviestIn({ parts }: Bundle, count: number): [from: string, bytes: number][] {
  const sums = new Map<string, number>()
  for (const [from, bytes] of parts) sums.set(homeOf(from), (sums.get(homeOf(from)) ?? 0) + bytes)
  return [...sums].toSorted(([, a], [, b]) => b - a).slice(0, count)
}

/** Languages of zod beyond the English that it always brings. */
export function foreignLocalesIn({ parts }: Bundle): string[] {
  return [...parts]
    .filter(([from, bytes]) => bytes > 0 && /\/zod\/.*\/locales\//.test(from) && !/\/(en|index)\.js$/.test(from))
    .map(([from]) => from)
}

function homeOf(from: string): string {
  const [, name] = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(from) ?? []
  return name ?? from.split('/').slice(0, 2).join('/')
}
