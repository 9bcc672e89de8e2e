import { ShoppingCartOutlined } from '@ant-design/icons'
import { Alert, Button, Card, Input, InputNumber } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/use-language.ts'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import type { PlacedDemoOrder } from '../local-run.ts'
import { PlacedOrder } from './placed-order.tsx'
import { usePlaceDemoOrder } from './queries.ts'

const MINOR_UNITS = 100
/** Numbers that belong to nobody: no text ever leaves this machine anyway. */
const DEMO_ORDER = {
  zh: { name: '林小溪', phone: '19900070088', itemName: '坚果礼盒 500g' },
  en: { name: 'Grace Lin', phone: '19900070099', itemName: '500 g nut gift box' },
}

/**
 * Places an order the way a shop does, then lets one pay or ship the orders placed here, the newest first. Its buyer reads
 * the language of the screen.
 */
export function DemoOrderPanel() {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const problem = useProblemWords()
  const place = usePlaceDemoOrder()
  const [placed, setPlaced] = useState<PlacedDemoOrder[]>([])
  const [typed, setTyped] = useState<Partial<(typeof DEMO_ORDER)['en']>>({})
  const [amount, setAmount] = useState<number | null>(178)
  const { name, phone, itemName } = { ...DEMO_ORDER[language], ...typed }
  const type = (part: typeof typed) => setTyped({ ...typed, ...part })
  function submit(event: FormEvent) {
    event.preventDefault()
    const amountMinor = Math.round((amount ?? 0) * MINOR_UNITS)
    const order = { language, name, phone, itemName, amountMinor }
    place.mutate(order, { onSuccess: (one) => setPlaced((all) => [one, ...all]) })
  }
  return (
    <Card title={t('bench.order')}>
      <p className="card-about">{t('bench.orderAbout')}</p>
      <form className="order-form" onSubmit={submit}>
        <label htmlFor="order-name">
          {t('bench.orderName')}
          <Input id="order-name" value={name} maxLength={40} onChange={(event) => type({ name: event.target.value })} />
        </label>
        <label htmlFor="order-phone">
          {t('bench.orderPhone')}
          <Input
            id="order-phone"
            value={phone}
            maxLength={20}
            inputMode="tel"
            autoComplete="off"
            onChange={(event) => type({ phone: event.target.value })}
          />
        </label>
        <label htmlFor="order-item">
          {t('bench.orderItem')}
          <Input
            id="order-item"
            value={itemName}
            maxLength={60}
            onChange={(event) => type({ itemName: event.target.value })}
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
