import type { Category } from '#shared/contracts/message.ts'
import type { Language } from '#shared/contracts/primitives.ts'
import type { TemplateState } from '#shared/contracts/template.ts'
import { BYTE_ORDER_MARK, csvLine } from '../csv.ts'
import { composeText } from '../wording/plain-text.ts'
import type { CampaignTemplate } from './campaign-templates.ts'

export type SheetRow = CampaignTemplate & { state: TemplateState; code: string | null }

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  zh: '模板名称,模板类型,语言,模板内容,变量示例,完整示例,签名,发送国家或地区,审核状态,模板编号,系统编号'.split(','),
  en: 'Name,Category,Language,Template,Variables,Example,Signature,Country,State,Carrier code,Id'.split(','),
}
/** As vendors of mainland China call the two kinds of template. */
const CATEGORIES: Readonly<Record<Language, Record<'marketing' | 'service', string>>> = {
  zh: { marketing: '推广短信', service: '短信通知' },
  en: { marketing: 'Promotion', service: 'Notification' },
}
const STATES: Readonly<Record<TemplateState, readonly [zh: string, en: string]>> = {
  draft: ['未提交', 'Not submitted'],
  submitted: ['审核中', 'Submitted'],
  approved: ['已通过', 'Approved'],
  rejected: ['未通过', 'Rejected'],
}
const LANGUAGES: Readonly<Record<Language, Record<Language, string>>> = {
  zh: { zh: '中文', en: '英文' },
  en: { zh: 'Chinese', en: 'English' },
}

/** What somebody registers a campaign’s texts by, as CSV: a row for each text and signature. `language` is the headers'. */
export function registrationSheet(name: string, rows: readonly SheetRow[], language: Language): string {
  const lines = rows.flatMap((row, index) => {
    const signatures = row.signatures.length === 0 ? [''] : row.signatures
    return signatures.map((signature) => csvLine(cellsOf({ name, number: index + 1, row, signature, language })))
  })
  return [BYTE_ORDER_MARK, csvLine(HEADERS[language]), ...lines].join('')
}

type Line = { name: string; number: number; row: SheetRow; signature: string; language: Language }

function cellsOf({ name, number, row, signature, language }: Line): (string | null)[] {
  const said = composeText(row.text, Object.fromEntries(row.places.map(({ key, value }) => [key, value])))
  return [
    `${name} ${number}`,
    CATEGORIES[language][typeOf(row.category)],
    LANGUAGES[language][row.language],
    row.text,
    row.places.map(({ key, value }) => `${key}=${value}`).join('; '),
    signature === '' ? said : `【${signature}】${said}`,
    signature,
    'CN',
    STATES[row.state][language === 'zh' ? 0 : 1],
    row.code,
    row.id,
  ]
}

function typeOf(category: Category): 'marketing' | 'service' {
  return category === 'marketing' ? 'marketing' : 'service'
}
