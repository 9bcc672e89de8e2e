import { byWhom } from '../message-lifecycle.ts'
import { type Guard, refuse } from './guard.ts'

const PAUSE_LOOK_MS = 15 * 60_000

export const campaignNotStopped: Guard = {
  code: 'campaign-not-stopped',
  check({ reading: { campaign } }) {
    return campaign.state === 'stopped' ? refuse('cancelled', 'campaign-stopped', byWhom(campaign.stoppedBy)) : 'pass'
  },
}

export const inTime: Guard = {
  code: 'in-time',
  check({ message: { notAfter }, reading, now }) {
    if (notAfter === null || now < notAfter) return 'pass'
    return refuse('expired', reading.campaign.state === 'paused' ? 'campaign-paused' : 'too-late')
  },
}

/** A text of a paused campaign waits to the last moment at which it may leave: the campaign may go on before that. */
export const campaignActive: Guard = {
  code: 'campaign-active',
  check({ message: { notAfter }, reading, now }) {
    if (reading.campaign.state === 'active') return 'pass'
    const look = new Date(now.getTime() + PAUSE_LOOK_MS)
    return { kind: 'wait', until: notAfter !== null && notAfter < look ? notAfter : look, because: 'campaign-paused' }
  },
}
