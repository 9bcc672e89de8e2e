/** What systems and hurried people write where no name is known. */
const NO_NAMES: ReadonlySet<string> = new Set(
  (
    'null none nil nan na undefined unknown empty blank void tbd test tester testing demo sample anonymous anon nobody guest user customer client ' +
    'buyer member visitor recipient consignee contact name firstname lastname first last full dear valued mr mrs ms miss sir madam company asdf qwerty ' +
    '无 没有 没 空 空白 暂无 未知 未填 未填写 未命名 未提供 未登记 未设置 不详 不明 待定 保密 隐藏 默认 匿名 匿名者 无名 无名氏 姓名 名字 名称 称呼 昵称 全名 ' +
    '客户 顾客 用户 买家 会员 访客 游客 散客 路人 亲 朋友 本人 个人 公司 单位 企业 商家 收件人 收货人 联系人 测试 测试员 某 某人 某某 某某某 ' +
    '先生 女士 小姐 太太 先生女士 先生小姐 佚名 隐私 补录 待补 待补充 查无 查无此人 临时 ' +
    // Whose work or part it is: 司, 房, 车 and others of their first characters are surnames.
    '司机 房东 业主 住户 租客 租户 车主 货主 店主 户主 商户 农户 散户 个体户 家长 家属 家人 亲友 亲属 同事 邻居 门卫 保安 安保 前台 快递 快递员 外卖员 ' +
    '管家 管理员 师傅 工人 水电工 安装工 包工头 经办人 负责人 成员 常客 全家 全部 自提 代收 ' +
    '無 沒有 暫無 無名 客戶 顧客 用戶 買家 會員 測試 默認 收貨人 聯繫人'
  ).split(' '),
)
/** 匿名用户, 新客户, 微信用户12: somebody, with what kind of somebody in front. */
const SOMEBODY =
  /^(?:匿名|未知|新|老|普通|默认|测试|零售|无名|尊敬的|尊贵的|微信|支付宝|淘宝|天猫|京东|拼多多|抖音|快手|小红书|手机|匿名的)?(?:用户|客户|顾客|买家|会员|访客|用戶|客戶|買家|會員)\d*$/u
const NUMBERED = /^(?:user|guest|customer|client|member|buyer|test)\d+$/u
const ONE_LETTER = /^([a-z])\1+$/u
const MARKS = /[\s\p{P}\p{S}]+/u
const LETTER = /\p{L}/u

/** Whether a text stands for a missing name: NULL, N/A, 无, 匿名用户, 先生 alone, marks alone. Whoever has that for a name has none. */
export function isNoName(text: string): boolean {
  const words = text.normalize('NFKC').toLowerCase().split(MARKS).filter(Boolean)
  const joined = words.join('')
  if (!LETTER.test(joined)) return true
  if (NO_NAMES.has(joined) || words.every((word) => NO_NAMES.has(word))) return true
  return SOMEBODY.test(joined) || NUMBERED.test(joined) || ONE_LETTER.test(joined)
}

/** The name as it is, or null where it only stands for a missing one. */
export function knownName(text: string | null | undefined): string | null {
  return text == null || isNoName(text) ? null : text
}

/**
 * Whether two names may be one person's: case, forms, spaces and marks make no difference, a masked one (王**) says how it
 * begins, and one that is missing contradicts nobody.
 */
export function isSameName(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return true
  const [a, b] = [plain(one), plain(other)]
  return a.isMasked || b.isMasked ? a.text.startsWith(b.text) || b.text.startsWith(a.text) : a.text === b.text
}

function plain(name: string): { text: string; isMasked: boolean } {
  const folded = name.normalize('NFKC').toLowerCase()
  const [known = ''] = folded.split('*')
  return { text: known.replaceAll(/[^\p{L}\p{N}]/gu, ''), isMasked: folded.includes('*') }
}
