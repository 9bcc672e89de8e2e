import { AudiencePreviewView, AudienceQuestion } from '#shared/contracts/console-api/audience.ts'
import { previewAudience } from '#shared/usecases/runs/preview-audience.ts'
import { defineRoute, NO_QUERY } from '../route.ts'
import { viewAudience } from '../views/dry-run-view.ts'

export const AUDIENCE_ROUTES = [
  defineRoute({
    method: 'post',
    path: '/api/audiences/preview',
    name: 'previewAudience',
    summary:
      'Counts an audience, and whom of it a text would reach now; exact up to 10,000 contacts, else from a sample',
    roles: ['marketing', 'admin'],
    query: NO_QUERY,
    body: AudienceQuestion,
    status: 200,
    answer: AudiencePreviewView,
    async handle({ body: { kind, category, audience } }, deps) {
      const { kinds = [], tags = [], exceptTags = [], regions = [] } = audience
      const asked = { kind, category, audience: { kinds, tags, exceptTags, regions } }
      return viewAudience(await previewAudience(deps, asked))
    },
  }),
]
