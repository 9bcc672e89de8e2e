import * as z from 'zod'
import { after, at, instead, onTheDay, option, preset, presetWith, stopsBy, task, words } from './preset.ts'

const RENEWAL_TEXT = {
  ends: words(
    '{{name}}您好，您的{{what|合同}}将于{{ends:date}}到期。需要续办回1，我们联系您；不需要回2。',
    'Dear {{name}}, your {{what|contract}} ends on {{ends:date}}. Reply 1 and we contact you about renewing, 2 if you do not wish to.',
  ),
  insuranceEnds: words(
    '{{name}}您好，您的保险将于{{ends:date}}到期。需要续保回1，我们联系您；不需要回2。',
    'Dear {{name}}, your insurance ends on {{ends:date}}. Reply 1 and we contact you about renewing it, 2 if you do not wish to.',
  ),
}

const RenewalSettings = z.strictObject({
  /** Which day of the contract it reminds of. */
  of: z.enum(['ends', 'insuranceEnds']).default('ends'),
  /** Days before that day, one text each. */
  daysBefore: z
    .array(z.int().min(1).max(365))
    .min(1)
    .max(5)
    .refine((days) => days.every((day, place) => place === 0 || day < (days[place - 1] ?? 0)), 'must descend')
    .default([30, 7]),
})

/** Who said no is not asked a second time. */
export const contractRenewal = presetWith(
  {
    family: 'contract',
    lines: ['lender', 'service', 'property'],
    about: words(
      '合同或保险到期前提醒，要续办的转给负责人；已续签的不再打扰。',
      'Reminds before a contract or an insurance ends and passes a yes on to the person in charge; a renewal stops it.',
    ),
  },
  RenewalSettings,
  ({ of, daysBefore }) => ({
    slug: 'contract-renewal',
    about: 'contract',
    names: words('合同到期提醒', 'Contract renewal'),
    stops: stopsBy('renewed', 'ended', 'cancelled'),
    variables: { what: 'record.what', ends: `record.${of}` },
    steps: daysBefore.map((days, place) => ({
      ...{ id: `d${days}`, ...at(`record.${of}`, '10:00', -days), late: { n: 5, unit: 'days' } },
      when: place === 0 ? null : { not: { any: daysBefore.slice(0, place).map((one) => reply(`d${one}`, '2')) } },
      say: { text: RENEWAL_TEXT[of] },
      ask: {
        options: [option(['1', '续'], task('contract-renewal', 'person-in-charge', 1, 'working-days')), option('2')],
        until: { n: 5, unit: 'days' },
      },
    })),
  }),
)

function reply(step: string, is: string) {
  return { reply: { step, is } }
}

/** Work on a house is registered as a contract too. */
const DECORATION = { path: 'record.what', is: 'equals' as const, value: 'decoration' }
export const NO_DECORATION = { any: [{ not: { path: 'record.what', is: 'known' as const } }, { not: DECORATION }] }

/** Phones of relatives and colleagues that the papers of a contract are to name. */
const FEWEST_PHONES = 5

