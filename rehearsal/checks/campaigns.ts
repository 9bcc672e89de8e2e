import { InvokeCommand } from '@aws-sdk/client-lambda'
import { GetScheduleCommand, ListSchedulesCommand } from '@aws-sdk/client-scheduler'
import { GetQueueUrlCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { queueNameOf } from '#shared/contracts/deployment.ts'
import { instantOf } from '#shared/domain/calendar/time.ts'
import { expectThat } from '../expect.ts'
import { contactIdOf, type Person } from '../lists.ts'
import { soonAsUtc, soonAt } from '../place.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'
import { slowness } from '../slowness.ts'
import { STAGE } from '../stacks.ts'
import { until } from '../until.ts'
import { activate, textTo } from './orders.ts'

const GROUP = `carillon-${STAGE}-campaigns`
/** No campaign may name a later day of the month: on the last ones no reminder fires, and none is rehearsed. */
const LAST_DAY = 28

type Fired = { person: Person; campaignId: string; byHand: boolean }
type Firing = 'by the clock' | 'by hand' | 'not on this day'

/** Three campaigns by the calendar: their schedules are made, and fire. */
export async function planCampaigns(report: Report, platform: DeployedPlatform): Promise<Fired[]> {
  const { place } = platform
  const pace = slowness()
  const { time } = soonAsUtc(new Date(), pace)
  const day = Number(place.today.slice(8))
  const fired: Fired[] = []
  const plan = (person: Person, kind: string, settings: Record<string, unknown>, firing: Firing) =>
    report.check(`a campaign makes its schedule: ${kind}`, async () => {
      const campaignId = await activate(platform, { kind, audience: audienceOf(person), settings })
      if (firing !== 'not on this day') fired.push({ person, campaignId, byHand: firing === 'by hand' })
      const names = await schedulesOf(platform, campaignId)
      expectThat(names.length > 0, 'there is no schedule')
      return `${names.length} schedule(s), fires ${firing}${firing === 'by the clock' ? ` at ${time} UTC` : ''}`
    })
  const isNamed = day <= LAST_DAY
  const days = [isNamed ? day : LAST_DAY]
  await plan('reminder', 'repayment-reminder', { days, time }, isNamed ? 'by the clock' : 'not on this day')
  await plan('birthday', 'birthday-greeting', { time, digestTime: time }, 'by the clock')
  const at = soonAt(place.zone, new Date(), pace)
  const holiday = isAheadOfUtc(platform) ? 'by hand' : 'by the clock'
  await plan('holiday', 'holiday-greeting', { date: place.today, time: at }, holiday)
  await report.check('pausing and activating again leaves one schedule of each part, stopping none', async () => {
    // Two of this kind may only be active with nobody in both.
    const audience = { ...audienceOf('bus'), exceptTags: audienceOf('birthday').tags }
    const id = await activate(platform, { kind: 'birthday-greeting', audience })
    const before = await schedulesOf(platform, id)
    await platform.must('marketing', 'POST', `/api/campaigns/${id}/pause`)
    await platform.must('marketing', 'POST', `/api/campaigns/${id}/activate`)
    const after = await schedulesOf(platform, id)
    await platform.must('marketing', 'POST', `/api/campaigns/${id}/stop`)
    const stopped = await schedulesOf(platform, id)
    expectThat(before.join() === after.join(), `${before.length} schedules became ${after.length}`)
    expectThat(stopped.length === 0, `${stopped.length} schedules were left`)
    return undefined
  })
  return fired
}

export async function checkCampaigns(
  report: Report,
  platform: DeployedPlatform,
  fired: readonly Fired[],
): Promise<void> {
  for (const one of fired.filter(({ byHand }) => byHand)) await fireByHand(platform, one)
  await Promise.all(
    fired.map(({ person, byHand }) =>
      report.check(`its text arrives${byHand ? '' : ' when the schedule fires'}: ${person}`, () =>
        textTo(platform, person, 240),
      ),
    ),
  )
}

function audienceOf(person: Person) {
  return { kinds: [], tags: [contactIdOf(person)], regions: [] }
}

/** Where local time runs ahead of UTC the emulator would fire a single date hours late. */
function isAheadOfUtc({ place }: DeployedPlatform): boolean {
  return instantOf(place.today, '12:00', place.zone) < instantOf(place.today, '12:00', 'UTC')
}

/** What the schedule itself would put on its queue. */
async function fireByHand({ clients }: DeployedPlatform, { campaignId }: Fired): Promise<void> {
  const { Schedules = [] } = await clients.scheduler.send(
    new ListSchedulesCommand({ GroupName: GROUP, NamePrefix: campaignId }),
  )
  const { QueueUrl } = await clients.sqs.send(new GetQueueUrlCommand({ QueueName: queueNameOf(STAGE, 'campaigns') }))
  for (const { Name } of Schedules) {
    const { Target } = await clients.scheduler.send(new GetScheduleCommand({ GroupName: GROUP, Name }))
    await clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: Target?.Input ?? '' }))
  }
}

async function schedulesOf({ clients }: DeployedPlatform, campaignId: string): Promise<string[]> {
  const { Schedules = [] } = await clients.scheduler.send(
    new ListSchedulesCommand({ GroupName: GROUP, NamePrefix: campaignId }),
  )
  return Schedules.map(({ Name = '' }) => Name).toSorted()
}

/** The runs of these campaigns close, with sums that agree. */
export async function checkRuns(report: Report, platform: DeployedPlatform, fired: readonly Fired[]): Promise<void> {
  await report.check('their runs close with sums that agree', async () => {
    // Its own tick comes every five minutes, which the minute tick has shown to work.
    await platform.clients.lambda.send(
      new InvokeCommand({ FunctionName: `carillon-${STAGE}-reconcile`, Qualifier: 'live' }),
    )
    const closed = await Promise.all(
      fired.map(({ campaignId }) =>
        until('the end of the run', 60, async () => {
          const { items } = await platform.must('marketing', 'GET', `/api/campaigns/${campaignId}/runs`)
          const states = Array.isArray(items) ? items.map((item: { state?: unknown }) => item.state) : []
          return states.length > 0 && states.every((state) => state === 'closed') ? states.length : undefined
        }),
      ),
    )
    return `${closed.reduce((sum, count) => sum + count, 0)} runs`
  })
}
