import { expect, it } from 'vitest'
import { allowOnly } from '#shared/adapters/allow-listed.ts'
import { MessageId } from '#shared/contracts/ids.ts'
import type { SmsProvider, Submit } from '#shared/ports/sms-provider.ts'

const text = { messageId: MessageId.parse('msg_QQpC'), text: '您好', category: 'marketing' } as const

it('texts the numbers on the list and refuses all others without asking the provider', async () => {
  const sent: Submit[] = []
  const sms: SmsProvider = {
    name: 'test',
    countingFor: () => 'cn-flat',
    async submit(submit) {
      sent.push(submit)
      return { kind: 'accepted', providerMessageId: 'p-1' }
    },
  }
  const allowed = allowOnly(sms, new Set(['+8619900000001']))

  const answers = [
    await allowed.submit({ ...text, to: '+8619900000001' }),
    await allowed.submit({ ...text, to: '+8619900000002' }),
  ]

  expect(answers).toMatchObject([{ kind: 'accepted' }, { kind: 'rejected', because: 'not-on-allow-list' }])
  expect(sent.map(({ to }) => to)).toEqual(['+8619900000001'])
})
