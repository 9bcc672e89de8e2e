import * as z from 'zod'
import { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { LocalizedText } from '#shared/contracts/primitives.ts'
import { Scenario } from '#shared/contracts/scenario.ts'
import { changeOf, draftOf } from './draft.ts'
import { beginWith, type Edited } from './edited.ts'

const Kept = z.object({
  base: CampaignView,
  draft: CampaignView.pick({ name: true, category: true, audience: true, template: true, settings: true }).extend({
    texts: z.record(z.string(), LocalizedText).default({}),
    scenario: Scenario.optional().catch(undefined),
  }),
})

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

const keyOf = (id: string) => `carillon.draft.${id}`

/** Keeps what is not saved yet beyond a reload, an expired session or a closed tab; where nothing can be kept, nothing is. */
export function keepDraft(edited: Edited, storage: Storage = localStorage): void {
  try {
    storage.setItem(keyOf(edited.base.id), JSON.stringify(edited))
  } catch {
    // a full or forbidden storage: the draft stays on the screen and is saved from there
  }
}

export function forgetDraft(id: string, storage: Storage = localStorage): void {
  storage.removeItem(keyOf(id))
}

/** What was being edited when the page was left, else the campaign as it stands; what has been saved since is not kept. */
export function resumeDraft(campaign: CampaignView, storage: Storage = localStorage): Edited {
  const kept = readKept(storage.getItem(keyOf(campaign.id)))
  if (kept === undefined || campaign.state === 'stopped') return beginWith(campaign)
  return changeOf(kept.draft, draftOf(campaign)) === undefined ? beginWith(campaign) : kept
}

function readKept(text: string | null): Edited | undefined {
  if (text === null) return undefined
  try {
    return Kept.safeParse(JSON.parse(text)).data
  } catch {
    return undefined // what another program left under our key is no draft
  }
}
