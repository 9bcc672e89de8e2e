import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  FieldTimeOutlined,
  MinusCircleOutlined,
  QuestionCircleOutlined,
  SendOutlined,
  StopOutlined,
  SyncOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { MessageView } from '#shared/contracts/console-api/message.ts'

type Tone = 'waiting' | 'good' | 'bad' | 'held' | 'unsure'
type MessageState = MessageView['state']

const LOOKS: Record<MessageState, { tone: Tone; icon: ReactNode }> = {
  planned: { tone: 'waiting', icon: <ClockCircleOutlined /> },
  claimed: { tone: 'waiting', icon: <SyncOutlined /> },
  accepted: { tone: 'good', icon: <SendOutlined /> },
  delivered: { tone: 'good', icon: <CheckCircleOutlined /> },
  undelivered: { tone: 'bad', icon: <CloseCircleOutlined /> },
  rejected: { tone: 'bad', icon: <StopOutlined /> },
  'in-doubt': { tone: 'unsure', icon: <QuestionCircleOutlined /> },
  unconfirmed: { tone: 'unsure', icon: <QuestionCircleOutlined /> },
  suppressed: { tone: 'held', icon: <MinusCircleOutlined /> },
  cancelled: { tone: 'held', icon: <CloseCircleOutlined /> },
  expired: { tone: 'held', icon: <FieldTimeOutlined /> },
}

export function toneOf(state: MessageState): Tone {
  return LOOKS[state].tone
}

export function StateIcon({ state }: { state: MessageState }) {
  return LOOKS[state].icon
}

/** A message's state by colour, icon and word together. */
export function StateTag({ state }: { state: MessageState }) {
  const { t } = useTranslation()
  return (
    <span className={`state-tag tone-${LOOKS[state].tone}`} title={t(`state.${state}.means`)}>
      {LOOKS[state].icon}
      {t(`state.${state}.name`)}
    </span>
  )
}
