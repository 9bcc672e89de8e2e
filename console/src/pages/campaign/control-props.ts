import type { Field } from './settings-fields.ts'

/** What every control of a setting is given, whatever it looks like. */
export type ControlProps = {
  id: string
  field: Field
  value: unknown
  readOnly: boolean
  onChange: (value: unknown) => void
}
