import type { BuildOptions } from 'esbuild'

/** Ways to credentials that no function takes: on Lambda they come from the environment. The SDK loads each only on demand. */
const NEVER_TAKEN = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@smithy/credential-provider-imds',
]

/** Answers that are streams of events: 20 KB which the client of S3 loads at once, and every other only on demand. */
const EVENT_STREAMS = '@smithy/core/event-streams'
const WITH_S3 = ['console-api', 'import-file']

/** In CommonJS no module knows its own place by itself. Strict mode is said before anything else, or does not hold. */
const HERE = {
  define: { 'import.meta.url': 'here' },
  banner: { js: "'use strict';const here=require('node:url').pathToFileURL(__filename).href;" },
}

/** How `functions/<name>/main.ts` becomes one file: the same as `infra/constructs/app-function.ts` says. */
export function bundleOptionsFor(name: string): BuildOptions {
  return {
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    charset: 'utf8',
    external: WITH_S3.includes(name) ? NEVER_TAKEN : [...NEVER_TAKEN, EVENT_STREAMS],
    ...HERE,
  }
}
