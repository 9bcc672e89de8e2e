import { isDeepStrictEqual } from 'node:util'
import { tallyOf } from '#shared/domain/campaigns/tally.ts'
import { dayOfKey } from '#shared/domain/sending/message-place.ts'
import { countDays } from '#shared/usecases/runs/count-days.ts'
import { Violation } from './kernel.ts'
import type { World } from './world.ts'

/** The figures of each campaign's single messages are what a recount of what was written gives, day by day. */
export async function checkDayFigures({ platform, kernel }: World): Promise<void> {
  const singles = [...platform.truth.messages.values()].filter(({ page }) => page === null)
  const clock = { now: () => new Date(kernel.nowMs) }
  for (const campaignId of new Set(singles.map((message) => message.campaignId))) {
    const own = singles.filter((message) => message.campaignId === campaignId)
    const dates = [...new Set(own.flatMap(({ occurrence }) => dayOfKey(occurrence) ?? []))].sort().reverse()
    const { days } = await countDays({ ...platform.stores, clock }, campaignId, dates)
    for (const date of dates) {
      const { counts, reasons, parts } = days.find((day) => day.date === date) ?? tallyOf([])
      const recounted = tallyOf(own.filter(({ occurrence }) => dayOfKey(occurrence) === date))
      if (!isDeepStrictEqual({ counts, reasons, parts }, recounted))
        throw new Violation('sums', `${date} of ${campaignId} counts ${JSON.stringify(counts)}`)
    }
  }
}
