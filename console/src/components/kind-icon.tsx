import {
  CreditCardOutlined,
  EditOutlined,
  GiftOutlined,
  NotificationOutlined,
  ShoppingCartOutlined,
  SmileOutlined,
  StarOutlined,
  TruckOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { KindView } from '#shared/contracts/console-api/kind.ts'

const ICONS: Record<KindView['id'], ReactNode> = {
  'unpaid-order-nudge': <ShoppingCartOutlined />,
  'shipment-notice': <TruckOutlined />,
  'order-thanks': <SmileOutlined />,
  'repayment-reminder': <CreditCardOutlined />,
  'birthday-greeting': <GiftOutlined />,
  'holiday-greeting': <StarOutlined />,
  broadcast: <NotificationOutlined />,
  custom: <EditOutlined />,
}

export function KindIcon({ kind }: { kind: KindView['id'] }) {
  return (
    <span className="kind-icon" aria-hidden="true">
      {ICONS[kind]}
    </span>
  )
}
