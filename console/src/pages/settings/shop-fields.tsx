import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import type { CutOff } from '#shared/contracts/shop.ts'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { useWeekdayName, WEEKDAYS } from '../../use-weekday-name.ts'
import { type ShopDraft, withNewCutOff } from './shop-draft.ts'
import { ShopField } from './shop-field.tsx'
import { ServiceHours } from './shop-hours.tsx'
import { OptOutWords } from './shop-opt-out.tsx'

const MOST_CUT_OFFS = 20

type Props = {
  index: number
  shop: ShopDraft
  isHome: boolean
  /** Those of this shop alone. */
  faults: NonNullable<Problem['errors']>
  readOnly: boolean
  onChange: (shop: ShopDraft) => void
  onRemove: () => void
}

/** One shop: how events and texts call it, whom people may ring, and until when a paid order leaves the same day. */
export function ShopFields({ index, shop, isHome, faults, readOnly, onChange, onRemove }: Props) {
  const { t } = useTranslation()
  const words = useFaultWords()
  const heading = `shop-${index}`
  const faultAt = (field: string) => {
    const fault = faults.find(({ path }) => path === `items.${index}.${field}`)
    return fault === undefined ? null : words(fault)
  }
  const input = (field: 'name' | 'id' | 'signature' | 'hotline', maxLength: number) => {
    const fault = faultAt(field)
    return (
      <ShopField id={`${heading}-${field}`} label={t(`shops.${field}`)} hint={t(`shops.${field}Hint`)}>
        <Input
          id={`${heading}-${field}`}
          value={shop[field]}
          maxLength={maxLength}
          disabled={readOnly}
          status={fault === null ? '' : 'error'}
          onChange={(event) => onChange({ ...shop, [field]: event.target.value })}
        />
        {fault !== null && <p className="field-fault">{fault}</p>}
      </ShopField>
    )
  }
  return (
    <section className="shop" aria-labelledby={heading}>
      <h3 id={heading}>
        {shop.name || t('shops.unnamed')}
        {isHome && <Tag color="green">{t('shops.home')}</Tag>}
        {!readOnly && (
          <Button type="text" icon={<DeleteOutlined />} aria-label={t('shops.remove')} onClick={onRemove} />
        )}
      </h3>
      <div className="shop-row">
        {input('name', 30)}
        {input('id', 64)}
        {input('signature', 22)}
        {input('hotline', 20)}
        <OptOutWords {...{ index, shop, readOnly, onChange, faultAt }} />
      </div>
      <ServiceHours {...{ index, shop, readOnly, onChange, faultAt }} />
      <CutOffs {...{ shop, readOnly, onChange }} />
    </section>
  )
}

type CutOffsProps = Pick<Props, 'shop' | 'readOnly' | 'onChange'>

function CutOffs({ shop, readOnly, onChange }: CutOffsProps) {
  const { t } = useTranslation()
  const { cutOffs } = shop
  const set = (next: CutOff[]) => onChange({ ...shop, cutOffs: next })
  const weekdayName = useWeekdayName()
  const days = WEEKDAYS.map((day) => ({ value: day, label: weekdayName(day) }))
  if (readOnly && cutOffs.length === 0) return null
  return (
    <fieldset className="shop-field">
      <legend>{t('shops.cutOffs')}</legend>
      {cutOffs.map((one, index) => (
        // Entries have no identity but their place.
        <div key={index} className="shop-cut-off">
          <TimeOfDay
            label={t('shops.cutOffTime')}
            value={one.time}
            readOnly={readOnly}
            onChange={(time) => set(cutOffs.with(index, { ...one, time }))}
          />
          <Select
            mode="multiple"
            aria-label={t('shops.cutOffDays')}
            disabled={readOnly}
            value={one.days}
            options={days}
            status={one.days.length === 0 ? 'error' : ''}
            onChange={(chosen) => set(cutOffs.with(index, { ...one, days: chosen.toSorted((a, b) => a - b) }))}
          />
          {!readOnly && (
            <Button
              type="text"
              icon={<DeleteOutlined />}
              aria-label={t('form.remove')}
              onClick={() => set(cutOffs.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      {!readOnly && cutOffs.length < MOST_CUT_OFFS && (
        <Button icon={<PlusOutlined />} onClick={() => onChange(withNewCutOff(shop))}>
          {t('shops.addCutOff')}
        </Button>
      )}
      <small>{t('shops.cutOffsHint')}</small>
    </fieldset>
  )
}
