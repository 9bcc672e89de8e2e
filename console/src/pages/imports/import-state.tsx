import {
  CheckCircleFilled,
  ClockCircleOutlined,
  CloseCircleFilled,
  EyeOutlined,
  LoadingOutlined,
  UndoOutlined,
} from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { ImportSummary } from '../../api.ts'

type State = ImportSummary['state']

const ICONS: Record<State, React.ReactNode> = {
  waiting: <ClockCircleOutlined />,
  running: <LoadingOutlined />,
  previewed: <EyeOutlined />,
  done: <CheckCircleFilled />,
  failed: <CloseCircleFilled />,
  undone: <UndoOutlined />,
}
const TONES: Record<State, string> = {
  waiting: 'waiting',
  running: 'waiting',
  previewed: 'waiting',
  done: 'good',
  failed: 'bad',
  undone: 'unsure',
}

export function ImportState({ state }: { state: State }) {
  const { t } = useTranslation()
  return (
    <span className={`state-tag tone-${TONES[state]}`} role="status">
      {ICONS[state]}
      {t(`imports.${state}`)}
    </span>
  )
}
