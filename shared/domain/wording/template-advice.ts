import type { Fault } from './template-scan.ts'

/** What is wrong with a wording at one place, and how to mend it, in one English sentence or two. */
export function adviseOn(fault: Fault, variables: readonly string[]): string {
  return ADVICE[fault.code](fault.detail, variables.join(', '))
}

const ADVICE: Readonly<Record<Fault['code'], (detail: string, variables: string) => string>> = {
  syntax: (detail) =>
    `"${detail}" is not understood. Write {{name}}, {{name|fallback}}, {{amount:money}} or {{#flag}}…{{/flag}}.`,
  'unknown-variable': (detail, variables) => `"${detail}" is not known here. Use one of: ${variables}.`,
  'unknown-format': (detail) => `"${detail}" is no format. Use money, date, longdate, time or mask.`,
  'wrong-type': (detail) => `"${detail}" does not go together. Leave the format out or use the one for its type.`,
  'nested-condition': (detail) =>
    `"${detail}" begins inside another condition. Close the one before with {{/…}} first.`,
  unclosed: (detail) => `"${detail}" is not closed. Close it with }} or, for a condition, with {{/…}}.`,
  'missing-fallback': (detail) =>
    `"${detail}" may be missing. Give a fallback, {{${detail}|…}}, or put it inside a condition.`,
  'forbidden-character': (detail) =>
    `"${detail}" may not be used: the carrier puts the signature 【…】 in front itself.`,
  'foreign-placeholder': (detail, variables) =>
    `"${detail}" is how other systems write a value and would be sent as it stands. Write {{name}} or another of: ${variables}.`,
  empty: () => 'The text is empty. Write what the recipient should read.',
  'too-long': (detail) => `The text has ${detail} characters. Keep it to 500.`,
}
