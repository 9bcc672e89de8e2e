import type { KindView } from '#shared/contracts/console-api/kind.ts'
import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Scenario } from '#shared/contracts/scenario.ts'
import { type Faults, faultAt } from './draft.ts'
import { WordingEditor } from './wording-editor.tsx'

type Props = {
  kind: KindView
  settings: Record<string, unknown>
  /** Of one's own, in which the wording is checked. */
  scenario?: Scenario | undefined
  /** The wording's field: `template`, or a setting such as `settings.digest`. */
  field: string
  /** Where the server puts its faults. @default the field */
  place?: string
  /** Of what stands above it, where there are several. */
  headingId?: string
  value: LocalizedText
  faults: Faults
  readOnly: boolean
  onChange: (value: LocalizedText) => void
}

/** A wording in both languages, side by side. */
export function WordingPair({
  kind,
  settings,
  scenario,
  field,
  place = field,
  headingId,
  value,
  faults,
  readOnly,
  onChange,
}: Props) {
  return (
    <div className="wording-pair">
      {(['zh', 'en'] as const).map((language) => (
        <WordingEditor
          key={language}
          kind={kind}
          settings={settings}
          scenario={scenario}
          field={field}
          headingId={headingId}
          language={language}
          value={value[language]}
          fault={faultAt(faults, `${place}.${language}`)}
          readOnly={readOnly}
          onChange={(text) => onChange({ ...value, [language]: text })}
        />
      ))}
    </div>
  )
}
