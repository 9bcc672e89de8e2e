import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { createCampaignSchedules } from '#shared/adapters/scheduler/campaign-schedules.ts'
import { createSchedulerClient } from '#shared/adapters/scheduler/client.ts'
import { CampaignId } from '#shared/contracts/ids.ts'
import { CampaignJob } from '#shared/contracts/jobs.ts'
import type { CampaignSchedule } from '#shared/ports/campaign-schedules.ts'
import { FakeScheduler } from '../../../builders/aws/fake-scheduler.ts'

const TARGET = {
  group: 'carillon-dev-campaigns',
  roleArn: 'arn:aws:iam::1:role/schedules',
  queueArn: 'arn:aws:sqs:eu-central-1:1:carillon-dev-campaigns',
  deadLettersArn: 'arn:aws:sqs:eu-central-1:1:carillon-dev-campaigns-dead-letters',
}
const FIRST = CampaignId.parse('cmp_00000000000000000001')
const SECOND = CampaignId.parse('cmp_00000000000000000002')

async function open(now = '2026-12-01T00:00:00Z') {
  const fake = await FakeScheduler.start()
  const client = createSchedulerClient({ ...fake.loopback, maxAttempts: 1 })
  return { fake, schedules: createCampaignSchedules({ client, clock: { now: () => new Date(now) }, target: TARGET }) }
}

const daily = (change: Partial<CampaignSchedule> = {}): CampaignSchedule => ({
  campaignId: FIRST,
  part: 'greeting',
  zone: 'Asia/Shanghai',
  rule: { time: '09:00' },
  ...change,
})

describe('a campaign schedule', () => {
  it('fires a job of its campaign at the campaigns queue, in the zone of the people it is for', async () => {
    const { fake, schedules } = await open()

    await schedules.put(daily({ rule: { time: '09:05', monthDays: [8, 1, 5] } }))

    expect(fake.definitions()).toMatchObject([
      {
        GroupName: TARGET.group,
        ScheduleExpression: 'cron(5 9 1,5,8 * ? *)',
        ScheduleExpressionTimezone: 'Asia/Shanghai',
        FlexibleTimeWindow: { Mode: 'OFF' },
        State: 'ENABLED',
        ActionAfterCompletion: 'NONE',
        Target: {
          Arn: TARGET.queueArn,
          RoleArn: TARGET.roleArn,
          DeadLetterConfig: { Arn: TARGET.deadLettersArn },
          RetryPolicy: { MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 },
        },
      },
    ])
  })

  it('puts in the hour meant as the job reads it', async () => {
    const { fake, schedules } = await open()
    await schedules.put(daily())

    const input = fake.definitions()[0]?.Target.Input.replace('<aws.scheduler.scheduled-time>', '2026-12-01T01:00:00Z')

    expect(z.decode(CampaignJob, JSON.parse(input ?? ''))).toEqual({
      ...{ type: 'run', campaignId: FIRST, part: 'greeting', zone: 'Asia/Shanghai' },
      firedAt: new Date('2026-12-01T01:00:00Z'),
    })
  })

  it('stays one however often it is put, and becomes what it was put as last', async () => {
    const { fake, schedules } = await open()

    await schedules.put(daily())
    await schedules.put(daily())
    await schedules.put(daily({ rule: { time: '10:00' } }))

    expect(fake.definitions()).toMatchObject([{ ScheduleExpression: 'cron(0 10 * * ? *)', State: 'ENABLED' }])
  })

  it('for a date fires once and removes itself', async () => {
    const { fake, schedules } = await open()

    await schedules.put(daily({ rule: { time: '09:00', date: '2026-12-25' } }))

    expect(fake.definitions()).toMatchObject([
      { ScheduleExpression: 'at(2026-12-25T09:00:00)', ActionAfterCompletion: 'DELETE' },
    ])
  })

  it('for a date that is past is not made, and one that stood for it goes', async () => {
    const { fake, schedules } = await open('2026-12-25T01:00:00Z')
    await schedules.put(daily())

    await schedules.put(daily({ rule: { time: '09:00', date: '2026-12-25' } }))
    await schedules.put(daily({ part: 'digest', rule: { time: '08:30', date: '2026-12-25' } }))

    expect(fake.definitions()).toEqual([])
  })

  it('has a name that the scheduler takes, whatever the campaign and the zone are called', async () => {
    const { fake, schedules } = await open()
    const longest = CampaignId.parse(`cmp_${'a'.repeat(40)}`)

    await schedules.put(daily({ campaignId: longest, zone: 'America/Argentina/ComodRivadavia', part: 'stage 1' }))

    expect([...fake.schedules.keys()]).toEqual([expect.stringMatching(/^cmp_a{40}\.[0-9a-f]{16}$/)])
  })
})

describe('all campaign schedules', () => {
  it('are listed as they were put, page by page', async () => {
    const { schedules } = await open()
    const wanted = [
      daily(),
      daily({ zone: 'Europe/Paris', rule: { time: '09:00', monthDays: [1] } }),
      daily({ campaignId: SECOND, rule: { time: '09:00', date: '2027-02-17' } }),
    ]
    for (const schedule of wanted) await schedules.put(schedule)

    expect(await schedules.list()).toEqual(wanted)
  })

  it('are read again only after a change, also by another', async () => {
    const { fake, schedules } = await open()
    await schedules.put(daily())
    await schedules.put(daily({ part: 'digest' }))
    await schedules.list()
    const { schedules: others } = { schedules: createCampaignSchedules(await othersOn(fake)) }
    await others.put(daily({ rule: { time: '11:00' } }))
    fake.requests.length = 0

    const found = await schedules.list()

    expect(found.map(({ rule }) => rule.time).toSorted()).toEqual(['09:00', '11:00'])
    expect(fake.requests.filter((call) => call === 'GET')).toHaveLength(1)
  })

  it('pass over what somebody else put into the group', async () => {
    const { fake, schedules } = await open()
    await schedules.put(daily())
    const theirs = { GroupName: TARGET.group, ScheduleExpression: 'rate(1 hour)', Target: { Arn: 'a', Input: '{}' } }
    fake.schedules.set('theirs', { definition: theirs, changedAt: 1 })

    expect(await schedules.list()).toEqual([daily()])
  })

  it('of one campaign go, and no others; a repeat changes nothing', async () => {
    const { fake, schedules } = await open()
    for (const part of ['greeting', 'digest']) await schedules.put(daily({ part }))
    await schedules.put(daily({ campaignId: SECOND }))

    await schedules.removeAll(FIRST)
    await schedules.removeAll(FIRST)

    expect([...fake.schedules.keys()]).toEqual([expect.stringMatching(`^${SECOND}`)])
  })
})

describe('when the scheduler fails', () => {
  it.each([
    [500, 'InternalServerException', 'QUEUE_UNAVAILABLE', true],
    [429, 'ThrottlingException', 'QUEUE_UNAVAILABLE', true],
    [400, 'ValidationException', 'INVALID_INPUT', false],
  ])('%i %s is %s, without its words', async (status, type, code, retryable) => {
    const { fake, schedules } = await open()
    fake.fault = { status, headers: { 'x-amzn-errortype': type }, body: '{"Message":"secret words"}' }

    const failure = schedules.put(daily())

    await expect(failure).rejects.toMatchObject({ code, retryable })
    await expect(failure).rejects.not.toThrow(/secret/)
  })
})

async function othersOn(fake: FakeScheduler) {
  const client = createSchedulerClient(fake.loopback)
  return { client, clock: { now: () => new Date('2026-12-01T00:00:00Z') }, target: TARGET }
}
