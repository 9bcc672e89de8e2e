import { BankOutlined, HomeOutlined, ShopOutlined, ToolOutlined } from '@ant-design/icons'
import { Card } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { BUSINESS_LINES, type BusinessLine } from '#shared/contracts/business-line.ts'

const ICONS: Record<BusinessLine, ReactNode> = {
  shop: <ShopOutlined />,
  lender: <BankOutlined />,
  property: <HomeOutlined />,
  service: <ToolOutlined />,
}

/** Asked once: what the company does, so that it is shown first what it is likely to need. */
export function BusinessQuestion({ busy, onPick }: { busy: boolean; onPick: (line: BusinessLine) => void }) {
  const { t } = useTranslation()
  return (
    <Card className="business-question" title={t('firstChoice.question')}>
      <p className="card-about">{t('firstChoice.why')}</p>
      <div className="business-lines">
        {BUSINESS_LINES.map((line) => (
          <button key={line} type="button" className="business-line" disabled={busy} onClick={() => onPick(line)}>
            <span className="kind-icon" aria-hidden="true">
              {ICONS[line]}
            </span>
            <b>{t(`firstChoice.line.${line}`)}</b>
            <small>{t(`firstChoice.lineAbout.${line}`)}</small>
          </button>
        ))}
      </div>
    </Card>
  )
}
