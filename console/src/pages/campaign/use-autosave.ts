import { useEffect, useRef, useState } from 'react'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import type { Editing } from './campaign-context.ts'
import { type Draft, faultsOf } from './draft.ts'
import { afterSave, beginWith, changeIn, type Edited, follow, isOvertaken, layOver } from './edited.ts'
import { forgetDraft, keepDraft, resumeDraft } from './kept-draft.ts'
import { useSaveCampaign } from './queries.ts'

const QUIET_MS = 700

export type Autosave = Editing & {
  error: Error | null
  /** Whether somebody else has saved another content: then nothing is saved before one has chosen. */
  isOvertaken: boolean
  takeTheirs(): void
  keepMine(): void
}

/** A draft that saves itself once nobody has typed for a moment, and until then is kept in the browser. */
export function useAutosave(campaign: CampaignView, readOnly: boolean): Autosave {
  const faultWords = useFaultWords()
  const [held, setHeld] = useState<Edited>(() => (readOnly ? beginWith(campaign) : resumeDraft(campaign)))
  const save = useSaveCampaign(campaign.id)
  const edited = follow(held, campaign)
  const change = changeIn(edited)
  const overtaken = !save.isPending && isOvertaken(edited, campaign)
  const problem = save.error instanceof RequestFailure ? save.error.problem : null
  const waits = change !== undefined && !overtaken && !save.isPending && !save.isError && !readOnly

  function saveNow(sent: Edited) {
    const part = changeIn(sent)
    if (part === undefined) return
    const onSuccess = (saved: CampaignView) => setHeld(({ draft }) => afterSave(draft, sent.draft, saved))
    save.mutate({ change: part, rev: sent.base.rev }, { onSuccess })
  }
  const latest = useRef({ edited, waits, saveNow })
  latest.current = { edited, waits, saveNow }
  const asked = JSON.stringify(change)

  useEffect(() => {
    if (!waits || asked === undefined) return
    const timer = setTimeout(() => latest.current.saveNow(latest.current.edited), QUIET_MS)
    return () => clearTimeout(timer)
  }, [asked, waits])
  useEffect(() => {
    if (readOnly) return
    if (asked === undefined) forgetDraft(campaign.id)
    else keepDraft(latest.current.edited)
  }, [asked, campaign.id, readOnly])
  // Whoever leaves at once has typed all the same.
  useEffect(() => () => void (latest.current.waits && latest.current.saveNow(latest.current.edited)), [])

  return {
    draft: edited.draft,
    change,
    faults: problem === null ? new Map() : faultsOf(problem, faultWords),
    readOnly,
    isSaving: save.isPending || waits,
    hasFailed: save.isError,
    error: save.error,
    isOvertaken: overtaken,
    edit(part: Partial<Draft>) {
      if (save.isError) save.reset()
      setHeld((before) => {
        const now = follow(before, campaign)
        return { ...now, draft: { ...now.draft, ...part } }
      })
    },
    takeTheirs() {
      save.reset()
      setHeld(beginWith(campaign))
    },
    keepMine() {
      save.reset()
      setHeld(layOver(edited, campaign))
    },
  }
}
