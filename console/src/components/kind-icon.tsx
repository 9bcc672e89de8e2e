import {
  AuditOutlined,
  BellOutlined,
  CalendarOutlined,
  CarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  CreditCardOutlined,
  CustomerServiceOutlined,
  EditOutlined,
  EyeOutlined,
  FileTextOutlined,
  FormOutlined,
  GiftOutlined,
  InboxOutlined,
  NotificationOutlined,
  PhoneOutlined,
  ShoppingCartOutlined,
  SmileOutlined,
  StarOutlined,
  SwapOutlined,
  TruckOutlined,
} from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { kindsQuery } from '../kind-names.ts'

/** By what a kind does, not by what it is called: a new one of a family needs no icon. */
const ICONS: Readonly<Record<string, ReactNode>> = {
  'unpaid-nudge': <ShoppingCartOutlined />,
  'order-check': <CheckSquareOutlined />,
  'order-changed': <SwapOutlined />,
  'silence-watch': <EyeOutlined />,
  'shipment-notice': <TruckOutlined />,
  'delivery-day': <CarOutlined />,
  'after-sales-case': <InboxOutlined />,
  'due-reminder': <CreditCardOutlined />,
  'overdue-ladder': <AuditOutlined />,
  contract: <FileTextOutlined />,
  appointment: <CalendarOutlined />,
  complaint: <CustomerServiceOutlined />,
  'offset-follow-up': <SmileOutlined />,
  broadcast: <NotificationOutlined />,
  survey: <FormOutlined />,
  birthday: <GiftOutlined />,
  holiday: <StarOutlined />,
  'contact-change': <PhoneOutlined />,
  'by-hand': <ClockCircleOutlined />,
}

export function KindIcon({ kind }: { kind: KindView['id'] }) {
  const { data } = useQuery(kindsQuery)
  const family = data?.find(({ id }) => id === kind)?.family ?? ''
  return (
    <span className="kind-icon" aria-hidden="true">
      {kind === 'custom' ? <EditOutlined /> : (ICONS[family] ?? <BellOutlined />)}
    </span>
  )
}
