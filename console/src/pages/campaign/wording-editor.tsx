import { Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { useTemplateReport } from './queries.ts'
import { VariableChips } from './variable-chips.tsx'
import { WordingReport } from './wording-report.tsx'

type Props = {
  kind: KindView
  /** Of the campaign: some wordings are wrong on some days. */
  settings: Record<string, unknown>
  scenario?: Scenario | undefined
  field: string
  headingId?: string | undefined
  language: Language
  value: string
  fault: string | undefined
  readOnly: boolean
  onChange: (text: string) => void
}

/** One wording in one language, checked as it is written. */
export function WordingEditor({
  kind,
  settings,
  scenario,
  field,
  headingId = '',
  language,
  value,
  fault,
  readOnly,
  onChange,
}: Props) {
  const { t } = useTranslation()
  const area = useRef<TextAreaRef>(null)
  const check = { kind: kind.id, field, text: value, language, settings, ...(scenario && { scenario }) }
  const { report, isChecking } = useTemplateReport(check, !readOnly)
  const hasFaults = (report?.faults.length ?? 0) > 0
  const id = `wording-${field}-${language}`

  function insert(snippet: string, select: [number, number] | null) {
    const box = area.current?.resizableTextArea?.textArea
    const [from, to] = [box?.selectionStart ?? value.length, box?.selectionEnd ?? value.length]
    onChange(value.slice(0, from) + snippet + value.slice(to))
    requestAnimationFrame(() => {
      box?.focus()
      const [start, end] = select ?? [snippet.length, snippet.length]
      box?.setSelectionRange(from + start, from + end)
    })
  }
  function showPosition(position: number) {
    const box = area.current?.resizableTextArea?.textArea
    box?.focus()
    box?.setSelectionRange(position, position + 1)
  }

  return (
    <section className="wording" aria-labelledby={`${headingId} ${id}-label`.trim()}>
      <label id={`${id}-label`} className="field-label" htmlFor={id}>
        {t(`wording.${language}`)}
      </label>
      {!readOnly && <VariableChips variables={kind.variables} onInsert={insert} />}
      {!readOnly && kind.columns && field === 'template' && (
        <p className="card-about">{t('moment.columns', { sample: '{{门店}}' })}</p>
      )}
      <Input.TextArea
        id={id}
        ref={area}
        lang={language === 'zh' ? 'zh-CN' : 'en'}
        autoSize={{ minRows: 4, maxRows: 12 }}
        maxLength={1000}
        value={value}
        readOnly={readOnly}
        status={fault !== undefined || hasFaults ? 'error' : ''}
        aria-describedby={`${id}-report`}
        onChange={(event) => onChange(event.target.value)}
      />
      {fault !== undefined && !hasFaults && <p className="field-fault">{fault}</p>}
      <div id={`${id}-report`} aria-live="polite">
        {!readOnly && <WordingReport report={report} isChecking={isChecking} onShow={showPosition} />}
      </div>
    </section>
  )
}
