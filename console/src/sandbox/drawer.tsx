import { CloseOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { HeardClock } from '../use-clock.ts'
import { CarrierScript } from './carrier-script.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { DemoOrderPanel } from './demo-order-panel.tsx'
import { FakePhone } from './fake-phone.tsx'
import './sandbox.css'

/** The phone and the clock of a local run, with demo orders and what the carrier does. Escape closes it from within. */
export function SandboxDrawer({ clock, onClose }: { clock: HeardClock; onClose: () => void }) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  function onKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented || isInPopup(event.target)) return
    onClose()
  }
  return (
    <aside className="sandbox" aria-label={t('bench.title')} onKeyDown={onKey}>
      <header className="sandbox-head">
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {t('bench.title')}
          </h2>
          <p>{t('bench.about')}</p>
        </div>
        <Button type="text" icon={<CloseOutlined />} aria-label={t('bench.close')} onClick={onClose} />
      </header>
      <ClockPanel clock={clock} />
      <FakePhone now={clock} />
      <DemoOrderPanel />
      <CarrierScript />
    </aside>
  )
}

/** A list or a calendar that is open takes Escape for itself. */
function isInPopup(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.getAttribute('aria-expanded') === 'true'
}
