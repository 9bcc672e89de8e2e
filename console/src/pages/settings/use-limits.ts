import { useState } from 'react'
import { isChangedMeanwhile } from '../../request-failure.ts'
import { changeOf, hasFault, type Limits, type LimitsChange, layOver, type Standing } from './limits-draft.ts'
import { useSaveLimits } from './limits-queries.ts'

/** `base`: what stood when it was begun. */
type Held = { base: Standing; draft: Limits }

export type LimitsEditing = Held & {
  change: LimitsChange | null
  hasFault: boolean
  /** Somebody else has saved something since: nothing is sent before the person has chosen. */
  isOvertaken: boolean
  isSaving: boolean
  /** Of the last save; null where it only came too late. */
  error: Error | null
  edit(draft: Limits): void
  save(onSaved: () => void): void
  discard(): void
  keepMine(): void
}

/** Edits the limits. What was not touched follows what others save meanwhile. */
export function useLimits(stands: Standing): LimitsEditing {
  const [held, setHeld] = useState<Held>({ base: stands, draft: stands })
  const saving = useSaveLimits()
  const isTouched = changeOf(held.draft, held.base) !== null
  const { base, draft } = isTouched ? held : { base: stands, draft: stands }
  const change = changeOf(draft, base)
  const restart = (next: Held) => {
    saving.reset()
    setHeld(next)
  }
  return {
    base,
    draft,
    change,
    hasFault: hasFault(draft),
    isOvertaken: change !== null && !saving.isPending && base.rev !== stands.rev,
    isSaving: saving.isPending,
    error: isChangedMeanwhile(saving.error) ? null : saving.error,
    edit: (next) => restart({ base, draft: next }),
    save(onSaved) {
      if (change === null) return
      saving.mutate(
        { change, rev: base.rev },
        {
          onSuccess() {
            restart({ base: stands, draft: stands })
            onSaved()
          },
        },
      )
    },
    discard: () => restart({ base: stands, draft: stands }),
    keepMine: () => restart({ base: stands, draft: layOver({ draft, base, stands }) }),
  }
}
