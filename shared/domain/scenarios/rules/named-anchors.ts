import type { Anchor } from '#shared/contracts/scenario.ts'
import type { EventAnchor, Known } from '../known.ts'
import { cutOffAnchors } from './cut-off-anchor.ts'

type RuleAnchor = Extract<Anchor, { rule: string }>

/** When a step is due that no fact, date or calendar says by itself: what data cannot say is code. */
const NAMED_ANCHORS: Readonly<Record<string, (known: Known, settings: RuleAnchor['settings']) => EventAnchor[]>> = {
  cutOff: cutOffAnchors,
}

/** What begins the wait of a step that a named rule anchors; nothing where the rule has nothing to say, or nobody knows it. */
export function anchorsByRule({ rule, settings }: RuleAnchor, known: Known): EventAnchor[] {
  return (Object.hasOwn(NAMED_ANCHORS, rule) ? NAMED_ANCHORS[rule]?.(known, settings) : undefined) ?? []
}
