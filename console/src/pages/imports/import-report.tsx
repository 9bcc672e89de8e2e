import { DownloadOutlined, NotificationOutlined, SwapOutlined, UndoOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { Alert, App, Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import type { ImportView } from '#shared/contracts/console-api/import.ts'
import { api } from '../../api.ts'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { browserZone, formatInstant } from '../../time-format.ts'
import { useCreateCampaign } from '../campaign-new/queries.ts'
import { fileOf } from './kept-files.ts'
import { ProblemKinds } from './problem-kinds.tsx'
import { ProblemTable } from './problem-table.tsx'
import { useUndo, useUpload } from './queries.ts'
import { saveFile } from './save-file.ts'
import { useWhatWords } from './what-words.ts'

const COUNTS = ['rows', 'accepted', 'unchanged', 'refused'] as const

type Props = { report: ImportView; onOpened: (id: string) => void }

/** An import after its end: how many rows went where, what is wrong with the others, and what can be done next. */
export function ImportReport({ report, onOpened }: Props) {
  const { t } = useTranslation()
  return (
    <>
      {report.seemsToBe !== null && <OtherKind report={report} onOpened={onOpened} />}
      <Card className="import-report">
        <Figures report={report} />
        <NextActs report={report} />
        <UndoWords undo={report.undo} />
      </Card>
      {report.state === 'done' && report.problemCount === 0 && <p className="all-good">{t('imports.allGood')}</p>}
      {report.kinds.length > 0 && <ProblemKinds kinds={report.kinds} />}
      {report.problemCount > 0 && <ProblemTable id={report.id} count={report.problemCount} />}
    </>
  )
}

/** A file of another kind is sent again as that in one click, while the page still has it. */
function OtherKind({ report, onOpened }: Props) {
  const { t } = useTranslation()
  const words = useWhatWords()
  const upload = useUpload()
  const file = fileOf(report.id)
  const { seemsToBe: what } = report
  if (what === null) return null
  if (file === undefined)
    return <Alert className="note" type="info" showIcon title={t('imports.offerAgain', { what: words(what) })} />
  return (
    <Button
      type="primary"
      className="offer"
      icon={<SwapOutlined />}
      loading={upload.isPending}
      onClick={() => upload.mutate({ what, file, onProgress: () => undefined }, { onSuccess: onOpened })}
    >
      {t('imports.offer', { what: words(what) })}
    </Button>
  )
}

function Figures({ report }: { report: ImportView }) {
  const { t } = useTranslation()
  return (
    <dl className="figures">
      {COUNTS.map((count) => (
        <div key={count} className={count === 'refused' && report.refused > 0 ? 'figure is-bad' : 'figure'}>
          <dt>{t(`imports.${count}`)}</dt>
          <dd>
            {report[count].toLocaleString('en')} <small>{t('imports.rowsUnit')}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}

function NextActs({ report }: { report: ImportView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const problem = useProblemWords()
  const create = useCreateCampaign()
  const refused = useMutation({
    mutationFn: () => api.refusedRows(report.id),
    onSuccess: (text) => saveFile(`${report.id}.csv`, text),
  })
  const failure = create.error ?? refused.error
  function makeCampaign() {
    create.mutate(
      { kind: 'broadcast', audience: { list: report.id } },
      { onSuccess: ({ id }) => void navigate(`/campaigns/${id}/scenario`) },
    )
  }
  return (
    <div className="next-acts">
      {report.what === 'list' && report.state === 'done' && report.accepted > 0 && (
        <Button type="primary" icon={<NotificationOutlined />} loading={create.isPending} onClick={makeCampaign}>
          {t('imports.campaign')}
        </Button>
      )}
      {report.refused > 0 && (
        <Button icon={<DownloadOutlined />} loading={refused.isPending} onClick={() => refused.mutate()}>
          {t('imports.refusedRows')}
        </Button>
      )}
      <UndoButton report={report} />
      {report.refused > 0 && <p className="drop-hint">{t('imports.refusedHint')}</p>}
      {failure !== null && <Alert className="note" type="error" showIcon title={problem(failure).detail} />}
    </div>
  )
}

function UndoButton({ report: { id, rev, undoUntil } }: { report: ImportView }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const problem = useProblemWords()
  const undo = useUndo(id)
  if (undoUntil === null) return null
  const time = formatInstant(undoUntil, browserZone())
  function ask() {
    modal.confirm({
      title: t('imports.undoAsk'),
      content: t('imports.undoText'),
      okText: t('imports.undo'),
      okButtonProps: { danger: true },
      cancelText: t('imports.cancel'),
      onOk: () => undo.mutate(rev, { onError: (error) => void message.error(problem(error).detail) }),
    })
  }
  return (
    <Button
      danger
      icon={<UndoOutlined />}
      loading={undo.isPending}
      onClick={ask}
      title={t('imports.undoUntil', { time })}
    >
      {t('imports.undo')}
    </Button>
  )
}

function UndoWords({ undo }: Pick<ImportView, 'undo'>) {
  const { t } = useTranslation()
  if (undo === null) return null
  const shown = (count: number) => count.toLocaleString('en')
  const { restored, stayed } = undo
  return (
    <ul className="undo-words" role="status">
      <li>{t('imports.undoDone', { restored: shown(restored) })}</li>
      {stayed.texted > 0 && <li>{t('imports.undoTexted', { count: stayed.texted })}</li>}
      {stayed.changed > 0 && <li>{t('imports.undoChanged', { count: stayed.changed })}</li>}
      {stayed.unknown > 0 && <li>{t('imports.undoUnknown', { count: stayed.unknown })}</li>}
    </ul>
  )
}
