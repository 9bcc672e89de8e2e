type Source = { readonly says: string; readonly zh: string; readonly link: string | null; readonly readOn: string }

/** Where the rows of the policies come from, in English (`says`) and Chinese, and when that was last read (`YYYY-MM-DD`). */
const SOURCES = {
  'cn-order-31': {
    says: 'MIIT order 31 on short messages, in force 2015-06-30, as Xinhua reported it on 2015-05-28: consent is asked to commercial texts alone, and no hours are set.',
    zh: '工信部令第 31 号《通信短信息服务管理规定》，2015-06-30 起施行，据新华社 2015-05-28 报道：只有商业性短信须经用户同意，没有规定时段。',
    link: null,
    readOn: '2026-11-22',
  },
  'cn-carriers': {
    says: 'Tencent Cloud takes marketing texts from 08:00 to 22:00 only, Huawei’s IoT line until 21:00; Huawei accepts only 拒收请回复R as the way to refuse.',
    zh: '腾讯云只在 08:00–22:00 受理营销短信，华为物联网通道只到 21:00；华为只认“拒收请回复R”这一种退订写法。',
    link: 'https://cloud.tencent.com/document/product/382/3771',
    readOn: '2026-11-22',
  },
  'cn-collection': {
    says: 'GB/T 45251-2025, in force 2025-02-28: no collection from 22:00 to 08:00, at most three calls a day. It has no number for texts.',
    zh: 'GB/T 45251-2025，2025-02-28 起施行：22:00 至次日 08:00 不得催收，每天最多拨打三次电话。对短信条数没有规定。',
    link: 'http://qijiantest.com/detail/7342.html',
    readOn: '2026-11-22',
  },
  'us-64-1200': {
    says: '47 CFR 64.1200: solicitations from 08:00 to 21:00 local time, with prior express written consent; (a)(10) to (12): any reasonable way to revoke consent must be honoured.',
    zh: '美国联邦法规 47 CFR 64.1200：推销须在当地 08:00–21:00，并事先取得书面同意；(a)(10) 至 (12)：以任何合理方式撤回同意都须照办。',
    link: 'https://www.gmlaw.com/news/fcc-extends-waiver-on-revocation-of-consent-rules-delaying-broad-applicability-until-2027-2',
    readOn: '2026-11-22',
  },
  'us-states': {
    says: 'States, by a vendor’s table: Kentucky from 10:00, Rhode Island until 17:00 on weekends, Alabama, Louisiana and Mississippi not on Sundays; Florida (501.616) three texts in 24 hours. A number’s state is a guess, so the strictest holds.',
    zh: '各州规定（据一家服务商的汇总）：肯塔基州 10:00 起，罗得岛州到 17:00 止，亚拉巴马、路易斯安那、密西西比三州周日不发；佛罗里达州（501.616）24 小时内最多三条。凭号码只能猜在哪个州，所以取最严的。',
    link: 'https://www.dropcowboy.com/state-compliance',
    readOn: '2026-11-29',
  },
  'us-regulation-f': {
    says: '12 CFR 1006: collection from 08:00 to 21:00 at the consumer’s place, with an opt-out in every text; no number for texts.',
    zh: '美国联邦法规 12 CFR 1006：催收须在消费者当地 08:00–21:00，每条都要写明退订方式；对短信条数没有规定。',
    link: 'https://www.consumerfinancemonitor.com',
    readOn: '2026-11-22',
  },
  'gb-pecr': {
    says: 'PECR regulation 22: consent or a soft opt-in, and a way to refuse in every text; hours are custom.',
    zh: '英国 PECR 第 22 条：须有同意或“软性同意”，每条都要有退订方式；时段是行业惯例。',
    link: null,
    readOn: '2026-11-22',
  },
  'gb-conc-7': {
    says: 'FCA CONC 7: reasonable times, no undue frequency; hours are custom.',
    zh: '英国 FCA CONC 7：时间要合理，不得过于频繁；时段是行业惯例。',
    link: null,
    readOn: '2026-11-22',
  },
  'eu-eprivacy': {
    says: 'ePrivacy directive, article 13: consent or a soft opt-in, and a way to refuse in every text; no hours.',
    zh: '欧盟《电子隐私指令》第 13 条：须有同意或“软性同意”，每条都要有退订方式；没有规定时段。',
    link: null,
    readOn: '2026-11-22',
  },
  'fr-marketing': {
    says: 'France: no marketing texts at night, on Sundays and on public holidays; sources differ between 20:00 and 22:00, the stricter holds for all members.',
    zh: '法国：夜间、周日和公共假日不得发营销短信；截止钟点各家说法在 20:00 到 22:00 之间，所有成员国都取较严的。',
    link: 'https://sendtargetsms.com',
    readOn: '2026-11-22',
  },
  'in-tcccpr': {
    says: 'TCCCPR 2018 as amended 2025-02-12: promotional texts from 10:00 to 21:00 in India, enforced since October 2025 (error 651).',
    zh: '印度 TCCCPR 2018（2025-02-12 修订）：推广短信须在印度时间 10:00–21:00，2025 年 10 月起执行（错误码 651）。',
    link: 'https://www.smsgatewayhub.com',
    readOn: '2026-11-22',
  },
  'in-rbi': {
    says: 'RBI circular of 2022-08-12: no collection before 08:00 or after 19:00; a draft of 2026 adds none on festivals.',
    zh: '印度储备银行 2022-08-12 通知：08:00 之前、19:00 之后不得催收；2026 年的征求意见稿另加节日不得催收。',
    link: 'https://www.livemint.com',
    readOn: '2026-11-22',
  },
  'kr-nights': {
    says: 'Korea: marketing from 21:00 to 08:00 needs a consent of its own; each text begins with (광고) and says how to refuse.',
    zh: '韩国：21:00 至次日 08:00 发营销短信须另外取得同意；每条以“(광고)”开头，并写明退订方式。',
    link: 'https://phps.kr',
    readOn: '2026-11-29',
  },
  'own-nights': {
    says: 'No law sets hours for these: nobody is woken by a text about an order.',
    zh: '这类短信没有法定时段：订单上的短信不吵醒任何人。',
    link: null,
    readOn: '2026-11-30',
  },
  'own-staff': {
    says: 'No law sets hours for texts to a company’s own people: the company says when they are told.',
    zh: '发给公司自己人的短信没有法定时段，什么时候通知由公司决定。',
    link: null,
    readOn: '2026-11-30',
  },
  'own-caution': {
    says: 'Nothing was read for this: a cautious default of ours.',
    zh: '没有查到规定，这是我们给的谨慎默认值。',
    link: null,
    readOn: '2026-11-30',
  },
} as const satisfies Record<string, Source>

export type PolicySource = keyof typeof SOURCES

export const POLICY_SOURCES: Readonly<Record<PolicySource, Source>> = SOURCES
