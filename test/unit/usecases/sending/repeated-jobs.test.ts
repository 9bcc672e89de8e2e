import { expect, it } from 'vitest'
import { pauseCampaign } from '#shared/usecases/campaigns/pause-campaign.ts'
import { sendMessages } from '#shared/usecases/sending/send-messages.ts'
import { sweepDue } from '#shared/usecases/sending/sweep-due.ts'
import { placed } from '../../../builders/order-events.ts'
import { addContact } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'

const QUARTER_OF_AN_HOUR_MS = 15 * 60_000

async function pausedNudge() {
  const world = new World('2026-12-01T01:00:00Z')
  await addContact(world)
  const id = await world.campaign('unpaid-order-nudge')
  await world.accept(placed('SO-1', '2026-12-01T02:00:00Z'))
  await pauseCampaign(world.deps, { id, by: 'marketing' })
  world.nowMs = Date.parse('2026-12-01T02:30:00Z')
  const planned = async () => {
    const [message] = await world.messagesOf('C00001')
    if (message === undefined) throw new Error('a nudge is planned')
    return message
  }
  const message = await planned()
  await sendMessages(world.deps, [message.id])
  return { world, id: message.id, planned }
}

it('a job that comes again for a text that was put off writes nothing', async () => {
  const { world, id, planned } = await pausedNudge()
  const putOff = await planned()
  expect(putOff).toMatchObject({ state: 'planned', wakeAt: new Date(world.nowMs + QUARTER_OF_AN_HOUR_MS) })
  world.nowMs += 3_000

  expect(await sendMessages(world.deps, [id])).toMatchObject({ later: 1 })

  expect((await planned()).rev).toBe(putOff.rev)
})

it('a text that was put off is looked at once it is handed over ahead of its time', async () => {
  const { world, id, planned } = await pausedNudge()
  await sweepDue(world.deps, QUARTER_OF_AN_HOUR_MS)
  const handedOver = await planned()

  await sendMessages(world.deps, [id])

  expect((await planned()).rev).toBe(handedOver.rev + 1)
})
