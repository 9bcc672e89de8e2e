import { first, number } from './declare.ts'

/** What somebody thinks of what was done for them: facts and fields of every type that people are asked about. */
export const OPINION = {
  facts: {
    scored: first('已评分', 'Scored'),
    'answered-1': first('已答第一问', 'First question answered'),
    'answered-2': first('已答第二问', 'Second question answered'),
    'answered-3': first('已答第三问', 'Third question answered'),
    'survey-ended': first('不再回答', 'Wants no more questions'),
  },
  fields: {
    score: number('评分', 'Score'),
    yesNo1: number('第一问', 'First question'),
    yesNo2: number('第二问', 'Second question'),
    yesNo3: number('第三问', 'Third question'),
  },
} as const
