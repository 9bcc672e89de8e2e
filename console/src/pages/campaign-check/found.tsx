import { Alert, Button, Card } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { CampaignView } from '#shared/contracts/console-api/campaign.ts'
import type { DryRunView } from '#shared/contracts/console-api/dry-run.ts'
import { Bars } from '../../components/bars.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { formatMoney } from '../../number-format.ts'
import { useWords } from '../../use-words.ts'
import type { CampaignContext } from '../campaign/campaign-context.ts'
import { ActivateBar } from './activate-bar.tsx'
import { PeopleDrawer } from './people-drawer.tsx'
import { firingToTell, goesAtOnce, isInSeveralZones, waitsUntil } from './sentence.ts'
import { Warnings } from './warnings.tsx'
import { Wordings } from './wordings.tsx'

type Props = { dryRun: DryRunView; context: CampaignContext; onAgain: () => void }

/** What a dry run found, and what to do with it. */
export function Found({ dryRun, context, onAgain }: Props) {
  const { t } = useTranslation()
  const { campaign, kind } = context
  const isStale = dryRun.version !== campaign.version || isEditedSince(context, dryRun)
  return (
    <>
      {isStale && (
        <Alert
          className="note"
          type="warning"
          showIcon
          title={t('check.staleTitle')}
          description={t('check.staleText')}
          action={<Button onClick={onAgain}>{t('check.again')}</Button>}
        />
      )}
      <div className="check-parts">
        <div className="campaign-parts">
          <Sums dryRun={dryRun} campaign={campaign} />
          <Wordings campaign={campaign} kind={kind} />
        </div>
        <div className="campaign-parts">
          <Warnings dryRun={dryRun} context={context} />
          <HeldBack dryRun={dryRun} />
        </div>
      </div>
      <ActivateBar dryRun={dryRun} context={context} isStale={isStale} onAgain={onAgain} />
      <PeopleDrawer dryRun={dryRun} />
    </>
  )
}

/** Only a draft changes under its version; an approval changes it too, but not its content. */
function isEditedSince({ campaign, editing }: CampaignContext, { startedAt }: DryRunView): boolean {
  if (editing.change !== undefined) return true
  const approvedAt = campaign.approval?.at
  return campaign.state === 'draft' && campaign.changedAt > startedAt && campaign.changedAt !== approvedAt
}

type Told = { dryRun: DryRunView; campaign: CampaignView }

function Sums({ dryRun, campaign }: Told) {
  const { t } = useTranslation()
  const { language } = useLanguage()
  const words = useWords()
  const peopleLink = usePeopleLink()
  const { selected, sendable, parts, price } = dryRun
  const isByEvent = dryRun.firings.length === 0
  return (
    <Card className="check-sums">
      {sendable === 0 && !isByEvent && (
        <Alert
          className="note"
          type="warning"
          showIcon
          title={t('check.nobodyTitle')}
          description={t('check.nobodyText')}
        />
      )}
      <dl>
        <div className="is-wide">
          <dt>{t('check.when')}</dt>
          <dd>
            <When dryRun={dryRun} campaign={campaign} />
          </dd>
        </div>
        <div>
          <dt>{t('check.people')}</dt>
          <dd>
            <b>{words.people(sendable)}</b>
            <small>{t('check.selected', { people: words.people(selected) })}</small>
          </dd>
        </div>
        <div>
          <dt>{t('check.parts')}</dt>
          <dd>
            <b>{words.parts(parts)}</b>
            <small>
              <ByParts dryRun={dryRun} />
            </small>
          </dd>
        </div>
        <div>
          <dt>{t('check.price')}</dt>
          <dd>
            {price === null ? <span>{t('check.noPrice')}</span> : <b>{formatMoney(price, language)}</b>}
            {price !== null && <small>{t('check.estimate')}</small>}
          </dd>
        </div>
      </dl>
      {sendable > 0 && <Link to={peopleLink('send')}>{t('check.openSend')}</Link>}
    </Card>
  )
}

function When({ dryRun, campaign }: Told) {
  const { t } = useTranslation()
  const words = useWords()
  const told = firingToTell(dryRun)
  if (told === null) {
    const planned =
      dryRun.selected === 0
        ? t('check.byEventNone')
        : t('check.byEventPlanned', { people: words.people(dryRun.selected) })
    return (
      <>
        <b>{t('check.byEventWhen')}</b>
        <small>{planned}</small>
      </>
    )
  }
  const opening = waitsUntil(dryRun)
  if (goesAtOnce(campaign)) {
    return (
      <>
        <b>{t('check.atOnce')}</b>
        {opening !== null && <small>{t('check.atOnceWaits', { when: words.instant(opening, told.zone) })}</small>}
      </>
    )
  }
  const when = words.instant(told.at, told.zone)
  const last = dryRun.paced?.lastAt ?? dryRun.lastAt
  const until = last === null ? null : words.instant(last, told.zone)
  return (
    <>
      <b>{t(isInSeveralZones(dryRun) ? 'check.leavesZones' : 'check.leaves', { when })}</b>
      {until !== null && until !== when && <small>{t('check.until', { time: until })}</small>}
    </>
  )
}

function ByParts({ dryRun: { byParts, sendable } }: { dryRun: DryRunView }) {
  const { t } = useTranslation()
  const words = useWords()
  const sizes = Object.entries(byParts).filter(([, people]) => people !== undefined && people > 0)
  if (sendable === 0) return null
  if (sizes.length === 1 && sizes[0]?.[0] === '1') return t('check.allOne')
  return sizes
    .map(([size, people]) => t('check.byParts', { n: words.number(people ?? 0), parts: words.number(Number(size)) }))
    .join(t('check.comma'))
}

function HeldBack({ dryRun: { heldBack, reasons } }: { dryRun: DryRunView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const peopleLink = usePeopleLink()
  return (
    <Card title={t('check.heldTitle')}>
      {reasons.length === 0 ? (
        <p className="card-about">{t('check.heldNone')}</p>
      ) : (
        <>
          <p className="card-about">{t('check.heldAbout')}</p>
          <Bars
            bars={reasons.map((reason) => ({
              key: reason.code,
              words: pick(reason),
              count: heldBack[reason.code] ?? 0,
              to: peopleLink('held-back', reason.code),
            }))}
          />
        </>
      )}
    </Card>
  )
}

/** A link that opens the people of an outcome beside what is shown. */
function usePeopleLink(): (outcome: 'send' | 'held-back', reason?: string) => string {
  const [params] = useSearchParams()
  return (outcome, reason) => {
    const next = new URLSearchParams({ run: params.get('run') ?? '', people: outcome })
    if (reason !== undefined) next.set('reason', reason)
    return `?${next}`
  }
}
