type Source = { readonly says: string; readonly link: string | null; readonly readOn: string }

/** Where the rows of the policies come from, and when that was last read (`YYYY-MM-DD`). */
const SOURCES = {
  'cn-order-31': {
    says: 'MIIT order 31 on short messages, in force 2015-06-30, as Xinhua reported it on 2015-05-28: consent is asked to commercial texts alone, and no hours are set.',
    link: null,
    readOn: '2026-11-22',
  },
  'cn-carriers': {
    says: 'Tencent Cloud takes marketing texts from 08:00 to 22:00 only, Huawei’s IoT line until 21:00; Huawei accepts only 拒收请回复R as the way to refuse.',
    link: 'https://cloud.tencent.com/document/product/382/3771',
    readOn: '2026-11-22',
  },
  'cn-collection': {
    says: 'GB/T 45251-2025, in force 2025-02-28: no collection from 22:00 to 08:00, at most three calls a day. It has no number for texts.',
    link: 'http://qijiantest.com/detail/7342.html',
    readOn: '2026-11-22',
  },
  'us-64-1200': {
    says: '47 CFR 64.1200: solicitations from 08:00 to 21:00 local time, with prior express written consent; (a)(10) to (12): any reasonable way to revoke consent must be honoured.',
    link: 'https://www.gmlaw.com/news/fcc-extends-waiver-on-revocation-of-consent-rules-delaying-broad-applicability-until-2027-2',
    readOn: '2026-11-22',
  },
  'us-states': {
    says: 'States, by a vendor’s table: Kentucky from 10:00, Rhode Island until 17:00 on weekends, Alabama, Louisiana and Mississippi not on Sundays; Florida (501.616) three texts in 24 hours. A number’s state is a guess, so the strictest holds.',
    link: 'https://www.dropcowboy.com/state-compliance',
    readOn: '2026-11-29',
  },
  'us-regulation-f': {
    says: '12 CFR 1006: collection from 08:00 to 21:00 at the consumer’s place, with an opt-out in every text; no number for texts.',
    link: 'https://www.consumerfinancemonitor.com',
    readOn: '2026-11-22',
  },
  'gb-pecr': {
    says: 'PECR regulation 22: consent or a soft opt-in, and a way to refuse in every text; hours are custom.',
    link: null,
    readOn: '2026-11-22',
  },
  'gb-conc-7': {
    says: 'FCA CONC 7: reasonable times, no undue frequency; hours are custom.',
    link: null,
    readOn: '2026-11-22',
  },
  'eu-eprivacy': {
    says: 'ePrivacy directive, article 13: consent or a soft opt-in, and a way to refuse in every text; no hours.',
    link: null,
    readOn: '2026-11-22',
  },
  'fr-marketing': {
    says: 'France: no marketing texts at night, on Sundays and on public holidays; sources differ between 20:00 and 22:00, the stricter holds for all members.',
    link: 'https://sendtargetsms.com',
    readOn: '2026-11-22',
  },
  'in-tcccpr': {
    says: 'TCCCPR 2018 as amended 2025-02-12: promotional texts from 10:00 to 21:00 in India, enforced since October 2025 (error 651).',
    link: 'https://www.smsgatewayhub.com',
    readOn: '2026-11-22',
  },
  'in-rbi': {
    says: 'RBI circular of 2022-08-12: no collection before 08:00 or after 19:00; a draft of 2026 adds none on festivals.',
    link: 'https://www.livemint.com',
    readOn: '2026-11-22',
  },
  'kr-nights': {
    says: 'Korea: marketing from 21:00 to 08:00 needs a consent of its own; each text begins with (광고) and says how to refuse.',
    link: 'https://phps.kr',
    readOn: '2026-11-29',
  },
  'own-nights': {
    says: 'No law sets hours for these: nobody is woken by a text about an order or about work.',
    link: null,
    readOn: '2026-11-30',
  },
  'own-caution': {
    says: 'Nothing was read for this: a cautious default of ours.',
    link: null,
    readOn: '2026-11-30',
  },
} as const satisfies Record<string, Source>

export type PolicySource = keyof typeof SOURCES

export const POLICY_SOURCES: Readonly<Record<PolicySource, Source>> = SOURCES