/** The papers of a contract: another name for whom to ask is left out where it is not known. */
export const signingBriefing = preset(
  {
    family: 'contract',
    lines: ['lender', 'service'],
    about: words(
      '签约当天 18:00 告知保险、保证金和销售经理。',
      'Tells on the evening of signing about insurance, deposit and the person in charge.',
    ),
  },
  {
    slug: 'signing-briefing',
    about: 'contract',
    category: 'transactional',
    names: words('签约告知', 'Signing briefing'),
    only: NO_DECORATION,
    stops: stopsBy('cancelled'),
    variables: {
      insurance: 'record.insurance',
      deposit: 'record.depositMinor',
      currency: 'record.currency',
      depositUse: 'record.depositUse',
      person: 'record.person',
      personPhone: 'record.personPhone',
    },
    steps: [
      {
        ...{ id: 'tell', ...onTheDay('signed', '18:00'), late: { n: 48, unit: 'hours' } },
        say: {
          text: words(
            '{{name}}您好，合同已签。{{#insurance}}保险：{{insurance}}。{{/insurance}}{{#deposit}}保证金{{deposit:money}}{{currency}}，用于{{depositUse|合同约定事项}}。{{/deposit}}{{#person}}有事请找销售经理{{person}}，{{personPhone|可直接回复}}。{{/person}}',
            'Dear {{name}}, your contract is signed. {{#insurance}}Insurance: {{insurance}}. {{/insurance}}{{#deposit}}The deposit of {{deposit:money}} {{currency}} is for {{depositUse|what the contract says}}. {{/deposit}}{{#person}}Your contact is {{person}}, {{personPhone|who reads your reply}}.{{/person}}',
          ),
        },
      },
      {
        ...{ id: 'papers', ...onTheDay('signed', '18:00'), late: { n: 48, unit: 'hours' } },
        when: {
          any: [
            { path: 'count.record.phones', is: 'less', value: FEWEST_PHONES },
            { not: { path: 'record.photo', is: 'known' } },
            { path: 'record.photo', is: 'equals', value: false },
          ],
        },
        ...instead(task('missing-papers', 'person-in-charge', 3, 'working-days')),
      },
    ],
  },
)

const RULES = words(
  '您好，{{house|您的房屋}}装修{{#begin}}自{{begin:date}}起，{{/begin}}施工时间{{hours|以物业告知为准}}，请勿拆改承重结构，垃圾请按指定地点堆放。{{#hotline}}有疑问请拨{{hotline}}。{{/hotline}}',
  'Work at {{house|your home}} begins {{#begin}}on {{begin:date}}{{/begin}}; hours {{hours|as the management says}}. Please leave load-bearing walls alone and put rubble where told. {{#hotline}}Questions: {{hotline}}.{{/hotline}}',
)
const EVE = words(
  '您好，提醒您：{{house|您的房屋}}明天开始装修，施工时间{{hours|以物业告知为准}}，请勿拆改承重结构。',
  'A reminder: work at {{house|your home}} begins tomorrow; hours {{hours|as the management says}}. Please leave load-bearing walls alone.',
)
const CREW = { to: 'record.crewPhone', when: { path: 'record.crewPhone', is: 'known' as const } }
const A_DAY = { late: { n: 24, unit: 'hours' as const } }

/** Owner and crew read the same; the roles of the house hear of it by a task. */
export const decorationRules = preset(
  {
    family: 'contract',
    lines: ['property'],
    about: words(
      '装修登记后和开工前一天，把规矩告知业主和施工队。',
      'Tells owner and crew the rules when work is registered, and again on the eve.',
    ),
  },
  {
    slug: 'decoration-rules',
    about: 'contract',
    category: 'transactional',
    names: words('装修须知', 'Decoration rules'),
    only: DECORATION,
    stops: stopsBy('cancelled', 'ended'),
    variables: { house: 'record.house', begin: 'record.begin', hours: 'record.hours', hotline: 'shop.hotline' },
    steps: [
      { ...{ id: 'tell', ...after('signed') }, ...A_DAY, say: { text: RULES } },
      { ...{ id: 'tell-crew', ...after('signed') }, ...A_DAY, ...CREW, say: { text: RULES } },
      {
        ...{ id: 'tell-house', ...after('signed') },
        ...A_DAY,
        ...instead(task('decoration', 'repair', 1, 'working-days'), task('decoration', 'guard', 1, 'working-days')),
      },
      { ...{ id: 'eve', ...at('record.begin', '10:00', -1) }, ...A_DAY, say: { text: EVE } },
      { ...{ id: 'eve-crew', ...at('record.begin', '10:00', -1) }, ...A_DAY, ...CREW, say: { text: EVE } },
    ],
  },
)
