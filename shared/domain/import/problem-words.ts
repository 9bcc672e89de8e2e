import type { ProblemCode } from './problem-codes.ts'

/** What is wrong and how to mend it, in Chinese: the console shows it in place of the English message of a problem. */
const WORDS: Readonly<Record<ProblemCode, string>> = {
  'file-empty': '文件里没有数据。请上传有表头和至少一行数据的名单。',
  'file-missing': '上传的文件已经不在了。请重新创建导入并上传。',
  'file-is-workbook': '这是 Excel 工作簿。请另存为 CSV 再上传。',
  'file-not-text': '这不是文本表格。请把名单另存为 CSV 再上传。',
  'column-missing': '表头缺少必需的列，请补上。',
  'column-twice': '有两列是同一个意思，请删去或改名其中一列。',
  'row-quotes': '有一个引号没有成对。请删去，或在引号内写成两个。',
  'row-encoding': '有字符已损坏。请把名单重新另存为 UTF-8 的 CSV。',
  'row-too-many-cells': '这一行的格数比表头多。含有分隔符的内容请放在引号里。',
  'row-too-few-cells': '这一行的格数比表头少，缺的当作空白。',
  'id-duplicate': '前面有一行编号相同，以这一行为准。请删去其中一行。',
  'id-missing': '缺少编号。每一行都要有，同一个客户的编号要始终相同。',
  'id-unusable': '编号太长、含有控制字符，或被电子表格四舍五入了。请把这一列存为文本。',
  'id-is-resident-id': '这是身份证号，系统不保存身份证号。请改用您自己的编号。',
  'phone-missing': '缺少手机号，请填上。',
  'phone-unusable': '这不是电话号码。请填手机号，境外号码要带 + 和国家代码。',
  'phone-landline': '这是座机，收不到短信。请填手机号。',
  'phone-not-textable': '这个号码收不到短信。请填手机号。',
  'phone-doubtful': '没有见过这个号段，请核对。这一行照常放进。',
  'phone-shared': '另一位联系人也用这个号码，请核对。这一行照常放进。',
  'resident-id-format': '这不是18位的身份证号。这一行照常放进，但不取其中的生日。',
  'resident-id-spreadsheet':
    '身份证号被电子表格四舍五入了。请把这一列设为文本后重新填写。这一行照常放进，但不取其中的生日。',
  'resident-id-checksum': '身份证号的校验码不对，有一位写错了。这一行照常放进，但不取其中的生日。',
  'resident-id-date': '身份证号里的出生日期不存在。这一行照常放进，但不取其中的生日。',
  'resident-id-future': '身份证号里的出生日期还没有到。这一行照常放进，但不取其中的生日。',
  'resident-id-15-digits': '这是15位的旧身份证号，没有校验码。生日照用，最好换成新号。',
  'birthday-unreadable': '生日不是过去的日期，没有放进。请写成 1990-05-09 这样。',
  'birthday-calendar-unknown': '生日历法请写公历或农历。这一行照常放进，但没有生日。',
  'under-age': '这位联系人未满14周岁。这一行照常放进，但不会发送营销短信。',
  'salutation-unknown': '不认识这个称呼，没有放进。请写先生或女士。',
  'kind-unknown': '不认识这个类型，没有放进。请写客户、经销商或员工。',
  'region-unreadable': '地区编码是6位数字，这一项没有放进。',
  'language-unknown': '不认识这种语言，没有放进。请写 zh 或 en。',
  'consent-unreadable': '营销同意请写是或否，没有问过就留空。原有记录不变。',
  'consent-time-unreadable': '同意时间看不懂，同意照记但不带时间。请写成 2026-03-01T10:00:00+08:00 这样。',
  'consent-time-future': '同意时间还没有到，原有记录不变。',
  'consent-refusal-kept':
    '这位联系人拒绝过营销短信，原有记录不变：同意时间晚于拒绝时才会更改，客服记录的拒绝不会因导入更改。',
  'manager-phone-unusable': '经理的号码收不到短信，没有放进。请填手机号。',
  'name-unusable': '这不像姓名：太长，或是一串号码。没有放进。',
  'tag-unusable': '标签最多50个，每个不超过60个字符，且不能是号码。其余的没有放进。',
  'contract-missing': '缺少合同号，请填上。',
  'contract-unusable': '合同号太长、含有控制字符，或被电子表格四舍五入了。请把这一列存为文本。',
  'period-unreadable': '期数是从1开始的整数，请写明是第几期。',
  'periods-unreadable': '总期数是整数，且不小于本期，没有放进。',
  'due-unreadable': '应还日不是日期。请写成 2026-12-05 这样。',
  'amount-unreadable': '应还金额看不懂。请写成 3948.02 这样，要大于零，不带货币符号。',
  'currency-unreadable': '币种请写三个字母的代码，如 CNY。',
  'status-unknown': '状态请写已还或未还。',
  'card-tail-unreadable': '卡号尾号是文本格式的最后四位，没有放进。请不要填整个卡号。',
}

/** Problems whose English message also names lines, columns or other contacts. */
const DETAILED: readonly string[] = [
  'column-missing',
  'column-twice',
  'row-too-many-cells',
  'id-duplicate',
  'phone-shared',
]

/** Undefined for a code of a later version; `isWhole` is false where the English message says more. */
export function problemInChinese(code: string): { words: string; isWhole: boolean } | undefined {
  const [, words] = Object.entries(WORDS).find(([known]) => known === code) ?? []
  return words === undefined ? undefined : { words, isWhole: !DETAILED.includes(code) }
}
