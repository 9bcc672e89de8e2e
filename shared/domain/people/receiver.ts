import type { Contact } from '#shared/contracts/contact.ts'
import { parsePhone } from './phone.ts'

/** The first number that can be texted and is not the employee's own: a list may name somebody as their own manager. */
export function findReceiver({ phone }: Pick<Contact, 'phone'>, named: readonly string[]) {
  for (const one of named) {
    const parsed = parsePhone(one)
    if (parsed.ok && parsed.e164 !== phone) return parsed
  }
  return undefined
}

/** Who is told about an employee; undefined where nobody can be. */
export function findManager(employee: Pick<Contact, 'phone' | 'managerPhone'>) {
  return findReceiver(employee, employee.managerPhone === null ? [] : [employee.managerPhone])
}
