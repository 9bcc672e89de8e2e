import { describe, expect, it } from 'vitest'
import { rivalOf } from '../../console/src/pages/campaign/rival.ts'
import { RequestFailure } from '../../console/src/request-failure.ts'

function refused(slug: string, campaignId?: string) {
  const type = `urn:carillon:problem:${slug}`
  const problem = { type, title: '', status: 409, detail: '', ...(campaignId !== undefined && { campaignId }) }
  return new RequestFailure(problem, 'server')
}

describe('the campaign beside which another one was refused', () => {
  it('is named by the problem', () => {
    expect(rivalOf(refused('same-occasion', 'cmp_other0'))).toBe('cmp_other0')
  })

  it.each([[refused('conflict', 'cmp_other0')], [refused('same-occasion')], [new Error('gone')]])(
    'is nobody for %s',
    (error) => {
      expect(rivalOf(error)).toBeNull()
    },
  )
})
