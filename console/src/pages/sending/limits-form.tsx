import { Alert, App, Button, Card, InputNumber, Switch } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LineView } from '#shared/contracts/console-api/line.ts'
import type { LineChange } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { changeOf, draftOf, type LineDraft } from './line-draft.ts'
import { useChangeLine } from './queries.ts'

const MOST_PER_SECOND = 1_000_000
const MOST_MONEY = 1_000_000_000
const FIRST_BUDGET = 100
const LANES = ['transactional', 'bulk'] as const

/** The pace of each lane and the budget of a day. What was not touched follows what others change meanwhile. */
export function LimitsForm({ line }: { line: LineView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const save = useChangeLine()
  const [edits, setEdits] = useState<Partial<LineDraft>>({})
  const draft = { ...draftOf(line), ...edits }
  const change = changeOf(draft, line)
  const edit = (part: Partial<LineDraft>) => setEdits((before) => ({ ...before, ...part }))

  function send(wanted: LineChange) {
    save.mutate(wanted, {
      onSuccess: () => {
        setEdits({})
        void message.success(t('sending.saved'))
      },
    })
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (change !== undefined) send(change)
  }
  return (
    <Card title={t('sending.limits')}>
      <form className="limits" onSubmit={submit}>
        <p className="card-about">{t('sending.limitsAbout')}</p>
        {LANES.map((lane) => (
          <Pace key={lane} lane={lane} value={draft[lane]} onChange={(value) => edit({ [lane]: value })} />
        ))}
        <Budget value={draft.dailyBudget} onChange={(dailyBudget) => edit({ dailyBudget })} />
        {save.isError && <Alert type="error" showIcon title={problem(save.error).detail} />}
        <div className="sending-actions">
          <Button type="primary" htmlType="submit" disabled={change === undefined} loading={save.isPending}>
            {t('shell.save')}
          </Button>
          {change !== undefined && <Button onClick={() => setEdits({})}>{t('sending.undo')}</Button>}
          <Button type="link" disabled={save.isPending} onClick={() => send({ rates: null })}>
            {t('sending.ownPace')}
          </Button>
        </div>
      </form>
    </Card>
  )
}

type PaceProps = { lane: (typeof LANES)[number]; value: number; onChange: (value: number) => void }

function Pace({ lane, value, onChange }: PaceProps) {
  const { t } = useTranslation()
  return (
    <div className="limit">
      <label htmlFor={`pace-${lane}`}>
        {t(`sending.lane.${lane}`)}
        <small>{t(`sending.laneAbout.${lane}`)}</small>
      </label>
      <InputNumber
        id={`pace-${lane}`}
        value={value}
        min={1}
        max={MOST_PER_SECOND}
        precision={0}
        suffix={t('sending.perSecond')}
        onChange={(next) => next !== null && onChange(next)}
      />
    </div>
  )
}

function Budget({ value, onChange }: { value: number | null; onChange: (value: number | null) => void }) {
  const { t } = useTranslation()
  return (
    <div className="limit">
      <label htmlFor="budget-limited">
        {t('sending.dailyBudget')}
        <small>{t('sending.dailyBudgetAbout')}</small>
      </label>
      <span className="budget">
        <Switch
          id="budget-limited"
          checked={value !== null}
          onChange={(limited) => onChange(limited ? FIRST_BUDGET : null)}
        />
        {value === null ? (
          t('sending.noLimit')
        ) : (
          <InputNumber
            aria-label={t('sending.dailyBudget')}
            value={value}
            min={0}
            max={MOST_MONEY}
            step={10}
            onChange={(next) => next !== null && onChange(next)}
          />
        )}
      </span>
    </div>
  )
}
