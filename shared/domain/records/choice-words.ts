import type * as z from 'zod'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { TrackingState } from '#shared/contracts/tracking-state.ts'
import { words } from './define-record.ts'

export const PAYMENT_WORDS = {
  online: words('在线支付', 'Online'),
  cod: words('货到付款', 'Cash on delivery'),
  remittance: words('银行汇款', 'Bank transfer'),
}

export const TRACKING_WORDS: Record<z.infer<typeof TrackingState>, LocalizedText> = {
  created: words('已下单', 'Label made'),
  collected: words('已揽收', 'Collected'),
  in_transit: words('运输中', 'On its way'),
  arrived_city: words('已到达目的城市', 'In the city'),
  out_for_delivery: words('派送中', 'Out for delivery'),
  ready_for_pickup: words('待取件', 'Ready for pick-up'),
  attempt_failed: words('派送未成功', 'Not delivered at the first try'),
  delivered: words('已签收', 'Delivered'),
  exception: words('异常', 'In trouble'),
  returning: words('退回中', 'On its way back'),
  returned: words('已退回', 'Back at the sender'),
  lost_or_expired: words('丢失或超时', 'Lost or overdue'),
}

export const PURPOSE_WORDS = {
  order: words('订购的商品', 'The goods ordered'),
  replacement: words('补发的商品', 'The same once more'),
  part: words('配件', 'A part'),
}

export const WISH_WORDS = {
  hold: words('暂不派送', 'Hold it back'),
  point: words('放代收点', 'Leave it at a pick-up point'),
  day: words('改天派送', 'Bring it another day'),
}

export const STATUS_WORDS = {
  paid: words('已还', 'Paid'),
  disputed: words('有异议', 'Disputed'),
  promised: words('已答应还款', 'Promised'),
  open: words('未还', 'Open'),
}
