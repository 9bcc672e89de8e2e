import type { LocalizedText } from '#shared/contracts/primitives.ts'
import type { Condition, PathLeaf } from '#shared/contracts/scenario.ts'
import { choicesOfPath, namesOfPath } from './path-words.ts'
import { text } from './wording-parts.ts'

/** What a condition asks for, in words; null for one that has none, as of a reply or of what was sent before. */
export function namesOfCondition(condition: Condition, about: string): LocalizedText | null {
  if ('all' in condition) return joined(condition.all, about, text('，且', ', and '))
  if ('any' in condition) return joined(condition.any, about, text('，或', ', or '))
  if ('not' in condition) return 'path' in condition.not ? namesOfLeaf(condition.not, about, true) : null
  return 'path' in condition ? namesOfLeaf(condition, about, false) : null
}

function joined(conditions: readonly Condition[], about: string, between: LocalizedText): LocalizedText | null {
  const names = conditions.map((one) => namesOfCondition(one, about))
  if (names.some((one) => one === null)) return null
  const known = names.filter((one) => one !== null)
  return text(
    known.map(({ zh }) => zh).join(between.zh),
    known.map(({ en }, place) => (place === 0 ? en : inner(en))).join(between.en),
  )
}

function inner(words: string): string {
  return words.slice(0, 1).toLowerCase() + words.slice(1)
}

function namesOfLeaf(leaf: PathLeaf, about: string, isDenied: boolean): LocalizedText | null {
  const names = namesOfPath(leaf.path, about)
  if (names === undefined) return null
  const { zh, en } = names
  if (leaf.is === 'known')
    return isDenied ? text(`没有${zh}`, `No ${en.toLowerCase()}`) : text(`有${zh}`, `With ${en.toLowerCase()}`)
  if (leaf.value === true || leaf.value === false) {
    const holds = leaf.value !== isDenied
    return text(`${zh}：${holds ? '是' : '否'}`, `${en}: ${holds ? 'yes' : 'no'}`)
  }
  const value = wordsOfValue(leaf, about)
  if (value === null) return null
  const sign = SIGNS[leaf.is]
  const denied = isDenied ? text('不是', 'not ') : text('', '')
  return text(`${zh}${sign.zh}${denied.zh}${value.zh}`, `${en}${sign.en}${denied.en}${value.en}`)
}

const SIGNS: Readonly<Record<Exclude<PathLeaf['is'], 'known'>, LocalizedText>> = {
  equals: text('：', ': '),
  in: text('：', ': '),
  less: text('小于', ' below '),
  more: text('大于', ' above '),
  before: text('早于', ' before '),
  after: text('晚于', ' after '),
}

/** Plain values alone: what stands at another path is not said here. */
function wordsOfValue({ path, value }: PathLeaf, about: string): LocalizedText | null {
  const values = Array.isArray(value) ? value : [value]
  const choices = choicesOfPath(path, about)
  if (values.some((one) => typeof one !== 'string' && typeof one !== 'number')) return null
  const words = values.map((one) => choices[String(one)] ?? text(String(one), String(one)))
  return text(words.map(({ zh }) => zh).join('、'), words.map(({ en }) => en).join(', '))
}
