import { expect, it, onTestFinished } from 'vitest'
import { createSendMessageHandler } from '#functions/send-message/handler.ts'
import { runIdOf } from '#shared/contracts/ids.ts'
import { runCampaign } from '#shared/usecases/runs/run-campaign.ts'
import { createLocalQueues } from '../../../../local/queues/local-queues.ts'
import { rightOfWayAt } from '../../../../local/queues/right-of-way.ts'
import { placed } from '../../../builders/order-events.ts'
import { addCelebrants } from '../../../builders/people.ts'
import { World } from '../../../builders/world.ts'
import { openLocalTable } from '../local-table.ts'
import { scratchFolder } from '../scratch-folder.ts'

const CELEBRANTS = 100
const BLOCK = 50

/** A page of a mass send that is ready to go, and a nudge that is due. */
async function withPageAndNudge() {
  const world = new World('2026-12-05T00:20:00Z')
  await addCelebrants(world, CELEBRANTS)
  const campaignId = await world.campaign('birthday-greeting')
  await world.campaign('unpaid-order-nudge')
  await world.drain()
  await world.accept(placed('SO-1', '2026-12-05T00:30:00Z'))
  world.nowMs = Date.parse('2026-12-05T01:00:00Z')
  const firing = { campaignId, part: 'greeting', zone: 'Asia/Shanghai', firedAt: world.clock.now() }
  await runCampaign(world.deps, { type: 'run', ...firing })
  const nudges = (await world.messagesOf('C00001')).filter(({ kind }) => kind === 'unpaid-order-nudge')
  return { world, page: { type: 'page', runId: runIdOf(firing), number: 1 } as const, nudge: nudges[0]?.id ?? '' }
}

it('takes a transactional job that comes in during a page of a mass send before the page’s next block', async () => {
  const { world, page, nudge } = await withPageAndNudge()
  const queues = await createLocalQueues({ table: openLocalTable(scratchFolder()), clock: world.clock })
  onTestFinished(() => queues.stop({ graceMs: 1000 }))
  let hasCome = false
  const sms: World['sms'] = {
    ...world.sms,
    async submit(text) {
      if (!hasCome) {
        hasCome = true
        await queues.put('send-transactional', [JSON.stringify({ type: 'messages', ids: [nudge] })])
      }
      return world.sms.submit(text)
    },
  }
  const handler = createSendMessageHandler({ ...world.deps, sms, rightOfWay: rightOfWayAt(queues) })
  queues.consume('send-bulk', handler)
  queues.consume('send-transactional', handler)

  await queues.put('send-bulk', [JSON.stringify(page)])
  await queues.idle()

  const place = world.sent.findIndex(({ messageId }) => messageId === nudge)
  expect(world.sent).toHaveLength(CELEBRANTS + 1)
  expect(place).toBeGreaterThan(0)
  expect(place).toBeLessThanOrEqual(BLOCK)
})
