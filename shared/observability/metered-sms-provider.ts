import type { SubmitAnswer } from '#shared/domain/sending/submit-answer.ts'
import { countParts } from '#shared/domain/wording/segments.ts'
import type { SmsProvider, Submit } from '#shared/ports/sms-provider.ts'
import type { Meter } from './meter.ts'

/** The same provider, of which each answer is counted: what was taken with its price (millionths a part), what was refused. */
export function meterSmsProvider<P extends SmsProvider>(sms: P, meter: Meter, priceMicros: number): SmsProvider {
  const count = ({ to, text }: Submit, { kind }: SubmitAnswer) => {
    if (kind === 'rejected') meter.add('TextsRejected', 1)
    if (kind !== 'accepted') return
    meter.add('TextsAccepted', 1)
    meter.add('SpendMicros', countParts(text, sms.countingFor(to)).parts * priceMicros)
  }
  return {
    name: sms.name,
    countingFor: (to) => sms.countingFor(to),
    wantsTemplate: sms.wantsTemplate,
    async submit(submit) {
      const answer = await sms.submit(submit)
      count(submit, answer)
      return answer
    },
  }
}
