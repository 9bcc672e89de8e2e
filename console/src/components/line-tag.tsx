import {
  DisconnectOutlined,
  QuestionCircleOutlined,
  SendOutlined,
  StopOutlined,
  WalletOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import { type LineState, lineStateOf } from '../line-state.ts'
import { DEFAULT_ZONE, formatInstant } from '../time-format.ts'
import { useLine, usePersonWords } from '../use-line.ts'
import { useRights } from '../use-session.ts'

const LOOKS: Record<LineState | 'unknown', { tone: string; icon: ReactNode }> = {
  open: { tone: 'good', icon: <SendOutlined /> },
  stopped: { tone: 'bad', icon: <StopOutlined /> },
  down: { tone: 'bad', icon: <DisconnectOutlined /> },
  spent: { tone: 'unsure', icon: <WalletOutlined /> },
  unknown: { tone: 'held', icon: <QuestionCircleOutlined /> },
}

/** Whether anything is sent, by colour, icon and word together; leads an admin to where it is steered. */
export function LineTag() {
  const { line, isKnown, isPending } = useLine()
  const { steersLine } = useRights()
  if (isPending) return null
  const tag = <LineStateTag line={isKnown ? line : undefined} />
  return steersLine ? (
    <Link to="/sending" className="line-tag">
      {tag}
    </Link>
  ) : (
    <span className="line-tag">{tag}</span>
  )
}

/** Without a line: that it is not known. */
export function LineStateTag({ line }: { line: LineView | undefined }) {
  const { t } = useTranslation()
  const more = useWhoAndWhy()(line)
  const state = line === undefined ? 'unknown' : lineStateOf(line)
  const words = t(`line.state.${state}`)
  return (
    <span className={`state-tag tone-${LOOKS[state].tone}`} title={more === null ? words : `${words} · ${more}`}>
      {LOOKS[state].icon}
      <span className="line-tag-word">{words}</span>
      {more !== null && <span className="line-tag-more">{more}</span>}
    </span>
  )
}

function useWhoAndWhy(): (line: LineView | undefined) => string | null {
  const { t } = useTranslation()
  const person = usePersonWords()
  return (line) => {
    if (line?.stop) return t('line.tagStop', { who: person(line.stop.by), why: line.stop.why })
    if (line?.fault) return t('line.tagFault', { at: formatInstant(line.fault.at, DEFAULT_ZONE) })
    return null
  }
}
