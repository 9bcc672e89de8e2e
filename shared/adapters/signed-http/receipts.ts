import type { Reason } from '#shared/contracts/message.ts'
import { FailureReason, type GatewayReceipt, type Verdict } from '#shared/contracts/receipt.ts'
import { plainWording } from '#shared/domain/sending/apply-receipt.ts'

/**
 * Carriers' own words for a failure, as gateways pass them on: the final states of SMPP 3.4 (appendix B,
 * https://smpp.org/SMPP_v3_4_Issue1_2.pdf) and Huawei's additions
 * (https://support.huaweicloud.com/api-msgsms/sms_05_0051.html), both read 2026-11-22.
 */
const WORDS: ReadonlyMap<string, Reason> = new Map<string, Reason>([
  ['EXPIRED', 'unreachable'],
  ['UNDELIV', 'unreachable'],
  ['DELETED', 'provider-refused'],
  ['REJECTD', 'blocked-by-carrier'],
  ['BLACK', 'number-blocked'],
  ['TDBLACK', 'number-blocked'],
  ['MBBLACK', 'number-blocked'],
  ['KEYWORD', 'content-refused'],
  ['LIMIT', 'blocked-by-carrier'],
  ['CTLIMIT', 'blocked-by-carrier'],
])

/** A gateway's receipt in our terms. A reason in words that are not known is `unknown-code`, with the words kept. */
export function readVerdict({ state, reason }: GatewayReceipt): Verdict {
  const said = plainWording(reason ?? '') || state
  if (state === 'delivered') return { state, because: null, said }
  return { state, because: reasonFor(reason ?? ''), said }
}

function reasonFor(reason: string): Reason {
  const word = reason.trim()
  const ours = FailureReason.safeParse(word.toLowerCase())
  return ours.success ? ours.data : (WORDS.get(word.toUpperCase()) ?? 'unknown-code')
}
