import { expect, it } from 'vitest'
import { createMemoryStores } from '#shared/adapters/memory/stores.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { finishPage } from '#shared/usecases/runs/finish-page.ts'
import { aProgress, aRun } from '../../../builders/campaign.ts'
import { hooked } from '../../../builders/hooked.ts'
import { aMessage } from '../../../builders/message.ts'

const clock = { now: () => new Date('2026-12-01T01:00:00Z'), monotonicMs: () => 0 }

it('a text that another worker takes over for the run while its page is counted gets no second line', async () => {
  const stores = createMemoryStores()
  const run = aRun()
  const page = { runId: run.id, number: 1 }
  const draft = aMessage({ campaignId: run.campaignId, page })
  const stopped = { campaignId: CampaignId.parse('cmp_other00000000000000'), state: 'cancelled' } as const
  await stores.messages.save({ ...draft, ...stopped, page: null, reason: 'campaign-stopped' }, 'absent')
  const takeOver = () => stores.messages.save({ ...draft, state: 'accepted', rev: 2 }, 1)
  const messages = hooked(stores.messages, 'findMany', async () => {
    await takeOver()
  })

  const outcome = await finishPage({ ...stores, messages, clock }, run, aProgress(page), [{ message: draft, refs: [] }])

  expect(outcome).toEqual({ kind: 'finished', messages: 1 })
  expect(await stores.messages.listOfContact(draft.contactId)).toMatchObject([{ state: 'accepted', page, rev: 2 }])
})
