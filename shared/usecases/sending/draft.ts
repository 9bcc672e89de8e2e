import type { Message } from '#shared/contracts/message.ts'

/** A message and what its page says besides: the people of a digest, whether its hour had passed when it was selected. */
export type Draft = { message: Message; refs: readonly string[]; isMissed?: boolean }
