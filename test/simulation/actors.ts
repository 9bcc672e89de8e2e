import type { World } from './world.ts'

/** What an operator does, and what the audit has to call it. */
export const DEEDS = {
  create: 'campaign.created',
  activate: 'campaign.activated',
  reword: 'campaign.changed',
  pause: 'campaign.paused',
  stop: 'campaign.stopped',
  'stop-line': 'line.stopped',
  'start-line': 'line.started',
  budget: 'line.changed',
  countries: 'settings.countries-changed',
} as const
export type Deed = keyof typeof DEEDS

/** Whom this one doing is kept under: nobody else signs like that, however often it is repeated until it is answered. */
export function signed(world: Pick<World, 'signatures'>, deed: Deed): string {
  world.signatures.count += 1
  return `ops/${deed}.${world.signatures.count}`
}

/** The deed that somebody signed like that for. */
export function deedOf(by: string): Deed | undefined {
  const name = /^ops\/([a-z-]+)\.\d+$/.exec(by)?.[1]
  return Object.keys(DEEDS).find((deed): deed is Deed => deed === name)
}
