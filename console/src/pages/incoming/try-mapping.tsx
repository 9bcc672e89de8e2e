import { PlayCircleOutlined } from '@ant-design/icons'
import { Alert, App, Button, Drawer, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SourceTried, SourceView } from '#shared/contracts/console-api/source.ts'
import { FaultList } from './fault-list.tsx'
import { Field } from './new-source.tsx'
import { useChangeSource, useTrySource } from './queries.ts'
import { SourceFaults } from './source-faults.tsx'

/** The mapping and a sample side by side, and what would come of it, before anything is saved. */
export function TryMapping({ source, onClose }: { source: SourceView; onClose: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const tried = useTrySource(source.id)
  const change = useChangeSource(source)
  const [mapping, setMapping] = useState(source.mapping)
  const [type, setType] = useState(source.sample.type ?? '')
  const [body, setBody] = useState(source.sample.body)
  const sample = { type: type.trim() === '' ? null : type.trim(), body }
  const isByHeader = source.type?.in === 'header'
  function save() {
    const done = () => {
      void message.success(t('incoming.saved'))
      onClose()
    }
    change.mutate({ mapping, sample }, { onSuccess: done })
  }
  return (
    <Drawer
      open
      size="large"
      title={`${source.name} · ${t('incoming.tryTitle')}`}
      onClose={onClose}
      footer={
        <div className="try-actions">
          <Button
            icon={<PlayCircleOutlined />}
            loading={tried.isPending}
            onClick={() => tried.mutate({ mapping, sample })}
          >
            {t('incoming.run')}
          </Button>
          <Button type="primary" loading={change.isPending} onClick={save}>
            {t('incoming.save')}
          </Button>
        </div>
      }
    >
      <p className="card-about">{t('incoming.tryAbout')}</p>
      {isByHeader && (
        <Field id="sample-type" label={t('incoming.sampleType')}>
          <Input id="sample-type" value={type} onChange={({ target }) => setType(target.value)} />
        </Field>
      )}
      <Field id="sample-body" label={t('incoming.sample')}>
        <Code id="sample-body" value={body} rows={9} onChange={setBody} />
      </Field>
      <Field id="mapping-text" label={t('incoming.mappingText')}>
        <Code id="mapping-text" value={mapping} rows={14} onChange={setMapping} />
      </Field>
      <SourceFaults error={tried.error ?? change.error} />
      {tried.data !== undefined && <Outcome tried={tried.data} />}
    </Drawer>
  )
}

type CodeProps = { id: string; value: string; rows: number; onChange: (text: string) => void }

function Code({ id, value, rows, onChange }: CodeProps) {
  return (
    <Input.TextArea
      id={id}
      className="code-text"
      spellCheck={false}
      rows={rows}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  )
}

function Outcome({ tried }: { tried: SourceTried }) {
  const { t } = useTranslation()
  const { result, because, events, faults } = tried
  if (result === 'nothing') return <Alert className="note" type="info" showIcon title={t('incoming.givesNothing')} />
  if (result === 'kept')
    return (
      <Alert
        className="note"
        type="error"
        showIcon
        title={because === 'unmapped' ? t('incoming.because.unmapped') : t('incoming.faults', { count: faults.length })}
        description={because === 'unmapped' ? t('incoming.unmappedHint') : <FaultList faults={faults} />}
      />
    )
  const text = events.map(({ id: _, ...event }) => JSON.stringify(event, null, 2)).join('\n\n')
  return (
    <section className="mapped" aria-label={t('incoming.gives', { count: events.length })}>
      <Alert className="note" type="success" showIcon title={t('incoming.gives', { count: events.length })} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keys */}
      <pre tabIndex={0}>{text}</pre>
    </section>
  )
}
