import { isWorkingDay } from '#shared/domain/working-days.ts'
import { instantIn } from './wall-clock.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/** Writes down whom the scheduled campaigns must have a message for, from the calendar alone. */
export function scheduleExpectations(world: World): void {
  expectHolidays(world)
  expectBirthdays(world)
  expectReminders(world)
}

/** Whether a campaign that fires at that time of that day does so while it is sure to be active. */
function fires({ scenario }: World, zone: string, day: string, time: unknown): boolean {
  const atMs = instantIn(zone, day, String(time))
  return atMs !== null && atMs > scenario.startMs + HOUR_MS && atMs <= scenario.activeUntilMs
}

function expectHolidays(world: World): void {
  const { steady, settings } = world.scenario.campaigns['holiday-greeting']
  if (!steady) return
  // A day of one's own belongs to its campaign, whose id nobody knows beforehand: the end of the key is left open.
  for (const { id, kind, zone } of world.contacts) {
    if (kind !== 'employee' && fires(world, zone, String(settings.date), settings.time))
      world.expectations.expect(`${id}|holiday-greeting|`)
  }
}

function expectBirthdays(world: World): void {
  const { steady, settings } = world.scenario.campaigns['birthday-greeting']
  if (!steady) return
  for (const { id, kind, zone, birthday, managerPhone } of world.contacts) {
    if (birthday === null) continue
    const day = world.scenario.days.find((one) => Number(one.slice(8)) === birthday.day)
    if (day === undefined) continue
    if (kind !== 'employee') {
      if (fires(world, zone, day, settings.time))
        world.expectations.expect(`${id}|birthday-greeting|${day.slice(0, 4)}`)
    } else if (isWorkingDay(day) && fires(world, managerPhone === null ? zone : 'Asia/Shanghai', day, '08:30'))
      world.expectations.expectDigest(day, id)
  }
}

function expectReminders(world: World): void {
  const { steady, settings } = world.scenario.campaigns['repayment-reminder']
  const stages = Array.isArray(settings.days) ? settings.days : []
  if (!steady) return
  for (const { contractId, period, contactId, listedPaid, month } of world.instalments) {
    const contact = world.contacts.find(({ id }) => id === contactId)
    if (contact === undefined || listedPaid) continue
    for (const day of world.scenario.days) {
      if (
        !stages.includes(Number(day.slice(8))) ||
        day.slice(0, 7) !== month ||
        !fires(world, contact.zone, day, settings.time)
      )
        continue
      world.expectations.expect(`${contact.id}|repayment-reminder|${contractId}#${period}#${day}`, [contractId])
    }
  }
}
