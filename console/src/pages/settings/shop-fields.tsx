import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Select, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Problem } from '#shared/contracts/console-api/problem.ts'
import type { CutOff } from '#shared/contracts/shop.ts'
import { TimeOfDay } from '../../components/time-of-day.tsx'
import { useFaultWords } from '../../i18n/use-problem-words.ts'
import { useWeekdayName, WEEKDAYS } from '../../use-weekday-name.ts'
import { type ShopDraft, withNewCutOff } from './shop-draft.ts'

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
  const input = (field: 'name' | 'id' | 'hotline', maxLength: number) => {
    const fault = faults.find(({ path }) => path === `items.${index}.${field}`)
    return (
      <Field id={`${heading}-${field}`} label={t(`shops.${field}`)} hint={t(`shops.${field}Hint`)}>
        <Input
          id={`${heading}-${field}`}
          value={shop[field]}
          maxLength={maxLength}
          disabled={readOnly}
          status={fault === undefined ? '' : 'error'}
          onChange={(event) => onChange({ ...shop, [field]: event.target.value })}
        />
        {fault !== undefined && <p className="field-fault">{words(fault)}</p>}
      </Field>
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
        {input('hotline', 20)}
      </div>
      <CutOffs {...{ shop, readOnly, onChange }} />
    </section>
  )
}

type FieldProps = { id: string; label: string; hint: string; children: ReactNode }

function Field({ id, label, hint, children }: FieldProps) {
  return (
    <div className="shop-field">
      <label htmlFor={id}>{label}</label>
      {children}
      <small>{hint}</small>
    </div>
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
