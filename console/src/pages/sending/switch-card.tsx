import { RedoOutlined } from '@ant-design/icons'
import { Button, Card, Descriptions } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { LineSwitch, useStartQuestion } from '../../components/line-switch.tsx'
import { LineStateTag } from '../../components/line-tag.tsx'
import { TimeText } from '../../components/time-text.tsx'
import { lineStateOf } from '../../line-state.ts'
import { DEFAULT_ZONE } from '../../time-format.ts'
import { usePersonWords, useProviderName } from '../../use-line.ts'

const LABEL_PX = 120

/** The switch, what it does, and what the provider says where it takes nothing or asked for less. */
export function SwitchCard({ line }: { line: LineView }) {
  const { t } = useTranslation()
  const ask = useStartQuestion()
  return (
    <Card title={t('sending.switch')} extra={<LineStateTag line={line} />}>
      <p className="card-about">{t(`sending.means.${lineStateOf(line)}`)}</p>
      <Descriptions
        colon={false}
        column={1}
        size="small"
        styles={{ label: { width: LABEL_PX } }}
        items={useFacts(line).map(([label, children]) => ({ key: label, label, children }))}
      />
      <div className="sending-actions">
        {line.state === 'down' && (
          <Button type="primary" icon={<RedoOutlined />} onClick={() => ask('line.tryNow')}>
            {t('line.tryNow')}
          </Button>
        )}
        <LineSwitch />
      </div>
    </Card>
  )
}

function useFacts({ provider, stop, fault, slowUntil }: LineView): [string, ReactNode][] {
  const { t } = useTranslation()
  const person = usePersonWords()
  const providerName = useProviderName()
  const time = (at: string) => <TimeText at={at} zone={DEFAULT_ZONE} />
  return [
    [t('sending.provider'), providerName(provider)],
    ...(stop === null
      ? []
      : [
          [t('sending.stoppedBy'), person(stop.by)] satisfies [string, ReactNode],
          [t('sending.stoppedWhy'), stop.why] satisfies [string, ReactNode],
          [t('sending.stoppedAt'), time(stop.at)] satisfies [string, ReactNode],
        ]),
    ...(fault === null
      ? []
      : [
          [t('sending.faultCode'), <code key="code">{fault.code}</code>] satisfies [string, ReactNode],
          [t('sending.faultAt'), time(fault.at)] satisfies [string, ReactNode],
          [t('sending.faultUntil'), time(fault.until)] satisfies [string, ReactNode],
        ]),
    ...(slowUntil === null ? [] : [[t('sending.slowUntil'), time(slowUntil)] satisfies [string, ReactNode]]),
  ]
}
