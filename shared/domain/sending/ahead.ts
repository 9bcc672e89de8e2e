import type { Message } from '#shared/contracts/message.ts'
import type { Kind } from '../scenarios/kind.ts'
import type { Reading } from './case.ts'
import { type Forecast, judgeForward } from './judge-forward.ts'

/** A message with all that it is judged by, from `from` on. */
export type Ahead = { message: Message; kind: Kind; reading: Reading; from: Date }

export function forecastOf({ message, kind, reading, from }: Ahead): Forecast {
  return judgeForward(message, kind, reading, from)
}
