import { first, flag, number } from './declare.ts'

const PLACES = [
  ['1', '一', 'First'],
  ['2', '二', 'Second'],
  ['3', '三', 'Third'],
  ['4', '四', 'Fourth'],
  ['5', '五', 'Fifth'],
  ['6', '六', 'Sixth'],
  ['7', '七', 'Seventh'],
  ['8', '八', 'Eighth'],
  ['9', '九', 'Ninth'],
] as const
type Place = (typeof PLACES)[number][0]

/** What somebody thinks of what was done for them: facts and fields of every type that people are asked about. */
export const OPINION = {
  facts: {
    scored: first('已评分', 'Scored'),
    ...ofEach('answered-', (zh, en) => first(`已答第${zh}问`, `${en} question answered`)),
    'survey-ended': first('不再回答', 'Wants no more questions'),
  },
  fields: {
    score: number('评分', 'Score'),
    ...ofEach('yesNo', (zh, en) => number(`第${zh}问`, `${en} question`)),
    ...ofEach('delivered', (zh, en) => flag(`第${zh}问：记录显示已送达`, `${en} question: the ledger says delivered`)),
  },
}

/** One for each question, by its place. `fromEntries` forgets the names, all of which are there. */
function ofEach<P extends string, T>(prefix: P, declare: (zh: string, en: string) => T) {
  return Object.fromEntries(PLACES.map(([place, zh, en]) => [prefix + place, declare(zh, en)])) as Record<
    `${P}${Place}`,
    T
  >
}
