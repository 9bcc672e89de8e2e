import type { Language, LocalizedText } from '#shared/contracts/primitives.ts'

/** What a wording had better not say: it may be saved and sent all the same. */
export type WordingAdvice = LocalizedText & {
  code: AdviceCode
  /** Offset into the wording in UTF-16 units, from 0. */
  position: number
  /** The words meant. */
  detail: string
  /** The rule behind it, with its article; a link where there is one. */
  source: string
}
export type AdviceCode =
  | 'absolute-word'
  | 'guarantee'
  | 'paid-review'
  | 'short-link'
  | 'barred-sign'
  | 'cheerful-on-solemn-day'

type Rule = {
  code: AdviceCode
  words: RegExp
  source: string
  says: readonly [zh: string, en: string]
  only?: Language
}

/** Chinese law is cited as quoted in public reports (read 2026-11-29), carriers' rules as their manuals say (read 2026-11-22). */
const RULES: readonly Rule[] = [
  {
    code: 'absolute-word',
    only: 'zh',
    words:
      /国家级|世界级|最高级|最佳|最好|最优惠?|最低价?|最便宜|最先进|最划算|全网最[低优]|史上最|第一品牌|(?:全国|全网|行业|销量)第一|唯一|独一无二|顶级|极品|绝对|百分之百|100%|万能|空前|绝无仅有/gu,
    source: '广告法第九条第（三）项',
    says: [
      '广告中不得使用“国家级”“最高级”“最佳”等绝对化用语，请换成可以证明的说法',
      'Advertising law bars words like these: say what can be shown instead',
    ],
  },
  {
    code: 'guarantee',
    only: 'zh',
    words: /保证(?!金|余额|账户|卡内)|包过|稳赚|保本|零风险|无风险|必赚|永久有效|无效退款/gu,
    source: '广告法第二十五条、第二十八条',
    says: [
      '对效果或收益作保证的话容易构成虚假宣传，请写明具体做法',
      'A promise of an effect or a gain may count as false advertising: say what you will do',
    ],
  },
  {
    code: 'guarantee',
    only: 'en',
    words: /\b(?:guaranteed?|risk[- ]free|no risk|100% (?:free|satisfaction)|you have won|winner)\b/giu,
    source: 'https://support.huaweicloud.com/msgsms_faq/sms_faq_0003.html; carriers’ filters of spam',
    says: [
      '这类承诺性的说法常被运营商当作垃圾短信拦截',
      'Carriers often filter such promises as spam: say plainly what you offer',
    ],
  },
  {
    code: 'paid-review',
    words:
      /好评[^，。！!]{0,4}(?:返现|返|有礼|红包|送|奖励)|五星[^，。！!]{0,4}返|晒[图单][^，。！!]{0,4}返|\b(?:5|five)[- ]star review\b|\breview\b.{0,20}\b(?:cash ?back|coupon|gift|reward)\b/giu,
    source: '网络反不正当竞争暂行规定第九条第（五）项',
    says: [
      '不得以返现、红包、卡券等方式利诱用户作出指定好评',
      'Paying for a good review is unfair competition by law: ask for an honest one, or for none',
    ],
  },
  {
    code: 'short-link',
    words:
      /(?<![\w-])(?:t\.cn|url\.cn|dwz\.cn|suo\.im|suo\.nz|mrw\.so|c1ns\.cn|bit\.ly|tinyurl\.com|goo\.gl|t\.co|is\.gd|ow\.ly|cutt\.ly|rb\.gy|rebrand\.ly|shorturl\.at|tiny\.cc|t\.ly)(?![\w-]|\.\w)/giu,
    source: 'https://help.activecampaign.com/hc/en-us/articles/360021662720',
    says: [
      '公共短链接常被运营商拦截，请用自己的域名',
      'Carriers block links of public shorteners: use a domain of your own',
    ],
  },
  {
    code: 'barred-sign',
    words: /[¥￥★☆※√]/gu,
    source: 'https://cloud.tencent.com/document/product/382/39023',
    says: [
      '这个符号不被国内短信通道接受，金额请写“元”',
      'Chinese carriers do not take this sign: write the currency’s name or code',
    ],
  },
]

const SOLEMN: Rule = {
  code: 'cheerful-on-solemn-day',
  words: /[!！]|快乐|优惠|促销|特价|满减|折|红包|\bhappy\b|\bmerry\b|\bsale\b|% off|\boffer\b/giu,
  source: '清明、中元为追思之日',
  says: ['追思的日子不宜道贺、感叹或推销', 'On a day for the dead neither cheer nor sell'],
}

/** Stands in a text of other days alone. */
const FESTIVE_ONLY = /\{\{#festive\}\}[^{}]*(?:\{\{[^{}#/]*\}\}[^{}]*)*\{\{\/festive\}\}/gu

/** What had better not be said in `text`, in its order; `isSolemn`: it is for a day for the dead. */
export function adviseOnWording(text: string, language: Language, isSolemn: boolean): WordingAdvice[] {
  const said = isSolemn ? text.replace(FESTIVE_ONLY, (part) => ' '.repeat(part.length)) : text
  const rules = RULES.filter(({ only }) => only === undefined || only === language)
  return [...rules, ...(isSolemn ? [SOLEMN] : [])]
    .flatMap(({ code, words, source, says: [zh, en] }) =>
      [...said.matchAll(words)].map((match) => ({ code, position: match.index, detail: match[0], source, zh, en })),
    )
    .toSorted((a, b) => a.position - b.position)
}
