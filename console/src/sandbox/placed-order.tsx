import { FastForwardOutlined, PayCircleOutlined, TruckOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useProblemWords } from '../i18n/use-problem-words.ts'
import type { PlacedDemoOrder } from '../local-run.ts'
import { personPath } from '../pages/people/places.ts'
import { formatInstant } from '../time-format.ts'
import { nudgeQuery, useMoveDemoOrder, useSteerClock } from './queries.ts'

/** An order that was placed here: pay it, ship it, or let the clock run to its nudge. */
export function PlacedOrder({ order }: { order: PlacedDemoOrder }) {
  const { t } = useTranslation()
  const problem = useProblemWords()
  const move = useMoveDemoOrder(order.orderId)
  const steer = useSteerClock()
  const nudge = useQuery(nudgeQuery(order)).data
  const [done, setDone] = useState<readonly ('pay' | 'ship')[]>([])
  const go = (step: 'pay' | 'ship') => move.mutate(step, { onSuccess: () => setDone((steps) => [...steps, step]) })
  const words = () => {
    if (done.length > 0) return t(done.includes('ship') ? 'bench.shipped' : 'bench.paid')
    if (nudge === undefined) return ''
    if (nudge.state !== 'planned') return t(nudge.state === 'left' ? 'bench.nudged' : 'bench.noNudge')
    return t('bench.placedNote', { when: formatInstant(nudge.leavesAt.toISOString(), nudge.zone), zone: nudge.zone })
  }
  return (
    <div className="placed-order">
      <div>
        <Link to={personPath(order.contactId, { order: order.orderId })}>{order.orderId}</Link>
        <small role="status">{words()}</small>
      </div>
      <Space wrap>
        {nudge?.state === 'planned' && done.length === 0 && (
          <Button
            icon={<FastForwardOutlined />}
            loading={steer.isPending}
            onClick={() => steer.mutate({ now: nudge.leavesAt.toISOString() })}
          >
            {t('bench.toNudge')}
          </Button>
        )}
        <Space.Compact>
          <Button icon={<PayCircleOutlined />} disabled={done.includes('pay')} onClick={() => go('pay')}>
            {t('bench.pay')}
          </Button>
          <Button icon={<TruckOutlined />} disabled={done.includes('ship')} onClick={() => go('ship')}>
            {t('bench.ship')}
          </Button>
        </Space.Compact>
      </Space>
      {move.isError && <Alert type="error" showIcon title={problem(move.error).detail} />}
      {steer.isError && <Alert type="error" showIcon title={problem(steer.error).detail} />}
    </div>
  )
}
