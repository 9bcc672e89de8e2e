import type { Log } from '#shared/ports/log.ts'
import { type SettleTemplatesDeps, settleTemplates } from '#shared/usecases/campaigns/register-template.ts'
import { type ForgetOldWordsDeps, forgetOldWords } from '#shared/usecases/erasure/forget-old-words.ts'
import { type MendErasuresDeps, mendErasures } from '#shared/usecases/erasure/mend-erasures.ts'
import { type SettleHomeShopDeps, settleHomeShop } from '#shared/usecases/intake/settle-home-shop.ts'
import { type SettleCountriesDeps, settleCountries } from '#shared/usecases/line/settle-countries.ts'
import { type SettleRulesDeps, settleRules } from '#shared/usecases/line/steer-rules.ts'
import { type SettleShopsDeps, settleShops } from '#shared/usecases/line/steer-shops.ts'
import { type ReconcileDeps, reconcile } from '#shared/usecases/runs/reconcile.ts'
import { type FormerDeps, settleFormerCampaigns } from '#shared/usecases/runs/settle-former-campaigns.ts'
import { type SettleWebhooksDeps, settleWebhooks } from '#shared/usecases/webhooks/keep-webhooks.ts'

/** Every five minutes: what a crash or a new time zone left is mended. */
export function createReconcileHandler(
  deps: ReconcileDeps &
    SettleCountriesDeps &
    SettleHomeShopDeps &
    SettleShopsDeps &
    SettleRulesDeps &
    SettleTemplatesDeps &
    SettleWebhooksDeps &
    FormerDeps &
    ForgetOldWordsDeps &
    MendErasuresDeps & { log: Log },
) {
  return async () => {
    // First: texts of a line of release 0.1 wait for it.
    await settleCountries(deps)
    await settleHomeShop(deps)
    await settleShops(deps)
    await settleRules(deps)
    await settleTemplates(deps)
    await settleWebhooks(deps)
    await settleFormerCampaigns(deps)
    const { noticeMissing, unreadable, ...counts } = await reconcile(deps)
    const erasures = await mendErasures(deps)
    const forgotten = await forgetOldWords(deps)
    deps.log.info('RECONCILE_FINISHED', { ...counts, erasures, forgotten })
    for (const campaignId of unreadable) deps.log.error('CAMPAIGN_UNREADABLE', { campaignId })
    if (noticeMissing !== null) deps.log.error('HOLIDAYS_READ_MISSING', { date: `${noticeMissing}-01-01` })
  }
}
