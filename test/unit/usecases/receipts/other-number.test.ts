import { describe, expect, it } from 'vitest'
import { recordReceipt } from '#shared/usecases/receipts/record-receipt.ts'
import { fact } from '../../../builders/order-events.ts'
import { World } from '../../../builders/world.ts'

const CONTACT = { id: 'C00001', name: '罗娜', phone: '19900000001' }
const CREW = '+8619900000002'

/** Tells the crew that a contract names, who is nobody's contact. */
const CREW_TOLD = {
  slug: 'crew-told',
  about: 'contract',
  category: 'transactional',
  names: { zh: '告知施工队', en: 'Crew told' },
  steps: [
    {
      ...{ id: 'crew', moment: { anchor: { fact: 'signed' } }, late: { n: 1, unit: 'days' }, to: 'record.crewPhone' },
      say: { text: { zh: '请按时施工。', en: 'Please keep the hours.' } },
    },
  ],
}

describe('a receipt of a text to a number that its record names', () => {
  it('is found by what was counted for that number, though the number leads to nobody', async () => {
    const world = new World('2026-12-01T02:00:00Z')
    await world.scenario(CREW_TOLD)
    const signed = { contractId: 'K-1', contact: CONTACT, crewPhone: '19900000002' }
    await world.accept(fact('contract.signed', '2026-12-01T02:00:00Z', signed))
    await world.advance('2026-12-01T02:30:00Z')
    const [left] = await world.messagesOf('C00001')

    const outcome = await recordReceipt(world.deps, {
      providerMessageId: left?.providerMessageId ?? '',
      to: CREW,
      acceptedAt: left?.submittedAt ?? new Date(0),
      state: 'delivered',
      because: null,
      said: 'DELIVRD',
    })

    const [message] = await world.messagesOf('C00001')
    expect([outcome, message?.state]).toEqual(['recorded', 'delivered'])
  })
})
