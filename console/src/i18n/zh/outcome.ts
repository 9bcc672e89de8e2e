export const outcome = {
  outcome: {
    title: '发出之后',
    fact: '看什么结果',
    within: '多长时间内',
    spans: { day: '24 小时内', threeDays: '3 天内', week: '7 天内' },
    none: '还没有可以统计的记录。',
    texted: '发过短信：{{n}} 个{{type}}中，{{reached}} 个“{{what}}”（{{share}}）',
    heldOut: '对照组，没有发：{{n}} 个{{type}}中，{{reached}} 个“{{what}}”（{{share}}）',
    alone: '没有对照组，所以看不出有多少是短信带来的。',
    differs: '相差 {{points}} 个百分点（95% 区间 {{low}} 到 {{high}}），不是偶然。',
    unclear: '相差 {{points}} 个百分点（95% 区间 {{low}} 到 {{high}}），还不能排除是偶然。',
    waiting: '另有 {{n}} 个时间还没到，未计入。',
    newest: '短信太多，只统计了最近的 2,000 条。',
  },
}
