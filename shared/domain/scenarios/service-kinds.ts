import * as z from 'zod'
import type { ServiceTextKind } from '#shared/contracts/message.ts'
import type { EventKind, Situation, Verdict } from './kind.ts'

const SETTINGS = z.strictObject({})
const VARIABLES = { text: { type: 'own' } } as const

/** A text that a person wrote by hand, or that answers theirs: right as long as it is of use, in the words that it was given. */
function serviceKind(id: ServiceTextKind, purpose?: EventKind['purpose']): EventKind {
  return {
    id,
    trigger: 'event',
    category: 'transactional',
    settings: SETTINGS,
    audience: { kinds: [], tags: [], exceptTags: [], regions: [] },
    ...(purpose !== undefined && { purpose }),
    wordings: ({ template }) => [{ field: 'template', text: template, variables: VARIABLES }],
    wordingOf: () => 'template',
    judge: verdictOn,
    meets: () => false,
    plan: () => [],
  }
}

function verdictOn({ details, language }: Situation): Verdict {
  return { kind: 'right', values: { text: { long: [details[language] ?? ''] } }, saw: 'by-hand' }
}

const BY_ID: Readonly<Record<ServiceTextKind, EventKind>> = {
  'service-text': serviceKind('service-text'),
  'stop-confirmation': serviceKind('stop-confirmation', 'stop-confirmation'),
}

export function serviceKindOf(id: ServiceTextKind): EventKind {
  return BY_ID[id]
}
