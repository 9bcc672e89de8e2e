import { first, flag, number } from './declare.ts'

/** What somebody thinks of what was done for them: facts and fields of every type that people are asked about. */
export const OPINION = {
  facts: {
    scored: first('已评分', 'Scored'),
    'answered-1': first('已答第一问', 'First question answered'),
    'answered-2': first('已答第二问', 'Second question answered'),
    'answered-3': first('已答第三问', 'Third question answered'),
    'answered-4': first('已答第四问', 'Fourth question answered'),
    'answered-5': first('已答第五问', 'Fifth question answered'),
    'answered-6': first('已答第六问', 'Sixth question answered'),
    'answered-7': first('已答第七问', 'Seventh question answered'),
    'answered-8': first('已答第八问', 'Eighth question answered'),
    'answered-9': first('已答第九问', 'Ninth question answered'),
    'survey-ended': first('不再回答', 'Wants no more questions'),
  },
  fields: {
    score: number('评分', 'Score'),
    yesNo1: number('第一问', 'First question'),
    yesNo2: number('第二问', 'Second question'),
    yesNo3: number('第三问', 'Third question'),
    yesNo4: number('第四问', 'Fourth question'),
    yesNo5: number('第五问', 'Fifth question'),
    yesNo6: number('第六问', 'Sixth question'),
    yesNo7: number('第七问', 'Seventh question'),
    yesNo8: number('第八问', 'Eighth question'),
    yesNo9: number('第九问', 'Ninth question'),
    delivered1: flag('第一问：记录显示已送达', 'First question: the ledger says delivered'),
    delivered2: flag('第二问：记录显示已送达', 'Second question: the ledger says delivered'),
    delivered3: flag('第三问：记录显示已送达', 'Third question: the ledger says delivered'),
    delivered4: flag('第四问：记录显示已送达', 'Fourth question: the ledger says delivered'),
    delivered5: flag('第五问：记录显示已送达', 'Fifth question: the ledger says delivered'),
    delivered6: flag('第六问：记录显示已送达', 'Sixth question: the ledger says delivered'),
    delivered7: flag('第七问：记录显示已送达', 'Seventh question: the ledger says delivered'),
    delivered8: flag('第八问：记录显示已送达', 'Eighth question: the ledger says delivered'),
    delivered9: flag('第九问：记录显示已送达', 'Ninth question: the ledger says delivered'),
  },
} as const
