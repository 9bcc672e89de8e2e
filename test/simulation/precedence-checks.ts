import type { Message } from '#shared/contracts/message.ts'
import { Violation } from './kernel.ts'
import { readId } from './occurrence.ts'

/** A day of one's own, a festival, what a company wrote for a reason, the rest: by the simulation's own table. */
const PLACES: Readonly<Record<string, number>> = { 'birthday-greeting': 0, 'holiday-greeting': 1, broadcast: 3 }
const OTHERS = 2

/** Where nothing else happens, no marketing text of a person gives way to one of theirs of a lower place. @throws Violation */
export function checkPrecedence(messages: readonly Message[]): void {
  const byId = new Map<string, Message>(messages.map((one) => [one.id, one]))
  for (const { id, reason, category, trail, kind } of messages) {
    const winner = byId.get(String(trail.at(-1)?.values?.winner))
    if (reason !== 'capped' || category !== 'marketing' || winner?.category !== 'marketing') continue
    if (placeOf(winner.kind) > placeOf(kind))
      throw new Violation('precedence', `${readId(id).identity} gives way to ${readId(winner.id).identity}`)
  }
}

function placeOf(kind: string): number {
  return PLACES[kind] ?? OTHERS
}
