import { ArrowLeftOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Card, Progress, Skeleton } from 'antd'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '../../api.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { ImportReport } from './import-report.tsx'
import { ImportState } from './import-state.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { importQuery, previewQuery, useStart } from './queries.ts'
import { useWhatWords } from './what-words.ts'

type Props = { id: string; onAnother: () => void; onOpened: (id: string) => void }

/** An import from its preview to its report. */
export function ImportDesk({ id, onAnother, onOpened }: Props) {
  const { t } = useTranslation()
  const words = useWhatWords()
  const problem = useProblemWords()
  const report = useQuery(importQuery(id))
  const { data } = report
  const preview = useQuery(previewQuery(id, data))
  const start = useStart(id)
  const isLooking = data?.state === 'previewed' && preview.isPending && !preview.isError
  if (report.isPending) return <Skeleton active paragraph={{ rows: 6 }} />
  if (data === undefined) return <Trouble query={report} />
  return (
    <div className="import-desk">
      <Trouble query={report} />
      <header className="import-head">
        <Button icon={<ArrowLeftOutlined />} onClick={onAnother}>
          {t('imports.back')}
        </Button>
        <h2>{words(data.what)}</h2>
        <ImportState state={data.state} />
      </header>
      {start.isError && <Alert className="note" type="error" showIcon title={problem(start.error).detail} />}
      {(data.state === 'waiting' || data.state === 'running') && (
        <Progressing done={data.rows} total={totalOf(preview.data)} />
      )}
      {data.state === 'previewed' && <Trouble query={preview} />}
      {data.state === 'previewed' && preview.data !== undefined && (
        <PreviewPanel key={data.rev} preview={preview.data} isBusy={start.isPending} onStart={start.mutate} />
      )}
      {isLooking && <Skeleton active paragraph={{ rows: 8 }} />}
      {(data.state === 'done' || data.state === 'failed' || data.state === 'undone') && (
        <ImportReport report={data} onOpened={onOpened} />
      )}
    </div>
  )
}

function totalOf(preview: ImportPreview | undefined): number | undefined {
  if (preview === undefined || !preview.exact) return undefined
  return Object.values(preview.counts).reduce((sum, count) => sum + count, 0)
}

/** How far it is, by rows where their number is known. */
function Progressing({ done, total }: { done: number; total: number | undefined }) {
  const { t } = useTranslation()
  if (total === undefined || total === 0)
    return (
      <Card>
        <p role="status">{t('imports.looking')}</p>
        <Skeleton active paragraph={{ rows: 3 }} title={false} />
      </Card>
    )
  const shown = (count: number) => count.toLocaleString('en')
  return (
    <Card>
      <p role="status">{t('imports.progress', { done: shown(done), total: shown(total) })}</p>
      <Progress
        percent={Math.min(100, Math.floor((done / total) * 100))}
        status="active"
        aria-label={t('imports.running')}
      />
    </Card>
  )
}
