import type { LocalizedText } from '#shared/contracts/primitives.ts'

/** What can be wrong with a whole list, or with how a row of it is written. */
export const FILE_WORDS = {
  'file-empty': {
    zh: '文件里没有数据。请上传有表头、至少有一行数据的名单。',
    en: 'The file has no rows. Upload a list with a header line and at least one row.',
  },
  'file-missing': {
    zh: '上传的文件已经不在了，请重新导入。',
    en: 'The uploaded file is no longer there. Start the import again.',
  },
  'file-of-erased-person': {
    zh: '这份名单还没开始导入，其中一位客户的资料就已按要求删除，所以文件也一并删除了。请去掉这位客户后重新上传。',
    en: 'Somebody on this list was erased before it was taken in, so the file was deleted. Take them out of it and upload it again.',
  },
  'file-is-workbook': {
    zh: '这是旧版 Excel 工作簿（.xls）。请另存为 .xlsx 或“CSV UTF-8”后再上传。',
    en: 'This is a workbook of old Excel (.xls). Save it as .xlsx or “CSV UTF-8” and upload that.',
  },
  'file-workbook-broken': {
    zh: '这个 Excel 文件打不开，可能已损坏或设了密码。请用 Excel 打开后重新另存为 .xlsx，或“CSV UTF-8”。',
    en: 'This workbook cannot be opened: it is damaged or has a password. Open it in Excel and save it anew as .xlsx or “CSV UTF-8”.',
  },
  'file-workbook-too-large': {
    zh: 'Excel 文件太大：最多 50,000 行，解压后最多 50 MB。请另存为“CSV UTF-8”（最多 100 MB），或分成几个文件。',
    en: 'The workbook is too large: at most 50,000 rows, and 50 MB unzipped. Save it as “CSV UTF-8” (at most 100 MB), or split it.',
  },
  'file-is-web-page': {
    zh: '这其实是网页文件，只是扩展名写成了 .xls。请用 Excel 打开，另存为 .xlsx 或“CSV UTF-8”后再上传。',
    en: 'This is a web page with the ending .xls. Open it in Excel, save it as .xlsx or “CSV UTF-8”, and upload that.',
  },
  'file-encoding-unclear': {
    zh: '看不出文件用的是哪种编码，为避免乱码没有导入。请另存为“CSV UTF-8”后再上传。',
    en: 'Nothing tells for sure how this file’s letters are encoded, so none was read. Save it as “CSV UTF-8” and upload that.',
  },
  'encoding-guessed': {
    zh: '文件不是 UTF-8，按 {detail} 读取。请核对几个名字，如有乱码，请另存为“CSV UTF-8”后重新导入。',
    en: 'The file is not UTF-8 and was read as {detail}. Look at some names; if they are wrong, save it as “CSV UTF-8” and import it again.',
  },
  'list-of-contacts': {
    zh: '这看起来是客户名单。请改选“客户名单”后再导入。',
    en: 'This seems to be a list of contacts. Choose contacts and import it again.',
  },
  'list-of-instalments': {
    zh: '这看起来是分期还款名单。请改选“分期计划”后再导入。',
    en: 'This seems to be a list of instalments. Choose instalments and import it again.',
  },
  'list-of-records': {
    zh: '这看起来是另一种名单：{detail}。请改选后再导入。',
    en: 'This seems to be a list of another kind: {detail}. Choose that and import it again.',
  },
  'columns-aside': {
    zh: '这些列没有读取：{detail}。需要的话，可以在导入时指定它们的含义。',
    en: 'Nothing was read from these columns: {detail}. Say what they hold when you import, if you need them.',
  },
  'file-too-large': {
    zh: '文件超过 100 MB。请分成几个较小的文件上传。',
    en: 'The file is larger than 100 MB. Split it and upload the parts.',
  },
  'file-not-text': {
    zh: '这不是文本表格。请把名单另存为“CSV UTF-8”后再上传。',
    en: 'This is not a text table. Save the list as “CSV UTF-8” and upload that.',
  },
  'column-missing': {
    zh: '表头缺少这些列：{detail}。请补上表头。',
    en: 'The header lacks these columns: {detail}. Add them.',
  },
  'column-twice': {
    zh: '有两列是同一个意思：{detail}。请删掉一列或改名。',
    en: 'Two columns mean the same: {detail}. Remove or rename one.',
  },
  'row-quotes': {
    zh: '引号没有成对。请删掉它，或在引号内写成两个。',
    en: 'A quotation mark is never closed. Remove it, or double it inside the quotes.',
  },
  'row-encoding': {
    zh: '有乱码。请把名单另存为“CSV UTF-8”后再导入。',
    en: 'Some characters are damaged. Save the list as “CSV UTF-8” and import it again.',
  },
  'row-too-many-cells': {
    zh: '这一行的格数比表头多。内容里带有分隔符的格子请用引号括起来。',
    en: 'The row has more cells than the header. Put cells that contain the separator in quotes.',
  },
  'row-too-few-cells': {
    zh: '这一行的格数比表头少，缺的按空白处理。',
    en: 'The row has fewer cells than the header. The missing ones are taken as blank.',
  },
  'row-cell-too-long': {
    zh: '有一格内容太长（超过 10 万字符），这一行没有导入。',
    en: 'A cell is longer than 100,000 characters, so the row was not imported.',
  },
  'id-duplicate': {
    zh: '第 {detail} 行已有相同的编号。以这一行为准，请删掉其中一行。',
    en: 'Line {detail} has the same id. This row wins; remove one of the two.',
  },
  'person-twice': {
    zh: '第 {detail} 行是同一个人，但内容不同。两行都没有导入，请合成一行。',
    en: 'Line {detail} is about the same person and says something else. Neither was imported: make it one row.',
  },
  'id-case': {
    zh: '第 {detail} 行的编号只有大小写不同，按两个人导入。如果是同一个人，请改成一致。',
    en: 'Line {detail} has the same id but for upper and lower case. They count as two people; write it one way if they are one.',
  },
} as const satisfies Record<string, LocalizedText>
