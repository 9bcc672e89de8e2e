import type { MessageId } from '#shared/contracts/ids.ts'
import type { Message } from '#shared/contracts/message.ts'
import { answeredBy, askOf, closedUnanswered, NO_REPLY, withoutClosing } from '#shared/domain/replies/questions.ts'
import { findStop } from '#shared/domain/scenarios/judge-scenario.ts'
import { eventOfFact, eventOfScenario } from '#shared/domain/webhooks/fact-event.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { readKnown } from '../records/read-known.ts'
import { readContent } from '../sending/read-campaign.ts'
import { untilSaved } from '../until-saved.ts'
import { type Announced, announce } from '../webhooks/announce.ts'
import { type DoActionsDeps, type Done, doActions } from './do-actions.ts'

export type CloseQuestionDeps = DoActionsDeps & {
  campaigns: Pick<CampaignStore, 'findVersion'>
  messages: Pick<MessageStore, 'find' | 'save'>
}

/**
 * Does what follows from silence once a question's time is over, unless somebody answered it or a stop of its scenario holds by
 * now. That it closed is written first, which keeps a late answer out; what follows derives from the message, so that after a
 * crash in between the sweep comes by again and changes nothing twice.
 * @throws AppError CONFLICT (retryable) while others keep changing the message
 */
export async function closeQuestion(deps: CloseQuestionDeps, id: MessageId): Promise<'closed' | 'nothing'> {
  const closed = await untilSaved<Message | null>({ what: 'this message', context: { messageId: id } }, async () => {
    const message = await deps.messages.find(id)
    if (message === undefined || !isDue(deps, message)) return null
    if (answeredBy(message) !== null) return message
    const unanswered = closedUnanswered(message, deps.clock.now())
    return (await deps.messages.save(unanswered, message.rev)) ? unanswered : 'lost'
  })
  if (closed === null) return 'nothing'
  if (answeredBy(closed) === NO_REPLY) await follow(deps, closed)
  await untilSaved({ what: 'this message', context: { messageId: id } }, async () => {
    const message = await deps.messages.find(id)
    if (message === undefined || message.closesAt === null) return true
    return (await deps.messages.save(withoutClosing(message), message.rev)) ? true : 'lost'
  })
  return 'closed'
}

function isDue({ clock }: CloseQuestionDeps, { closesAt }: Message): boolean {
  return closesAt !== null && closesAt <= clock.now()
}

async function follow(deps: CloseQuestionDeps, message: Message): Promise<void> {
  const content = await readContent(deps.campaigns, message.campaignId, message.campaignVersion)
  const ask = askOf(message, content)
  const { scenario } = content
  const known = await readKnown(deps, message)
  if (ask === null || scenario === undefined || known.contact === null) return
  const step = scenario.steps.find(({ id }) => id === message.details.step) ?? scenario.steps[0] ?? null
  if (findStop(scenario, known, step) !== null) return
  const at = message.closesAt ?? deps.clock.now()
  const following = { message, contactId: known.contact.id, scenario, actions: ask.none, at, by: NO_REPLY }
  const done = await doActions(deps, { ...following, cause: `${message.id}\nnone`, read: null, words: null })
  await announce(
    deps,
    (done ?? []).flatMap((one, place) => eventsOf(message, one, { at, place })),
  )
}

function eventsOf(
  { id, subject, contactId }: Message,
  { action, on }: Done,
  { at, place }: { at: Date; place: number },
): Announced[] {
  if ('fact' in action)
    return on.map((record) => eventOfFact({ ...record, fact: action.fact, at }, { by: null, contactId, messageId: id }))
  if (!('webhook' in action)) return []
  return [eventOfScenario(action.webhook, { subject, key: `${id}\nnone\n${place}`, at, contactId, messageId: id })]
}
