import * as z from 'zod'
import type { Campaign } from '#shared/contracts/campaign.ts'
import { kindFor } from '../scenarios/registry.ts'

/** Whether this release reads what the campaign was set to. A scenario that it keeps itself needs no settings. */
export function isReadable(campaign: Campaign): boolean {
  try {
    const kind = kindFor(campaign)
    if (kind.trigger === 'schedule') kind.firings(campaign.content, campaign.activeSince)
    return true
  } catch (error) {
    if (error instanceof z.ZodError) return false
    throw error
  }
}
