import type { ImportWhat } from '#shared/contracts/import.ts'
import { encoderOf } from './encoder.ts'
import { aWorkbook } from './workbook.ts'

/** A list as somebody has it, and what should come of it: rows taken in and refused, the problems told, each once. */
export type FieldLayout = {
  name: string
  what: ImportWhat
  bytes: Uint8Array
  taken: number
  refused: number
  /** The kind that it seems to be, where it is of another than was said. */
  seemsToBe?: ImportWhat
  told: readonly string[]
}

const utf8 = (text: string) => new TextEncoder().encode(text)
const marked = (text: string) => utf8(`\ufeff${text}`)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`
const inRows = (...all: readonly string[]) => `${all.join('\r\n')}\r\n`

const NO_FAULT = { refused: 0, told: [] } as const

/** Twenty of our own making, with test numbers: lenders' and shops' spreadsheets, and what platforms export. */
export const FIELD_LAYOUTS: readonly FieldLayout[] = [
  {
    name: 'contacts, GB18030, as a spreadsheet in China saves CSV',
    ...{ what: 'contacts', taken: 2, ...NO_FAULT },
    bytes: encoderOf('gb18030')(
      inRows('客户编号,姓名,手机号,营销同意', 'K001,赵一,19900005001,是', 'K002,钱二,19900005002,否'),
    ),
  },
  {
    name: 'contacts, UTF-16 with tabs, as "Unicode text"',
    ...{ what: 'contacts', taken: 1, ...NO_FAULT },
    bytes: utf16(inRows('会员编号\t会员姓名\t会员手机\t会员生日', 'V9\t孙三\t19900005003\t1990/5/9')),
  },
  {
    name: 'contacts under a title and a blank line, header with marks',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['columns-aside'] },
    bytes: marked(
      lines('某某小贷公司客户名单（2026年11月）', '', '序号,*姓名（必填）,*手机号码,客户性别', '1,李四,19900005004,女'),
    ),
  },
  {
    name: 'a card-opening slip: no id, several numbers in a cell',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['columns-aside'] },
    bytes: utf8(lines('姓名,身份证号,手机号,卡号', '周五,11010519491231002X,19900005005/19900005006,6222000000000000')),
  },
  {
    name: 'contacts, English, semicolons, Windows-1252',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['encoding-guessed'] },
    bytes: encoderOf('windows-1252')(
      inRows('Customer No;Full Name;Mobile Phone;Language', 'DE-7;Jürgen Müller;+447400123463;en'),
    ),
  },
  {
    name: 'contacts, Big5, from Taiwan',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['columns-aside', 'encoding-guessed'] },
    bytes: encoderOf('big5')(
      inRows('客戶編號,姓名,手機號碼,備註', 'T1,陳怡君,+886900000001,每週三送貨請先來電並告知管理員'),
    ),
  },
  {
    name: 'contacts, sep= line, ids as floats, a row with a number that a spreadsheet rounded',
    ...{ what: 'contacts', taken: 1, refused: 1, told: ['phone-spreadsheet'] },
    bytes: utf8(inRows('sep=,', 'id,name,phone', '1001.0,吴六,19900005007', '1002.0,郑七,1.99E+10')),
  },
  {
    name: 'contacts, workbook with dates as dates and a title',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['columns-aside'] },
    bytes: aWorkbook([
      ['2026年会员资料'],
      ['会员号', '姓名', '手机', '出生日期', '所属门店'],
      [3001, '王八', 19900005008, new Date('1985-03-04T00:00:00Z'), '一店'],
    ]),
  },
  {
    name: 'instalments of a lender, amounts with thousands, status in their own word',
    ...{ what: 'instalments', taken: 2, ...NO_FAULT },
    bytes: marked(
      lines(
        '借据号,客户号,期次,总期数,应还款日,本期应还金额,还款状态',
        'JJ1,K001,3,12,2026-12-05,"1,234.50",未还',
        'JJ2,K002,1,6,2026-12-08,800.00,逾期未还',
      ),
    ),
  },
  {
    name: 'instalments given as contacts',
    ...{ what: 'contacts', taken: 0, refused: 0, seemsToBe: 'instalments', told: ['list-of-instalments'] },
    bytes: utf8(lines('合同号,客户编号,期数,应还日,应还金额', 'H1,K001,1,2026-12-05,100.00')),
  },
  {
    name: 'contracts, Chinese words of the declaration, a date nobody can read',
    ...{ what: 'contract', taken: 1, refused: 1, told: ['value-unreadable'] },
    bytes: utf8(
      lines(
        '合同编号,客户编号,签订日期,到期日,押金',
        'HT1,K001,2026-11-01,2027-10-31,1200',
        'HT2,K002,2026-11-02,年底,800',
      ),
    ),
  },
  {
    name: 'bills of a property manager, workbook',
    ...{ what: 'bill', taken: 2, ...NO_FAULT },
    bytes: aWorkbook([
      ['账单编号', '客户编号', '房号', '账期', '金额', '应缴日'],
      ['W1', 'K001', '3-1-201', '2026-12', 320.5, '2026-12-20'],
      ['W2', 'K002', '3-1-202', '2026-12', 280, '2026-12-20'],
    ]),
  },
  {
    name: 'visits, English snake case, one twice',
    ...{ what: 'visit', taken: 1, refused: 2, told: ['record-twice'] },
    bytes: utf8(
      lines(
        'id,phone,name,arranged_at,day,from',
        ...['V1', 'V2', 'V2'].map((id, at) => `${id},1990000501${at},访${at},2026-11-30 10:00,2026-12-03,09:30`),
      ),
    ),
  },
  {
    name: 'orders of a shop’s own system, paid and unpaid',
    ...{ what: 'order', taken: 2, ...NO_FAULT },
    bytes: utf8(
      lines(
        '订单号,收货人,收货人手机,下单时间,实付金额,订单状态,付款时间',
        'DD1,冯九,19900005020,2026-11-30 09:00,58.00,待付款,',
        'DD2,陈十,19900005021,2026-11-30 09:10,128.00,已付款,2026-11-30 09:12',
      ),
    ),
  },
  {
    name: 'orders, Taobao export in GB18030',
    ...{ what: 'order', taken: 1, refused: 0, told: ['columns-aside'] },
    bytes: encoderOf('gb18030')(
      inRows(
        '订单编号,买家会员名,买家应付货款,买家应付邮费,总金额,订单状态,收货人姓名,收货地址,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题',
        '="2026113000009",买家甲,88.00,10.00,98.00,等待买家付款,褚一,测试地址,\'null,\'19900005022,2026-11-30 10:00:00,,坚果',
      ),
    ),
  },
  {
    name: 'orders, Shopify export, an order of two articles on two lines',
    ...{ what: 'order', taken: 1, refused: 0, told: ['columns-aside', 'row-of-article'] },
    bytes: utf8(
      lines(
        'Name,Financial Status,Paid at,Fulfillment Status,Currency,Total,Created at,Lineitem name,Billing Name,Billing Phone,Id',
        '#2001,paid,2026-11-30 10:05:00 +0800,unfulfilled,GBP,25.00,2026-11-30 10:00:00 +0800,Tea,Jane Roe,+447400123461,7701',
        '#2001,,,,,,,Cup,,,',
      ),
    ),
  },
  {
    name: 'orders given as contracts',
    ...{ what: 'contract', taken: 0, refused: 0, seemsToBe: 'order', told: ['list-of-records'] },
    bytes: utf8(lines('订单号,手机号,下单时间,订单金额,付款时间', 'DD1,19900005020,2026-11-30 09:00,58.00,')),
  },
  {
    name: 'shipments of orders that nobody knows yet',
    ...{ what: 'shipment', taken: 0, refused: 1, told: ['order-unknown'] },
    bytes: utf8(lines('订单号,快递单号,物流公司,发货日期', 'DD404,SF9001,顺丰速运,2026-11-30')),
  },
  {
    name: 'customers, Shopify export',
    ...{ what: 'contacts', taken: 1, refused: 0, told: ['columns-aside'] },
    bytes: utf8(
      lines(
        'Customer ID,First Name,Last Name,Email,Accepts Email Marketing,Default Address Country Code,Phone,Accepts SMS Marketing,Total Spent,Tags',
        '6940095564009,Ann,Lee,ann@example.com,yes,GB,+447400123465,no,10.00,vip',
      ),
    ),
  },
  {
    name: 'a web page that is called .xls',
    ...{ what: 'contacts', taken: 0, refused: 0, told: ['file-is-web-page'] },
    bytes: utf8(
      '<html><body><table><tr><td>姓名</td><td>手机号</td></tr><tr><td>卫二</td><td>19900005030</td></tr></table></body></html>',
    ),
  },
]
