import { Card, Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { formatMicros, partsLeftToday, shareSpent } from '../../line-state.ts'

const COLOURS = { room: '#17625d', nearly: '#b0741b', spent: '#b3382c' }
const NEARLY = 0.8

/** What the day has cost so far, and what is left of its budget in money and in parts. */
export function SpentToday({ line }: { line: LineView }) {
  const { t } = useTranslation()
  const { dailyBudgetMicros: budget, spentTodayMicros: spent, priceMicros } = line
  const share = shareSpent(line)
  const left = partsLeftToday(line)
  return (
    <Card title={t('sending.today')}>
      <dl className="money">
        <div>
          <dt>{t('sending.spent')}</dt>
          <dd>{formatMicros(spent)}</dd>
        </div>
        <div>
          <dt>{t('sending.budget')}</dt>
          <dd>{budget === null ? t('sending.noLimit') : formatMicros(budget)}</dd>
        </div>
      </dl>
      {share !== null && (
        <Progress
          percent={Math.floor(share * 100)}
          strokeColor={COLOURS[left === 0 ? 'spent' : share < NEARLY ? 'room' : 'nearly']}
          status="normal"
          aria-label={t('sending.spent')}
        />
      )}
      <p className="zone-note">
        {left !== null && `${t('sending.partsLeft', { parts: left.toLocaleString('en') })} `}
        {t('sending.priceNote', { price: formatMicros(priceMicros) })}
      </p>
    </Card>
  )
}
