import { PlusOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Card, Select, Skeleton } from 'antd'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ShopsView } from '#shared/contracts/console-api/shops.ts'
import { Trouble } from '../../components/trouble.tsx'
import { useProblemWords } from '../../i18n/use-problem-words.ts'
import { RequestFailure } from '../../request-failure.ts'
import { useRights } from '../../use-session.ts'
import { shopsQuery, useChangeShops } from './queries.ts'
import { changeOf, draftOf, type ShopsDraft, withNewShop } from './shop-draft.ts'
import { ShopFields } from './shop-fields.tsx'

const MOST_SHOPS = 50

/** The shops in whose name texts are sent, and how an admin says who they are. */
export function ShopsCard() {
  const { t } = useTranslation()
  const shops = useQuery(shopsQuery)
  const { data, isPending } = shops
  return (
    <Card title={t('shops.title')}>
      <p className="card-about">{t('shops.about')}</p>
      {isPending && <Skeleton active paragraph={{ rows: 3 }} />}
      <Trouble query={shops} />
      {data !== undefined && <ShopsForm key={data.version} stands={data} />}
    </Card>
  )
}

function ShopsForm({ stands }: { stands: ShopsView }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const problem = useProblemWords()
  const { changesSettings } = useRights()
  const save = useChangeShops()
  const [draft, setDraft] = useState(() => draftOf(stands))
  const change = changeOf(draft, stands)
  const isTouched = JSON.stringify(draft) !== JSON.stringify(draftOf(stands))
  const faults = save.error instanceof RequestFailure ? (save.error.problem.errors ?? []) : []

  function edit(next: ShopsDraft) {
    save.reset()
    setDraft(next)
  }
  function submit(event: FormEvent) {
    event.preventDefault()
    if (change !== undefined) save.mutate(change, { onSuccess: () => void message.success(t('shops.saved')) })
  }
  return (
    <form className="shops" onSubmit={submit}>
      {draft.shops.length === 0 && <p>{t('shops.none')}</p>}
      {draft.shops.map((shop, index) => (
        <ShopFields
          // A shop in the making has no identity but its place.
          key={index}
          index={index}
          shop={shop}
          isHome={shop.id !== '' && shop.id === stands.home}
          faults={faults.filter(({ path }) => path.startsWith(`items.${index}.`))}
          readOnly={!changesSettings}
          onChange={(next) => edit({ ...draft, shops: draft.shops.with(index, next) })}
          onRemove={() => edit({ ...draft, shops: draft.shops.toSpliced(index, 1) })}
        />
      ))}
      {changesSettings && stands.home === null && draft.shops.length > 1 && <Home draft={draft} onChange={edit} />}
      {save.isError && <Alert type="error" showIcon title={problem(save.error).detail} />}
      {changesSettings && (
        <div className="shops-actions">
          <Button
            icon={<PlusOutlined />}
            disabled={draft.shops.length >= MOST_SHOPS}
            onClick={() => edit(withNewShop(draft))}
          >
            {t('shops.add')}
          </Button>
          <Button type="primary" htmlType="submit" disabled={change === undefined} loading={save.isPending}>
            {t('shell.save')}
          </Button>
          {isTouched && <Button onClick={() => edit(draftOf(stands))}>{t('sending.undo')}</Button>}
        </div>
      )}
    </form>
  )
}

function Home({ draft, onChange }: { draft: ShopsDraft; onChange: (draft: ShopsDraft) => void }) {
  const { t } = useTranslation()
  const options = draft.shops.filter(({ id }) => id !== '').map(({ id, name }) => ({ value: id, label: name || id }))
  return (
    <div className="shop-field">
      <label htmlFor="home-shop">{t('shops.homeChoice')}</label>
      <Select
        id="home-shop"
        allowClear
        value={draft.home}
        options={options}
        onChange={(home) => onChange({ ...draft, home: home ?? null })}
      />
      <small>{t('shops.homeAbout')}</small>
    </div>
  )
}
