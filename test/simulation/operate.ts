import type { Campaign } from '#shared/contracts/campaign.ts'
import type { CampaignOutcome } from '#shared/usecases/campaigns/update-campaign.ts'
import type { CampaignLog, Told } from './operator-log.ts'
import type { WorkerDeps } from './worker-deps.ts'
import type { World } from './world.ts'

type Work = (deps: WorkerDeps) => Promise<CampaignOutcome>

/** A click, repeated until it is answered, with what came of it. */
export function operate(
  world: World,
  log: CampaignLog,
  label: string,
  work: Work,
  then: (outcome: CampaignOutcome) => void = () => undefined,
): void {
  const { kernel, platform } = world
  const step = log.begin(kernel.nowMs)
  platform.insist(label, work, (outcome) => {
    step.toMs = kernel.nowMs
    if (outcome.kind === 'done') step.told = toldBy(outcome.campaign)
    then(outcome)
  })
}

function toldBy({ state, content }: Campaign): Told {
  return { state, content }
}
