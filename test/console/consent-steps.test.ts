import { expect, it } from 'vitest'
import { viewContact } from '#functions/console-api/views/contact-view.ts'
import type { ContactView } from '#shared/contracts/console-api/contact.ts'
import { consentStepsOf } from '../../console/src/pages/person/consent-steps.ts'
import { aContact } from '../builders/contact.ts'

const CONTACT = viewContact({ contact: aContact(), optOut: null })
const REFUSED: ContactView['consent'] = { marketing: 'refused', at: '2026-03-01T00:00:00.000Z', source: 'support' }

const OUT = { at: '2026-03-01T00:00:00.000Z', by: 'support/1', note: 'asked' }

it.each<[string, Partial<ContactView>, string[]]>([
  ['wants texts', {}, ['opt-out-marketing', 'opt-out']],
  ['wants no marketing', { consent: REFUSED, optOut: { ...OUT, scope: 'marketing' } }, ['opt-out', 'opt-in']],
  ['wants none', { consent: REFUSED, optOut: { ...OUT, scope: 'all' } }, ['opt-in']],
  ['refused and has another number since', { consent: REFUSED }, ['opt-out', 'consent']],
  ['has no number', { phone: null }, []],
])('support can record on somebody who %s: %j, %j', (_, fields, steps) => {
  expect(consentStepsOf({ ...CONTACT, ...fields })).toEqual(steps)
})
