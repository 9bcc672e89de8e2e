import { Button, Card, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { KindView } from '#shared/contracts/console-api/kind.ts'
import { ShippedKindId } from '#shared/contracts/message.ts'
import { KindIcon } from '../../components/kind-icon.tsx'
import { KindSample } from '../../components/kind-sample.tsx'
import { useLanguage } from '../../i18n/use-language.ts'
import { KindNeeds } from './kind-needs.tsx'

export type PickProps = { kind: KindView; active: number; busy: boolean; onPick: () => void; onTake: () => void }

/** A kind as one decides about it: what it says, who gets it, and what it must hear of. */
export function KindCard(props: PickProps) {
  const { kind } = props
  const { pick } = useLanguage()
  return (
    <Card className="kind-card">
      <header>
        <KindIcon kind={kind.id} />
        <div>
          <h2>{pick(kind.names)}</h2>
          <KindTags {...props} />
        </div>
      </header>
      <KindDetails kind={kind} />
      <TakeButton {...props} />
      <PickButton {...props} block />
    </Card>
  )
}

export function KindTags({ kind, active }: Pick<PickProps, 'kind' | 'active'>) {
  const { t } = useTranslation()
  return (
    <span className="tags">
      <Tag variant="filled">{t(`category.${kind.category}`)}</Tag>
      <Tag variant="filled">{t(kind.trigger === 'event' ? 'newCampaign.byEvent' : 'newCampaign.bySchedule')}</Tag>
      {active > 0 && <Tag variant="filled">{t('draftSteps.activeAlready', { n: active })}</Tag>}
    </span>
  )
}

export function KindDetails({ kind }: { kind: KindView }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  const who =
    kind.record === 'contact'
      ? t('firstChoice.whoPeople')
      : t('firstChoice.who', { record: pick(kind.recordNames).toLowerCase() })
  const saysAnything = Object.keys(kind.texts).length > 0
  return (
    <>
      <p>{pick(kind.about)}</p>
      {saysAnything && <KindSample kind={kind} />}
      <p className="kind-who">
        <b>{t('firstChoice.whoTitle')}</b> {saysAnything ? who : t('firstChoice.taskOnly')}
      </p>
      <KindNeeds kind={kind} />
    </>
  )
}

export function PickButton({ kind, busy, onPick, block = false }: PickProps & { block?: boolean }) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  return (
    <Button
      type={block ? 'primary' : 'default'}
      ghost={block}
      block={block}
      loading={busy}
      onClick={onPick}
      aria-label={`${t('newCampaign.pick')}: ${pick(kind.names)}`}
    >
      {t('newCampaign.pick')}
    </Button>
  )
}

/** Begins a scenario of one's own as a preset is; what is no preset has none to begin with. */
export function TakeButton({ kind, busy, onTake }: PickProps) {
  const { t } = useTranslation()
  const { pick } = useLanguage()
  if (ShippedKindId.safeParse(kind.id).success) return null
  return (
    <button
      type="button"
      className="link-button"
      disabled={busy}
      aria-label={t('ownForm.startLong', { name: pick(kind.names) })}
      onClick={onTake}
    >
      {t('ownForm.start')}
    </button>
  )
}
