import * as z from 'zod'
import { SourceAnswerView } from '#shared/contracts/console-api/source.ts'

/** The webhook of mapped sources as callers see it; its body and its signature are each source's own. */
export const SOURCE_HOOK = {
  method: 'post',
  path: '/hooks/sources/{source}',
  name: 'acceptSourceEvent',
  summary:
    'Takes what a source of Settings → Incoming posts, signed as it says; answers once it is acted on or kept; a repeat changes nothing',
  description:
    'For a source that Settings → Incoming names, signed as it says there. A source may want another answer.',
  headers: z.object({}),
  body: z.unknown(),
  status: 202,
  answer: SourceAnswerView,
  refuses: ['invalid-request', 'unauthorized', 'not-found', 'too-large'],
} as const
