import type { PlainPiece, TemplateFormat, TemplatePiece } from './template-pieces.ts'

/** A fault not yet located by line. */
export type Fault = {
  code:
    | 'syntax'
    | 'unknown-variable'
    | 'unknown-format'
    | 'wrong-type'
    | 'nested-condition'
    | 'unclosed'
    | 'missing-fallback'
    | 'forbidden-character'
    | 'foreign-placeholder'
    | 'empty'
    | 'too-long'
  /** Offset into the source in UTF-16 units, from 0. */
  position: number
  /** The name or the bit of source at fault, for the sentence that the console makes; never prose. */
  detail: string
}

type Condition = Extract<TemplatePiece, { kind: 'condition' }>
type Scan = {
  pieces: TemplatePiece[]
  faults: Fault[]
  condition: Condition | undefined
  open: { flag: string; position: number }[]
}

/** Vendors review bodies of up to 500 characters (https://help.aliyun.com/document_detail/59210.htm, read 2026-11-22). */
const MAX_CODE_POINTS = 500
/** Beyond all measure, in UTF-16 units: of such a source only its length is reported. */
export const LONGEST_SOURCE = 4 * MAX_CODE_POINTS
/** Ours begin with a small letter; a column of a list may have any script's. */
const NAME = /^(?![A-Z])\p{L}[\p{L}\p{N}_]{0,29}$/u
const RESERVED = ['__proto__', 'constructor', 'prototype']
const FORMATS: readonly TemplateFormat[] = ['money', 'date', 'longdate', 'time', 'mask']
/** A tag runs to the first `}}`, and is unclosed if another `{{` or the end comes before: linear in any source. */
const TAG = /\{\{((?:(?!\{\{|\}\}).)*)(\}\})?/gsu

/** Whether a template may use this name at all. */
export function isName(name: string): boolean {
  return NAME.test(name) && !RESERVED.includes(name)
}

/**
 * The pieces as far as they can be told, and the faults of form in no set order. Pieces are whole only without faults.
 * Of a source beyond all measure (2,000 UTF-16 units) only its length is reported.
 */
export function scanTemplate(source: string): { pieces: TemplatePiece[]; faults: Fault[] } {
  const faults = faultsOfWhole(source)
  if (source.length > LONGEST_SOURCE) return { pieces: [], faults: faults.slice(0, 1) }
  const scan: Scan = { pieces: [], faults, condition: undefined, open: [] }
  let end = 0
  for (const tag of source.matchAll(TAG)) {
    const [whole, content = '', close] = tag
    readText(scan, source.slice(end, tag.index), end)
    if (close) readTag(scan, content, tag.index)
    else scan.faults.push({ code: 'unclosed', position: tag.index, detail: excerpt(whole) })
    end = tag.index + whole.length
  }
  readText(scan, source.slice(end), end)
  reportUnclosed(scan, scan.open)
  return { pieces: scan.pieces, faults: scan.faults }
}

function faultsOfWhole(source: string): Fault[] {
  const faults: Fault[] = []
  const characters = [...source]
  if (characters.length > MAX_CODE_POINTS) {
    const position = characters.slice(0, MAX_CODE_POINTS).join('').length
    faults.push({ code: 'too-long', position, detail: String(characters.length) })
  }
  if (source.trim() === '') faults.push({ code: 'empty', position: 0, detail: '' })
  // The carrier puts the signature 【...】 in front; brackets of one's own would make a second.
  for (const bracket of source.matchAll(/[【】]/gu)) {
    faults.push({ code: 'forbidden-character', position: bracket.index, detail: bracket[0] })
  }
  return faults
}

function readText(scan: Scan, text: string, start: number): void {
  for (const stray of text.matchAll(/\}\}/gu)) {
    scan.faults.push({ code: 'syntax', position: start + stray.index, detail: '}}' })
  }
  if (text !== '') add(scan, { kind: 'text', text })
}

function readTag(scan: Scan, content: string, position: number): void {
  if (/[{}]/u.test(content)) {
    scan.faults.push({ code: 'syntax', position, detail: excerpt(`{{${content}}}`) })
  } else if (content.startsWith('#')) {
    openCondition(scan, content.slice(1).trim(), position)
  } else if (content.startsWith('/')) {
    closeCondition(scan, content.slice(1).trim(), position)
  } else {
    readVariable(scan, content, position)
  }
}

function readVariable(scan: Scan, content: string, position: number): void {
  const [head, fallback] = splitAt(content, '|')
  const [name, formatName] = splitAt(head, ':').map((part) => part?.trim())
  if (!judgeName(scan, name ?? '', position)) return
  const format = FORMATS.find((known) => known === formatName)
  if (formatName !== undefined && !format) {
    scan.faults.push({ code: 'unknown-format', position, detail: excerpt(formatName) })
  }
  add(scan, { kind: 'variable', name: name ?? '', format: format ?? null, fallback: fallback ?? null, position })
}

function openCondition(scan: Scan, flag: string, position: number): void {
  judgeName(scan, flag, position)
  if (scan.condition) {
    scan.faults.push({ code: 'nested-condition', position, detail: excerpt(flag) })
  } else {
    scan.condition = { kind: 'condition', flag, pieces: [], position }
    scan.pieces.push(scan.condition)
  }
  scan.open.push({ flag, position })
}

function closeCondition(scan: Scan, flag: string, position: number): void {
  const at = scan.open.findLastIndex((condition) => condition.flag === flag)
  if (at === -1) {
    scan.faults.push({ code: 'syntax', position, detail: excerpt(`{{/${flag}}}`) })
    return
  }
  reportUnclosed(scan, scan.open.splice(at).slice(1))
  if (scan.open.length === 0) scan.condition = undefined
}

function reportUnclosed(scan: Scan, left: Scan['open']): void {
  for (const { flag, position } of left) {
    scan.faults.push({ code: 'unclosed', position, detail: excerpt(`{{#${flag}}}`) })
  }
}

function judgeName(scan: Scan, name: string, position: number): boolean {
  if (isName(name)) return true
  scan.faults.push({ code: RESERVED.includes(name) ? 'unknown-variable' : 'syntax', position, detail: excerpt(name) })
  return false
}

function add(scan: Scan, piece: PlainPiece): void {
  if (scan.condition) scan.condition.pieces.push(piece)
  else scan.pieces.push(piece)
}

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark)
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + mark.length)]
}

/** The first 40 characters of what is at fault. */
export function excerpt(text: string): string {
  return [...text].slice(0, 40).join('')
}
