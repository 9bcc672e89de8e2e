import type { ContactView } from '#shared/contracts/console-api/contact.ts'

/** A customer in Shanghai, of whom the zone follows from the number. */
export function aContactView(fields: Partial<ContactView> = {}): ContactView {
  return {
    id: 'C1',
    kind: 'customer',
    name: '朱慧',
    salutation: 'ms',
    phone: '+8619900000000',
    phones: ['+8619900000000'],
    zone: 'Asia/Shanghai',
    zoneFrom: 'number',
    possibleZones: ['Asia/Shanghai'],
    language: 'zh',
    birthday: null,
    regionCode: null,
    managerPhone: null,
    tags: [],
    custom: {},
    consent: { marketing: 'unknown', at: null, source: 'none' },
    optOut: null,
    holds: [],
    erased: null,
    changes: [],
    mergedInto: null,
    merged: [],
    rev: 1,
    ...fields,
  }
}
