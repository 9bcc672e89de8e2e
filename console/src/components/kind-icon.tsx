import { CarOutlined, CreditCardOutlined, GiftOutlined, ShoppingCartOutlined, StarOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { KindView } from '#shared/contracts/console-api.ts'

const ICONS: Record<KindView['id'], ReactNode> = {
  'unpaid-order-nudge': <ShoppingCartOutlined />,
  'shipment-notice': <CarOutlined />,
  'repayment-reminder': <CreditCardOutlined />,
  'birthday-greeting': <GiftOutlined />,
  'holiday-greeting': <StarOutlined />,
}

export function KindIcon({ kind }: { kind: KindView['id'] }) {
  return (
    <span className="kind-icon" aria-hidden="true">
      {ICONS[kind]}
    </span>
  )
}
