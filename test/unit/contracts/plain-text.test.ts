import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OrderEvent } from '#shared/contracts/order-event.ts'
import { toPlainText } from '#shared/contracts/plain-text.ts'
import { placed } from '../../builders/order-events.ts'

describe('a name out of a web shop', () => {
  it.each([
    ['Tom &amp; Jerry', 'Tom & Jerry'],
    ['Rock &amp;amp; Roll', 'Rock & Roll'],
    ['O&#39;Neill', "O'Neill"],
    ['O&#x27;Neill', "O'Neill"],
    ['&lt;b&gt;Nuts&lt;/b&gt;', 'Nuts'],
    ['<b>坚果</b>礼盒<br/>500g', '坚果礼盒500g'],
    ['<a href="http://bad.example">坚果</a>', '坚果'],
    ['&nbsp;坚果\t礼盒\r\n500g ', '坚果 礼盒 500g'],
    ['\u202e坚果\u202c\u200b\u0007', '坚果'],
    ['\ufeff王芳', '王芳'],
    ['Rene\u0301', 'René'],
    ['A & B', 'A & B'],
    ['3 < 5 > 2', '3 < 5 > 2'],
    ['R&D;', 'R&D;'],
    ['&#0;&#1114112;x', 'x'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
  ])('%j is read as %j', (raw, plain) => {
    expect(toPlainText(raw)).toBe(plain)
  })

  it('is read so in an event, whichever name it is', () => {
    const event = placed('SO-1', '2026-12-01T02:00:00Z', {
      buyer: { id: 'C1', name: 'Tom &amp; <i>Jerry</i>', phone: '19900000001' },
      items: [{ sku: 'A', name: 'Ben&#39;s', quantity: 1 }],
    })

    expect(OrderEvent.parse(event)).toMatchObject({
      data: { order: { buyer: { name: 'Tom & Jerry' }, items: [{ name: "Ben's" }] } },
    })
  })

  it('never keeps what nobody sees, and what is plain stays as it is', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 })
    fc.assert(
      fc.property(any, (raw) => {
        const plain = toPlainText(raw)

        expect(plain).not.toMatch(/[\p{Cc}\u202a-\u202e\u2066-\u2069\u200b]/u)
        if (!/[&<]/.test(plain)) expect(toPlainText(plain)).toBe(plain)
      }),
    )
  })
})
