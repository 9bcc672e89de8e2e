import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { App } from 'aws-cdk-lib'
import { buildStacks } from './build-stacks.ts'
import { accountSettingsOf, stageOf } from './stages.ts'

/*
 * The CDK app, and the only reader of its context: `-c stage=dev` picks the stage, `-c config=FILE` names other settings
 * than those of carillon.config.json, `-c spendLimitUsd=50` says at how many US dollars a month SNS stops.
 */
const ROOT = join(import.meta.dirname, '..')
const app = new App()
const named: unknown = app.node.tryGetContext('config')
const path = resolve(ROOT, typeof named === 'string' ? named : 'carillon.config.json')
if (typeof named === 'string' && !existsSync(path)) throw new Error(`There is no file ${named}.`)
const config: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
const stage: unknown = app.node.tryGetContext('stage')
buildStacks(app, {
  stage: stageOf(typeof stage === 'string' ? stage : 'dev', config),
  account: accountSettingsOf(config),
  spendLimitUsd: Number(app.node.tryGetContext('spendLimitUsd')) || null,
})
app.synth()
