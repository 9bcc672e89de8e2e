import type { Begins } from '#shared/contracts/scenario.ts'

type Says = Begins['says']

const COURIER_ZH = ['快递', '快递员', '快递小哥', '送货的', '送快递的', '派件员', '配送员']
const TO_ME_ZH = ['', '说', '跟我', '问我', '向我', '找我', '让我', '要我', '非要', '还']
const ASKS_ZH = ['要收', '收了', '收', '要', '要付', '付', '多收', '要多收', '加收', '交']
const FOR_ZH = ['', '运费', '快递费', '派送费', '配送费', '钱', '才送', '才给']
const COURIER_EN = ['courier', 'the courier', 'driver', 'the driver', 'delivery man', 'the delivery man']
const ASKS_EN = ['asks', 'asked', 'is asking', 'wants', 'wanted', 'charges', 'charged', 'demands']

/** That a courier wants to be paid for a parcel whose carriage is paid. */
export const COURIER_ASKS_MONEY: Says = {
  zh: [
    [COURIER_ZH, TO_ME_ZH, ASKS_ZH, ['', '我'], ['#'], FOR_ZH],
    [COURIER_ZH, TO_ME_ZH, ASKS_ZH, ['', '我'], ['钱', '运费', '快递费', '派送费', '配送费']],
  ],
  en: [
    [
      COURIER_EN,
      ['', 'just', 'now'],
      ASKS_EN,
      ['', 'me', 'me for', 'for', 'me to pay'],
      ['#', 'money', 'a fee', 'extra'],
      ['', 'yuan', 'rmb', 'more'],
    ],
  ],
}

const WHEN_ZH = ['', '现在', '今天', '明天', '后天', '这两天', '这几天', '白天', '上午', '下午', '晚上', '暂时', '目前']
const WHO_ZH = ['', '我', '我们', '家里', '人']
const AWAY_ZH = ['不在家', '不在', '没人', '没有人', '没人在家', '不方便收', '没人收', '收不了']
const AWAY_EN = ['not at home', 'not home', 'nobody home', 'nobody is home', 'nobody at home', 'no one is home']
const WHEN_EN = ['', 'now', 'right now', 'today', 'tomorrow', 'this week', 'at the moment']

/** That nobody is there to take a parcel in. */
export const NOBODY_THERE: Says = {
  zh: [
    [WHO_ZH, WHEN_ZH, AWAY_ZH],
    [WHEN_ZH, WHO_ZH, AWAY_ZH],
  ],
  en: [
    [['', 'sorry', 'sorry i am', 'i am', "i'm", 'we are'], AWAY_EN, WHEN_EN],
    [['i am', "i'm", 'we are'], ['away', 'out', 'not in'], WHEN_EN.slice(1)],
  ],
}
