import { campaignActive, campaignNotStopped, inTime } from './guards/campaign.ts'
import { withinCaps } from './guards/caps.ts'
import { consentGiven } from './guards/consent.ts'
import { notToldTogether } from './guards/gathered.ts'
import type { Guard } from './guards/guard.ts'
import { notOnHold } from './guards/holds.ts'
import { dayNotOver, hoursPermitted, zoneKnown } from './guards/hours.ts'
import { addressUsable, countriesKnown, countryOpen, numberReachable, optOutKept } from './guards/number.ts'
import { templateApproved } from './guards/template.ts'
import { contactKnown, saysSomething, stillTrue } from './guards/truth.ts'
import { textNotEmpty, wordingFilled } from './guards/wording.ts'

/** Every guard, in the order in which support wants to hear them: the first that does not pass is the reason. */
export const GUARDS: readonly Guard[] = [
  campaignNotStopped,
  inTime,
  contactKnown,
  stillTrue,
  campaignActive,
  saysSomething,
  countriesKnown,
  addressUsable,
  countryOpen,
  numberReachable,
  optOutKept,
  zoneKnown,
  consentGiven,
  notOnHold,
  dayNotOver,
  hoursPermitted,
  notToldTogether,
  withinCaps,
  templateApproved,
  wordingFilled,
  textNotEmpty,
]
