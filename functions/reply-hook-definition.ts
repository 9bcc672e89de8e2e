import { InboundAnswer } from '#shared/contracts/console-api/inbox.ts'
import { InboundText } from '#shared/contracts/reply.ts'
import { ORDER_HOOK } from './order-hook-definition.ts'

/** The webhook for what people write back, as callers see it. */
export const REPLY_HOOK = {
  ...ORDER_HOOK,
  path: '/hooks/inbound',
  name: 'receiveReply',
  summary:
    'Takes one signed text that a person sent; answers once it is understood; a repeat of the same body changes nothing',
  body: InboundText,
  answer: InboundAnswer,
} as const
