import type { Contact } from '#shared/contracts/contact.ts'
import { isWorkingDay } from '#shared/domain/calendar/working-days.ts'
import { westOf } from './places.ts'
import { instantIn } from './wall-clock.ts'
import type { World } from './world.ts'

const HOUR_MS = 3_600_000

/** Writes down whom the scheduled campaigns must have a message for, from the calendar alone. */
export function scheduleExpectations(world: World): void {
  expectHolidays(world)
  expectBirthdays(world)
  expectReminders(world)
}

/**
 * Whether a campaign reaches them on that day while it is sure to be active: in the westernmost zone in which they may live,
 * and also in the one where release 0.1 took them to be, since nobody knows from when on it is the other.
 */
function reaches(world: World, contact: Contact, day: string, time: unknown): boolean {
  return fires(world, contact.zone, day, time) && fires(world, westOf(contact), day, time)
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
  for (const contact of world.contacts) {
    if (contact.kind !== 'employee' && reaches(world, contact, String(settings.date), settings.time))
      world.expectations.expect(`${contact.id}|holiday-greeting|`)
  }
}

function expectBirthdays(world: World): void {
  const { steady, settings } = world.scenario.campaigns['birthday-greeting']
  if (!steady) return
  for (const contact of world.contacts) {
    const { id, kind, birthday } = contact
    if (birthday === null) continue
    const day = world.scenario.days.find((one) => Number(one.slice(8)) === birthday.day)
    if (day === undefined) continue
    if (kind !== 'employee') {
      if (reaches(world, contact, day, settings.time))
        world.expectations.expect(`${id}|birthday-greeting|${day.slice(0, 4)}`)
    } else if (isWorkingDay(day) && isTold(world, contact, day)) world.expectations.expectDigest(day, id)
  }
}

/** Managers are in China; who has none is answered where they live. */
function isTold(world: World, contact: Contact, day: string): boolean {
  return contact.managerPhone === null
    ? reaches(world, contact, day, '08:30')
    : fires(world, 'Asia/Shanghai', day, '08:30')
}

function expectReminders(world: World): void {
  const { steady, settings } = world.scenario.campaigns['repayment-reminder']
  const stages = Array.isArray(settings.days) ? settings.days : []
  if (!steady) return
  for (const { contractId, contactId, listedPaid, month } of world.instalments) {
    const contact = world.contacts.find(({ id }) => id === contactId)
    if (contact === undefined || listedPaid) continue
    for (const day of world.scenario.days) {
      if (
        !stages.includes(Number(day.slice(8))) ||
        day.slice(0, 7) !== month ||
        !reaches(world, contact, day, settings.time)
      )
        continue
      // One text a person and day; each loan that was left alone calls for it.
      world.expectations.expect(`${contact.id}|repayment-reminder|${day}`, [contractId])
    }
  }
}
