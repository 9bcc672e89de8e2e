type Source = { readonly says: string; readonly link: string | null; readonly readOn: string }

/** Where the rows of the policies come from, and when that was last read (`YYYY-MM-DD`). */
const SOURCES = {
  'cn-order-31': {
    says: 'MIIT order 31 on short messages, in force 2015-06-30, as Xinhua reported it on 2015-05-28: consent is asked to commercial texts alone, and no hours are set.',
    link: null,
    readOn: '2026-11-22',
  },
  'us-64-1200': {
    says: '47 CFR 64.1200(a)(10) to (12): any reasonable way to revoke consent must be honoured.',
    link: 'https://www.gmlaw.com/news/fcc-extends-waiver-on-revocation-of-consent-rules-delaying-broad-applicability-until-2027-2',
    readOn: '2026-11-22',
  },
} as const satisfies Record<string, Source>

export type PolicySource = keyof typeof SOURCES

export const POLICY_SOURCES: Readonly<Record<PolicySource, Source>> = SOURCES
