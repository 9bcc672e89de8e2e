import { ShoppingCartOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import type { PlacedDemoOrder } from '../../local-run.ts'
import { PlacedOrder } from './placed-order.tsx'
import { usePlaceDemoOrder } from './queries.ts'

/** Numbers that belong to nobody: no text ever leaves this machine anyway. */
const DEMO_PHONE = '19900008888'
const MINOR_UNITS = 100
const DEMO_ORDER = {
  zh: { name: '林小溪', item: '坚果礼盒 500g' },
  en: { name: 'Lin Xiaoxi', item: 'Nut gift box 500 g' },
}

/** Places an order the way a shop does, then lets one pay or ship the orders placed here, the newest first. */
export function DemoOrderPanel() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const problem = useProblemWords()
  const place = usePlaceDemoOrder()
  const [placed, setPlaced] = useState<PlacedDemoOrder[]>([])
  const [name, setName] = useState(DEMO_ORDER[language].name)
  const [phone, setPhone] = useState(DEMO_PHONE)
  const [itemName, setItemName] = useState(DEMO_ORDER[language].item)
  const [amount, setAmount] = useState<number | null>(178)
  function submit(event: FormEvent) {
    event.preventDefault()
    const amountMinor = Math.round((amount ?? 0) * MINOR_UNITS)
    place.mutate({ name, phone, itemName, amountMinor }, { onSuccess: (order) => setPlaced((all) => [order, ...all]) })
  }
  return (
    <Card title={t('bench.order')}>
      <p className="card-about">{t('bench.orderAbout')}</p>
      <form className="order-form" onSubmit={submit}>
        <label htmlFor="order-name">
          {t('bench.orderName')}
          <Input id="order-name" value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />
        </label>
        <label htmlFor="order-phone">
          {t('bench.orderPhone')}
          <Input
            id="order-phone"
            value={phone}
            maxLength={20}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => setPhone(event.target.value)}
          />
        </label>
        <label htmlFor="order-item">
          {t('bench.orderItem')}
          <Input
            id="order-item"
            value={itemName}
            maxLength={60}
            onChange={(event) => setItemName(event.target.value)}
          />
        </label>
        <label htmlFor="order-amount">
          {t('bench.orderAmount')}
          <InputNumber id="order-amount" value={amount} min={0.01} max={1_000_000} precision={2} onChange={setAmount} />
        </label>
        <Button type="primary" htmlType="submit" icon={<ShoppingCartOutlined />} loading={place.isPending}>
          {t('bench.place')}
        </Button>
      </form>
      {place.isError && <Alert type="error" showIcon title={problem(place.error).detail} />}
      {placed.slice(0, 5).map((order) => (
        <PlacedOrder key={order.orderId} order={order} />
      ))}
    </Card>
  )
}
