import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')

describe('what the owner fixed', () => {
  it.each(['infra', 'functions', 'shared', 'test', 'cdk.json', 'package.json', 'tsconfig.json'])(
    '%s stands on top',
    (name) => {
      expect(existsSync(join(ROOT, name))).toBe(true)
    },
  )

  it('uses these packages, at exact versions', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    const all: Record<string, string> = { ...dependencies, ...devDependencies }

    const fixed = [
      'aws-cdk-lib',
      '@aws-sdk/client-dynamodb',
      '@aws-sdk/client-sns',
      '@aws-sdk/client-scheduler',
      'zod',
      'vitest',
      'typescript',
    ]
    expect(fixed.filter((name) => all[name] === undefined)).toEqual([])
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('keeps the CDK’s command at 2.1148, since 3.0.0 is an accident', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))

    expect(devDependencies['aws-cdk']).toMatch(/^2\.1148\.\d+$/)
  })
})
