import type { SmsProvider } from '#shared/ports/sms-provider.ts'

/** The same provider for these numbers (E.164) only; any other is refused without asking it, so surely not sent. */
export function allowOnly(sms: SmsProvider, numbers: ReadonlySet<string>): SmsProvider {
  return {
    name: sms.name,
    countingFor: (to) => sms.countingFor(to),
    wantsTemplate: sms.wantsTemplate,
    async submit(submit) {
      if (numbers.has(submit.to)) return sms.submit(submit)
      return { kind: 'rejected', because: 'not-on-allow-list', code: 'not-on-allow-list' }
    },
  }
}
