import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shipmentNotice } from '#shared/domain/scenarios/shipped/shipment-notice.ts'
import { unpaidOrderNudge } from '#shared/domain/scenarios/shipped/unpaid-order-nudge.ts'
import { holdsLure } from '#shared/domain/wording/lures.ts'
import { linesOfTrail } from '#shared/domain/wording/words.ts'
import { textOf } from '../../../builders/judging.ts'
import { anOrder, aShipment, orderDetails } from '../../../builders/record.ts'

const LURES = [
  '您账户异常退款请点 http://bad.example/x',
  '客服19900000000',
  '加微信abc888',
  'bad.example/x',
  't.cn/abc',
  'x.com',
  '点 bad . com 领取',
  'bad。com',
  'bad[.]com',
  '请访问 baidu 点 com',
  'www baidu',
  '淘宝.商城',
  'xn--abc.xn--fiqs8s',
  'a@b.co',
  '@badshop',
  '1.2.3.4',
  '１９９００００００００',
  '199 0000 0000',
  '(199)-0000-0000',
  '1\u200b9\u200b9\u200b0\u200b0\u200b0\u200b0',
  '一九九零零零零零零零零',
  '幺九九，零零幺二',
  '①⑨⑨⓪⓪⓪⓪⓪',
  '1️⃣9️⃣9️⃣0️⃣0️⃣0️⃣0️⃣',
  '٠١٢٣٤٥٦',
  '加V abc',
  '加 微 信',
  '微.信',
  'v信abc',
  'VX:abc888',
  'Q Q 群',
  'qq12345',
  'Telegram abc',
  'WhatsApp me',
  'bаd shop',
]

const HARMLESS = [
  '坚果礼盒 500g',
  'iPhone 17 Pro 256GB',
  'Dr.Martens 1460',
  'J.Crew 衬衫',
  'L.L.Bean',
  '旺仔QQ糖 70g',
  '加微量元素复合肥',
  '2026-12-05 演出票',
  '1.5kg大米',
  'USB 3.0 数据线',
  '500ml×12瓶',
  'LINE FRIENDS 公仔',
  '微波炉',
  '维信诺',
  '中通快递',
  'SF Express',
  '王女士',
  "Anna-Lena O'Neill-Müller",
  'Mr.Smith',
  '北京市朝阳区建国路88号院1号楼',
]

describe('a text of a stranger', () => {
  it.each(LURES)('that leads away is told: %s', (text) => {
    expect(holdsLure(text)).toBe(true)
  })

  it.each(HARMLESS)('that does not is left alone: %s', (text) => {
    expect(holdsLure(text)).toBe(false)
  })

  it('leads away in whatever it stands, and in full-width letters', () => {
    const around = fc.constantFrom('', '王', '您好，', ' ', '坚果', '（', '！')
    fc.assert(
      fc.property(around, fc.constantFrom(...LURES), around, fc.boolean(), (before, lure, after, isWide) => {
        expect(holdsLure(`${before}${isWide ? wide(lure) : lure}${after}`)).toBe(true)
      }),
    )
  })

  it('is looked through in no time, however it is made', () => {
    const evil = fc.constantFrom('a.', '1 ', '加', 'w', '.', '。', '@', 'x-', '一', '(')
    fc.assert(
      fc.property(fc.array(evil, { maxLength: 4000 }), (parts) => {
        const began = performance.now()
        holdsLure(parts.join(''))
        expect(performance.now() - began).toBeLessThan(2000)
      }),
      { numRuns: 30 },
    )
  })
})

describe('no text of ours says it', () => {
  const nudge = (name: string, item: string) =>
    textOf(unpaidOrderNudge, {
      contact: { name, salutation: null },
      record: {
        type: 'order',
        order: anOrder({ details: orderDetails({ items: [{ sku: 'A', name: item, quantity: 1 }] }) }),
        sameBasket: [],
      },
    })

  it.each(LURES)('whether it stands for a name or for an item: %s', (lure) => {
    const said = JSON.stringify(nudge(lure, lure))

    expect(said).not.toContain(lure)
    expect(said).toContain('您选的商品')
  })

  it('nor for a carrier, whose tracking number is written only in its usual form', () => {
    const notice = (name: string, trackingNumber: string) =>
      textOf(shipmentNotice, {
        record: {
          type: 'shipment',
          shipment: aShipment({ carrier: { scheme: 'x', code: 'y', name }, trackingNumber }),
          order: anOrder(),
        },
      })

    expect(notice('加微信abc888', '加微信abc888')).toMatchObject({
      text: expect.stringContaining('由快递发出，单号见订单详情'),
    })
    expect(notice('中通快递', 'ZT0000000000001')).toMatchObject({
      text: expect.stringContaining('单号ZT0000000000001'),
    })
  })

  it('and the trail tells which value was left out, without it', () => {
    const at = new Date('2026-12-01T02:00:00Z')
    const trail = [{ at, code: 'checked' as const, values: { record: 'unpaid', outside: 'name, item' } }]

    const [, line] = linesOfTrail({ trail })

    expect(line).toMatchObject({
      zh: '核对：name, item 的内容含有网址、长串数字或聊天账号，未写入短信',
      en: 'Checked: name, item held an address, a long number or a messenger, and was left out of the text',
    })
  })
})

function wide(text: string): string {
  return text.replace(/[!-~]/gu, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0))
}
