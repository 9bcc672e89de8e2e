import type { CampaignChange, CampaignView } from '#shared/contracts/console-api/campaign.ts'
import { changeOf, type Draft, draftOf, isSame } from './draft.ts'

/** What an editor works on: the campaign as it was read when editing began, and the draft that became of it. */
export type Edited = { base: CampaignView; draft: Draft }

export function beginWith(campaign: CampaignView): Edited {
  return { base: campaign, draft: draftOf(campaign) }
}

export function changeIn({ base, draft }: Edited): CampaignChange | undefined {
  return changeOf(draft, draftOf(base))
}

/**
 * What the editor works on once `saved` is what stands: that, where nothing is edited here; the same draft over it, where
 * only the campaign's state moved on; as it was, where somebody saved another content meanwhile.
 */
export function follow(edited: Edited, saved: CampaignView): Edited {
  if (saved.rev <= edited.base.rev) return edited // an answer that was asked for before the last save
  if (changeIn(edited) === undefined) return beginWith(saved)
  return changeOf(draftOf(saved), draftOf(edited.base)) === undefined ? { ...edited, base: saved } : edited
}

/** Whether somebody else has saved another content since editing began here. Ask it of what `follow` gave back. */
export function isOvertaken({ base }: Edited, saved: CampaignView): boolean {
  return saved.rev > base.rev
}

/** The parts edited here laid over what somebody else saved; the other parts are theirs. */
export function layOver(edited: Edited, saved: CampaignView): Edited {
  const change = changeIn(edited) ?? {}
  const theirs = draftOf(saved)
  const pick = <K extends keyof Draft>(part: K): Draft[K] => (part in change ? edited.draft[part] : theirs[part])
  const draft = {
    name: pick('name'),
    category: pick('category'),
    audience: pick('audience'),
    template: pick('template'),
    settings: pick('settings'),
    texts: textsOver(theirs.texts, edited.draft.texts, change.texts ?? {}),
    ...(theirs.scenario !== undefined && { scenario: pick('scenario') }),
  }
  return { base: saved, draft }
}

/** What is being written once `sent` was saved: other settings may have made other texts, but none that was touched since. */
export function afterSave(draft: Draft, sent: Draft, saved: CampaignView): Edited {
  const { texts: theirs, scenario } = draftOf(saved)
  const touched = Object.keys(draft.texts).filter((key) => !isSame(draft.texts[key], sent.texts[key]))
  const texts = textsOver(theirs, draft.texts, Object.fromEntries(touched.map((key) => [key, true])))
  const isWritten = isSame(draft.scenario, sent.scenario)
  return { base: saved, draft: { ...draft, texts, ...(isWritten && scenario !== undefined && { scenario }) } }
}

function textsOver(theirs: Draft['texts'], mine: Draft['texts'], touched: object): Draft['texts'] {
  return Object.fromEntries(
    Object.entries(theirs).map(([key, text]) => [key, (key in touched ? mine[key] : undefined) ?? text]),
  )
}
