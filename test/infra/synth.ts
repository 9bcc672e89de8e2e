import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App, Validations } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { AwsSolutionsChecks } from 'cdk-nag'
import { buildStacks } from '../../infra/build-stacks.ts'
import { AccountStack } from '../../infra/stacks/account-stack.ts'
import { accountSettingsOf, stageOf } from '../../infra/stages.ts'

export type Resource = { id: string; type: string; properties: Record<string, unknown>; raw: Record<string, unknown> }
export type Synthesised = { account: Resource[]; data: Resource[]; platform: Resource[]; all: Resource[]; app: App }

/** The CDK's switches, as the command sets them. */
const flags: Record<string, unknown> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8'),
).context

const known = new Map<string, Synthesised>()

/**
 * The three stacks as templates, without building any bundle; made once for the same settings, so nobody may change them.
 * @throws what cdk-nag finds and nobody has explained
 */
export function synthesise(stageName: string, config: unknown = {}): Synthesised {
  const settings = JSON.stringify([stageName, config])
  const made = known.get(settings) ?? build(stageName, config)
  known.set(settings, made)
  return made
}

/** The account's stack alone, which is the same for every stage that people deploy. @throws as `synthesise` does */
export function synthesiseAccount(config: unknown, spendLimitUsd: number | null = null): Resource[] {
  const app = openApp()
  const settings = accountSettingsOf(config)
  const stack = new AccountStack(app, 'Carillon-Account', {
    settings,
    spendLimitUsd: settings.monthlySpendLimitUsd ?? spendLimitUsd,
    isEmulator: false,
  })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  return resourcesOf(Template.fromStack(stack).toJSON())
}

function openApp(): App {
  return new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [] } })
}

function build(stageName: string, config: unknown): Synthesised {
  const app = openApp()
  const stacks = buildStacks(app, { stage: stageOf(stageName, config), account: accountSettingsOf(config) })
  const account = resourcesOf(Template.fromStack(stacks.account).toJSON())
  const data = resourcesOf(Template.fromStack(stacks.data).toJSON())
  const platform = resourcesOf(Template.fromStack(stacks.platform).toJSON())
  return { app, account, data, platform, all: [...account, ...data, ...platform] }
}

export function ofType(resources: readonly Resource[], type: string): Resource[] {
  return resources.filter((resource) => resource.type === type)
}

/** What stands at a path of a template's JSON; undefined when there is nothing. */
export function at(value: unknown, ...path: (string | number)[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
    value,
  )
}

export function listAt(value: unknown, ...path: (string | number)[]): unknown[] {
  const found = at(value, ...path)
  if (found === undefined) return []
  return Array.isArray(found) ? found : [found]
}

function resourcesOf(template: unknown): Resource[] {
  const resources = at(template, 'Resources')
  if (typeof resources !== 'object' || resources === null) return []
  return Object.entries(resources).map(([id, raw]) => ({
    id,
    type: String(at(raw, 'Type')),
    properties: at(raw, 'Properties') as Record<string, unknown>,
    raw: raw as Record<string, unknown>,
  }))
}
