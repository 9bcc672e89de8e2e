import { describe, expect, it } from 'vitest'
import { viewShipped } from '#functions/console-api/views/kind-view.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { defaultContent } from '#shared/domain/campaigns/campaign-content.ts'
import { KINDS } from '#shared/domain/scenarios/registry.ts'
import { checkTemplate } from '#shared/domain/wording/template.ts'
import { snippetFor } from '../../console/src/pages/campaign/snippet.ts'

const WORDS = { fallback: '备用词', inside: '满足时才出现的话' }
const names = { zh: '', en: '' }

describe('snippetFor', () => {
  it.each([
    [{ name: 'name', type: 'text', optional: false, names }, '{{name}}', null],
    [{ name: 'amount', type: 'money', optional: false, names }, '{{amount:money}}', null],
    [{ name: 'item', type: 'text', optional: true, names }, '{{item|备用词}}', '备用词'],
    [{ name: 'shipDay', type: 'date', optional: true, names }, '{{shipDay:date|备用词}}', '备用词'],
    [
      { name: 'dueToday', type: 'flag', optional: false, names },
      '{{#dueToday}}满足时才出现的话{{/dueToday}}',
      WORDS.inside,
    ],
  ])('writes a %o', (variable, text, selected) => {
    const snippet = snippetFor(variable, WORDS)

    expect(snippet.text).toBe(text)
    expect(snippet.select && snippet.text.slice(...snippet.select)).toBe(selected)
  })

  it('is without fault for every variable of every kind', () => {
    const faults = KINDS.flatMap((kind) => {
      const known = Object.assign({}, ...kind.wordings(defaultContent(kind)).map((wording) => wording.variables))
      return viewShipped(ShippedKindId.parse(kind.id), new Map()).variables.flatMap((variable) =>
        checkTemplate(snippetFor(variable, WORDS).text, known),
      )
    })

    expect(faults).toEqual([])
  })
})
