import { type KindWords, NAME_WORDS, type VariableWords } from '../kind-words.ts'
import { text } from '../wording-parts.ts'

const VARIABLES: Readonly<Record<string, VariableWords>> = {
  name: NAME_WORDS,
  people: {
    names: text('过生日的同事', 'Whose birthdays'),
    sample: text('12月5日 王芳、李强', '5 December Wang Fang, Li Qiang'),
  },
}

export const birthdayGreetingWords: KindWords = {
  names: text('生日祝福', 'Birthday greeting'),
  about: text(
    '每天早上祝福当天过生日的客户和经销商（公历或农历）；员工生日则汇总提醒其经理。',
    'Greets customers and dealers on their birthday, solar or lunar; a manager hears of employees’ birthdays in one digest.',
  ),
  template: text(
    '{{name}}，祝您生日快乐，身体健康，事事顺心。',
    'Dear {{name}}, happy birthday! We wish you good health and a wonderful year.',
  ),
  variables: () => VARIABLES,
}
