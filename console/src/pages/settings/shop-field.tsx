import type { ReactNode } from 'react'
import type { ShopDraft } from './shop-draft.ts'

/** One part of a shop's form. `faultAt`: what the server found at a field, in words. */
export type ShopPartProps = {
  index: number
  shop: ShopDraft
  readOnly: boolean
  onChange: (shop: ShopDraft) => void
  faultAt: (field: string) => string | null
}

type FieldProps = { id: string; label: string; hint: string; children: ReactNode }

export function ShopField({ id, label, hint, children }: FieldProps) {
  return (
    <div className="shop-field">
      <label htmlFor={id}>{label}</label>
      {children}
      <small>{hint}</small>
    </div>
  )
}
