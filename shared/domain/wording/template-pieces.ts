/**
 * Our own wording language, no stronger than what Chinese vendors accept as templates: `{{name}}`, `{{name|fallback}}`,
 * `{{amount:money}}`, `{{amount:money|0}}` and `{{#flag}}...{{/flag}}`. No nesting, no loops, no expressions.
 */
export type Template = { pieces: TemplatePiece[] }
export type TemplatePiece = PlainPiece | { kind: 'condition'; flag: string; pieces: PlainPiece[]; position: number }
export type PlainPiece = { kind: 'text'; text: string } | TemplateVariable
export type TemplateVariable = {
  kind: 'variable'
  name: string
  format: TemplateFormat | null
  fallback: string | null
  position: number
}
export type TemplateFormat = 'money' | 'date' | 'longdate' | 'time' | 'mask'
