import { useEffect, useRef, useState } from 'react'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import type { Editing } from './campaign-context.ts'
import { faultsOf } from './draft.ts'
import { beginWith, changeIn, type Edited, follow, isOvertaken, layOver } from './edited.ts'
import { forgetDraft, keepDraft, resumeDraft } from './kept-draft.ts'
import { useSaveCampaign } from './queries.ts'

export type LiveEditing = Editing & {
  base: CampaignView
  save: ReturnType<typeof useSaveCampaign>
  isOvertaken: boolean
  onSaved(saved: CampaignView): void
  onDiscard(): void
  onKeepMine(): void
}

/**
 * A campaign that is or has been active: what is edited waits for somebody to look at the difference and save it, and is
 * kept in the browser until then.
 */
export function useEditing(campaign: CampaignView, readOnly: boolean): LiveEditing {
  const faultWords = useFaultWords()
  const [held, setHeld] = useState<Edited>(() => (readOnly ? beginWith(campaign) : resumeDraft(campaign)))
  const save = useSaveCampaign(campaign.id)
  const edited = follow(held, campaign)
  const change = changeIn(edited)
  const latest = useRef(edited)
  latest.current = edited
  const asked = JSON.stringify(change)
  useEffect(() => {
    if (asked === undefined) forgetDraft(campaign.id)
    else keepDraft(latest.current)
  }, [asked, campaign.id])
  return {
    base: edited.base,
    draft: edited.draft,
    change,
    faults: save.error instanceof RequestFailure ? faultsOf(save.error.problem, faultWords) : new Map(),
    readOnly,
    isSaving: save.isPending,
    hasFailed: save.isError,
    save,
    isOvertaken: !save.isPending && isOvertaken(edited, campaign),
    edit(part) {
      if (save.isError) save.reset()
      setHeld((before) => {
        const now = follow(before, campaign)
        return { ...now, draft: { ...now.draft, ...part } }
      })
    },
    onSaved: (saved) => setHeld(beginWith(saved)),
    onDiscard() {
      save.reset()
      setHeld(beginWith(campaign))
    },
    onKeepMine() {
      save.reset()
      setHeld(layOver(edited, campaign))
    },
  }
}
