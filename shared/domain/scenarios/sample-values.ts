import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { TemplateValue, VariableDeclaration } from '../wording/template.ts'
import { text } from './wording-parts.ts'

type Sample = { zh: TemplateValue; en: TemplateValue }

const BY_TYPE: Readonly<Record<VariableDeclaration['type'], TemplateValue>> = {
  text: 'ABC',
  own: 'ABC',
  id: 'A0001',
  phone: '400-000-0000',
  money: { minor: 12800, currency: 'CNY' },
  date: '2027-09-01',
  time: '10:00',
  number: 3,
  flag: true,
}

/** What words of our own stand for in previews, by the name of the field. */
const BY_FIELD: Readonly<Record<string, LocalizedText>> = {
  accountTail: text('1234', '1234'),
  address: text('幸福路1号', '1 Garden Road'),
  agent: text('小李', 'Li Na'),
  alternatives: text('原味腰果', 'plain cashews'),
  articles: text('坚果礼盒等3件', 'the nut gift box and 2 more'),
  bank: text('招商银行', 'CMB'),
  by: text('小李', 'Li Na'),
  cardTail: text('1234', '1234'),
  carrier: text('顺丰速运', 'SF Express'),
  contractId: text('HT-0001', 'HT-0001'),
  currency: text('元', 'CNY'),
  depositUse: text('抵扣房租', 'the rent'),
  from: text('09:00', '09:00'),
  guide: text('安装说明', 'the fitting guide'),
  handler: text('陈经理', 'Mr Chen'),
  house: text('3栋502', '3-502'),
  how: text('物业小程序', 'the app'),
  id: text('SO-1001', 'SO-1001'),
  insurance: text('交强险', 'liability insurance'),
  item: text('坚果礼盒', 'nut gift box'),
  loaner: text('备用机一台', 'a spare one'),
  method: text('原支付账户', 'your original payment method'),
  name: text('邻里茶会', 'the tea party'),
  newItem: text('原味腰果', 'plain cashews'),
  offer: text('补发一件', 'a new one'),
  oldItem: text('坚果礼盒', 'nut gift box'),
  orderId: text('SO-1001', 'SO-1001'),
  payment: text('在线支付', 'online'),
  period: text('12月', 'December'),
  person: text('陈经理', 'Mr Chen'),
  phoneTail: text('0001', '0001'),
  photoPlace: text('店铺客服对话', 'the shop’s chat'),
  pickupCode: text('8-1-234', '8-1-234'),
  place: text('小区驿站', 'the pick-up point'),
  promise: text('17:00前付款，预计今天发出', 'Pay before 17:00 and it should ship today'),
  question: text('这次服务您打几分', 'how was our visit'),
  reason: text('路上有雪', 'snow on the roads'),
  receiver: text('王芳', 'Wang Fang'),
  result: text('补发一件', 'a new one is on its way'),
  serial: text('SN-20270001', 'SN-20270001'),
  shop: text('坚果小铺', 'Nuts'),
  topic: text('送货', 'delivery'),
  trackingNumber: text('SF1234567890', 'SF1234567890'),
  what: text('上门检修', 'the repair visit'),
  worker: text('张师傅', 'Mr Zhang'),
}

/** Of two that exclude each other one is said. */
const LEFT_OUT: ReadonlySet<string> = new Set(['shipsLater', 'several'])

/** Stands for a variable's value in previews, where nobody's own is read; `field` is the last part of its path. */
export function sampleOf(type: VariableDeclaration['type'], field: string): Sample {
  if (type === 'flag') return { zh: !LEFT_OUT.has(field), en: !LEFT_OUT.has(field) }
  const isWord = type === 'text' || type === 'own' || type === 'id'
  const own = isWord && Object.hasOwn(BY_FIELD, field) ? BY_FIELD[field] : undefined
  return own ?? { zh: BY_TYPE[type], en: BY_TYPE[type] }
}
