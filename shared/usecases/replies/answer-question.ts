import type { Contact } from '#shared/contracts/contact.ts'
import { holdsScenario, type Message } from '#shared/contracts/message.ts'
import type { InboxReason, ReplyId } from '#shared/contracts/reply.ts'
import type { Action, Ask, Scenario } from '#shared/contracts/scenario.ts'
import { fitAnswer } from '#shared/domain/replies/fit-answer.ts'
import {
  answeredBy,
  answersUntil,
  askOf,
  mayHaveAsked,
  NO_REPLY,
  withAnswer,
} from '#shared/domain/replies/questions.ts'
import { BY_REPLY } from '#shared/domain/webhooks/fact-event.ts'
import type { CampaignStore } from '#shared/ports/campaign-store.ts'
import type { MessageStore } from '#shared/ports/message-store.ts'
import { idsOfPerson } from '../follow-merged.ts'
import { readContent } from '../sending/read-campaign.ts'
import { untilSaved } from '../until-saved.ts'
import { chooseActions, type DoActionsDeps, type Done, doActions } from './do-actions.ts'
import { type HoldByAnswerDeps, holdByAnswer } from './hold-by-answer.ts'
import type { Writer } from './meet-writer.ts'
import { type PlanServiceTextDeps, planServiceText } from './plan-service-text.ts'
import { readAsked } from './read-asked.ts'

export type AnswerDeps = DoActionsDeps &
  HoldByAnswerDeps &
  PlanServiceTextDeps & {
    campaigns: Pick<CampaignStore, 'findVersion'>
    messages: Pick<MessageStore, 'find' | 'save' | 'listOfContact'>
  }

/** `did`: what followed from an answer, in its order; of a reply that comes again, the same. */
export type Answered = {
  result: 'answer' | 'inbox'
  why?: InboxReason
  asked?: Pick<Message, 'id' | 'contactId' | 'subject' | 'details' | 'about'>
  did?: readonly Done[]
}
export type Heard = { replyId: ReplyId; at: Date; text: string }

type Question = { message: Message; contact: Contact; ask: Ask; scenario: Scenario; until: Date }

const HELP_MINUTES = 60

/**
 * Answers the newest question that the number was asked: of two the later closes the earlier. What fits is kept on the
 * question's message first, by its revision, so that one reply answers it once for all; then it becomes facts of the record,
 * which a repeat after a crash sets again to the same instant. Whatever does not fit, comes late or comes twice is for the
 * inbox and moves nothing; the question's help is sent once.
 */
export async function answerQuestion(deps: AnswerDeps, writer: Writer, heard: Heard): Promise<Answered> {
  const questions = await findQuestions(deps, writer, heard.at)
  const own = questions.find(({ message }) => answeredBy(message) === heard.replyId)
  const question = own ?? questions[0]
  if (question === undefined) return { result: 'inbox', why: 'no-question' }
  const asked = { ...question.message, contactId: question.contact.id }
  const outcome = await answer(deps, question, { ...heard, phoneHash: writer.phoneHash })
  return typeof outcome === 'string'
    ? { result: 'inbox', why: outcome, asked }
    : { result: 'answer', asked, did: outcome }
}

/** What followed from it, or why nothing did. */
async function answer(
  deps: AnswerDeps,
  question: Question,
  heard: Heard & { phoneHash: string },
): Promise<InboxReason | readonly Done[]> {
  const { message, ask, until, contact } = question
  const by = answeredBy(message)
  if (by === NO_REPLY) return 'too-late'
  if (by !== null && by !== heard.replyId) return 'answered-before'
  if (heard.at > until) return 'too-late'
  const fitted = fitAnswer(ask, heard.text, { at: heard.at, zone: contact.zone })
  const isOffered = fitted !== null && (by !== null || (await isOpenTo(deps, question, fitted.actions, heard.at)))
  if (!isOffered) {
    await sendHelp(deps, question, heard)
    return 'not-understood'
  }
  const isOurs = await keepAnswer(deps, message, { reply: heard.replyId, answer: fitted.answer, at: heard.at })
  if (!isOurs) return 'answered-before'
  const { actions, read } = fitted
  const following = { message, contactId: contact.id, scenario: question.scenario, actions, at: heard.at, read }
  const cause = `${message.id}\nanswer`
  const done = await doActions(deps, { ...following, cause, by: BY_REPLY, words: heard.text })
  const held = done?.map(({ action }) => action) ?? []
  await holdByAnswer(deps, { ...question, cause, phoneHash: heard.phoneHash, actions: held, answer: fitted.answer })
  return done ?? 'not-possible'
}

/** An option that would do nothing, as its conditions stand, was not on offer: whoever names it meant something else. */
async function isOpenTo(
  deps: AnswerDeps,
  { message, scenario }: Question,
  actions: readonly Action[],
  at: Date,
): Promise<boolean> {
  if (actions.length === 0 || actions.some((action) => action.when === undefined)) return true
  return chooseActions(actions, scenario, await readAsked(deps, message, { actions, at })).length > 0
}

/** Newest first, all that the number was asked and may have read. */
async function findQuestions(deps: AnswerDeps, { all, phoneHash }: Writer, at: Date): Promise<Question[]> {
  const found = await Promise.all(
    all.map(async (contact) => {
      const lists = await Promise.all(idsOfPerson(contact).map((id) => deps.messages.listOfContact(id)))
      const left = lists.flat().filter((one) => holdsScenario(one.kind) && mayHaveAsked(one, phoneHash, at))
      return Promise.all(left.map((message) => questionOf(deps, message, contact)))
    }),
  )
  const asked = (one: Question) => one.message.submittedAt?.getTime() ?? 0
  return found
    .flat()
    .flatMap((one) => one ?? [])
    .toSorted((a, b) => asked(b) - asked(a))
}

async function questionOf(deps: AnswerDeps, message: Message, contact: Contact): Promise<Question | null> {
  const content = await readContent(deps.campaigns, message.campaignId, message.campaignVersion)
  const ask = askOf(message, content)
  if (ask === null || content.scenario === undefined || message.submittedAt === null) return null
  const until = answersUntil(message.submittedAt, ask.until, contact.zone)
  return { message, contact, ask, scenario: content.scenario, until }
}

/** False where another reply was first. */
async function keepAnswer(
  deps: AnswerDeps,
  { id }: Message,
  kept: { reply: string; answer: string; at: Date },
): Promise<boolean> {
  return untilSaved({ what: 'this message', context: { messageId: id } }, async () => {
    const message = await deps.messages.find(id)
    if (message === undefined) return false
    const by = answeredBy(message)
    if (by !== null) return by === kept.reply
    return (await deps.messages.save(withAnswer(message, kept), message.rev)) ? true : 'lost'
  })
}

/** Once for each question, whatever else is said to it. */
async function sendHelp(deps: AnswerDeps, { message, ask }: Question, { at }: Heard): Promise<void> {
  const { contactId, subject, id } = message
  if (ask.help === null) return
  const key = `help-${id}`
  // The day is that of the question, so that a second look on the next day finds it.
  const text = { kind: 'service-text', contactId, key, at: message.submittedAt ?? at, text: ask.help, subject } as const
  const minutesOfUse = Math.ceil((at.getTime() - text.at.getTime()) / 60_000) + HELP_MINUTES
  await planServiceText(deps, { ...text, minutesOfUse })
}
