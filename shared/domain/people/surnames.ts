/**
 * Common family names of one character, simplified and traditional. Left out are those that more often begin a nickname
 * (老 小 阿) or a transliterated name (巴 哈 买): the full name is never wrong. Ranks: 《二〇二〇年全国姓名报告》 and 百家姓.
 */
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方邹熊白孟秦邱' +
  '侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪季鲍申庞樊兰殷施翟安颜倪温芦俞章鲁葛伍申尤毕聂焦柳邢路岳齐梅庄辛管祝左涂谷祁时舒耿' +
  '牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边净滕喻邬臧宣褚仇栾戚丛简饶宫窦苟苑佟和' +
  '蒙晋卓刁宗池封匡楚蔺尚仲娄冀鞠麦原阎麻古郎裘巩丘沙冷虞井鹿储钮岑敖储应农代佘木籍郁索展都占仝奚全米缪卞寇鄢晏操祖' +
  '張劉陳楊黃趙吳孫馬許鄭謝韓鄧馮蕭蔣葉蘇呂盧鐘鍾譚陸韋賈鄒閻龍賀顧龔萬錢戴嚴湯喬賴龐蘭顏溫蘆魯畢聶齊莊塗時關費紀項陽衛單寧閔車邊喚臧竇宮簡饒婁鞏儲應農'
const COMPOUND =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 司寇 夏侯 轩辕 端木 百里 东郭 南宫 西门 独孤 呼延 闻人 澹台 公羊 公冶 濮阳 淳于 ' +
  '太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 巫马 子车 颛孙 漆雕 壤驷 拓跋 夹谷 谷梁 段干 第五 赫连 万俟 左丘 梁丘 羊舌 微生 贺兰 完颜 太史 纳兰 耶律 即墨 ' +
  '歐陽 司馬 諸葛 東方 尉遲 公孫 長孫 東郭 南宮 西門 鍾離 鮮于 獨孤 賀蘭 完顏 納蘭'
/** Two families' names in one, of Taiwan; with three characters the second is more often part of the given name. */
const DOUBLE = '范姜 張簡 張廖 張許 葉劉 陳黃 江謝 姜林 吳鄭 周黃 徐辜 翁林 郭李 曾邱'

const singles = new Set(SINGLE)
const compounds = new Set(COMPOUND.split(' '))
const doubles = new Set(DOUBLE.split(' '))

/**
 * The surname that a Chinese name of two to four characters begins with, or the name itself where it is nothing but a
 * surname; an empty text where none is known for sure.
 */
export function surnameIn(name: string): string {
  const characters = [...name]
  const [first = ''] = characters
  const two = characters.slice(0, 2).join('')
  if (compounds.has(two)) return two
  if (characters.length > 3) return doubles.has(two) ? two : ''
  return singles.has(first) ? first : ''
}
