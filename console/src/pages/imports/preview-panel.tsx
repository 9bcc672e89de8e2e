import { PlayCircleOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Card } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportMapping, ImportPreview } from '../../api.ts'
import { ColumnPicks } from './column-picks.tsx'
import { ProblemKinds } from './problem-kinds.tsx'

type Start = { mapping?: ImportMapping; preview?: boolean }
type Props = { preview: ImportPreview; isBusy: boolean; onStart: (start: Start) => void }

const COUNTS = ['new', 'changed', 'unchanged', 'refused'] as const
const LAYOUTS = [
  '1688-orders',
  'taobao-orders',
  'shopify-orders',
  'shopify-customers',
  'woocommerce-customers',
  'youzan-members',
] as const

/** What a file would do: its columns and how they are read, its first rows, and how many rows would come to what. */
export function PreviewPanel({ preview, isBusy, onStart }: Props) {
  const { t } = useTranslation()
  const [mapping, setMapping] = useState<ImportMapping>({})
  const isChanged = Object.keys(mapping).length > 0
  const layout = LAYOUTS.find((one) => one === preview.layout)
  const will = preview.what === 'list' ? 'willList' : 'will'
  const isNothing = preview.counts.new + preview.counts.changed === 0
  return (
    <>
      <Card title={t('imports.willDo')}>
        <dl className="figures">
          {COUNTS.map((count) => (
            <div key={count} className={count === 'refused' && preview.counts.refused > 0 ? 'figure is-bad' : 'figure'}>
              <dt>{t(`imports.${will}.${count}`)}</dt>
              <dd>
                {preview.counts[count].toLocaleString('en')} <small>{t('imports.rowsUnit')}</small>
              </dd>
            </div>
          ))}
        </dl>
        {!preview.exact && <p className="drop-hint">{t('imports.notExact')}</p>}
        <div className="preview-acts">
          <Button
            type={isChanged ? 'default' : 'primary'}
            icon={<PlayCircleOutlined />}
            disabled={isChanged || isNothing}
            loading={isBusy && !isChanged}
            onClick={() => onStart({})}
          >
            {t('imports.start')}
          </Button>
          {isChanged && (
            <Button
              type="primary"
              icon={<ReloadOutlined />}
              loading={isBusy}
              onClick={() => onStart({ mapping, preview: true })}
            >
              {t('imports.again')}
            </Button>
          )}
          {isChanged && <span className="drop-hint">{t('imports.changedMapping')}</span>}
        </div>
      </Card>
      {preview.problems.length > 0 && <ProblemKinds kinds={preview.problems} />}
      <Card
        title={t('imports.columns')}
        extra={
          <span className="drop-hint">
            {t('imports.headerAt', { line: preview.header })}
            {layout !== undefined && ` · ${t('imports.layoutFound', { name: t(`imports.layouts.${layout}`) })}`}
          </span>
        }
      >
        <p className="drop-hint">{t('imports.columnsHint')}</p>
        <ColumnPicks preview={preview} mapping={mapping} onChange={setMapping} />
      </Card>
      <FirstRows preview={preview} />
    </>
  )
}

function FirstRows({ preview: { columns, rows } }: { preview: ImportPreview }) {
  const { t } = useTranslation()
  return (
    <Card title={t('imports.firstRows', { count: rows.length })}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reached by keyboard */}
      <section className="first-rows" tabIndex={0} aria-label={t('imports.firstRows', { count: rows.length })}>
        <table>
          <thead>
            <tr>
              {columns.map(({ title }, index) => (
                // Two columns of a file may have one title.
                <th key={index} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // Rows of a file have no identity but their place.
              <tr key={index}>
                {row.map((cell, place) => (
                  <td key={place}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
