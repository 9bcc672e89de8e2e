import type { TemplateFaultCode } from '#shared/contracts/template.ts'
import { type PlainText, placeOf } from './plain-text.ts'

export type CarrierFault = { code: TemplateFaultCode; detail: string }

/** Code points of one value. A vendor may take fewer for some types, as six digits of a code. */
export const LONGEST_VALUE = 35
const LONGEST_TEXT = 500
/**
 * Brackets are the signature's; the others are refused by Tencent (https://cloud.tencent.com/document/product/382/39023) or
 * Huawei (support.huaweicloud.com/msgsms_faq/sms_faq_0003.html), both read 2026-11-22.
 */
const BARRED = /[【】¥￥★√※]/u
const PLACE = /\$\{[A-Za-z0-9]+\}/gu

/**
 * Why carriers with registered templates would not take a plain text: places side by side, nothing but places, a character
 * that they refuse, more than 500 characters, a value over 35.
 */
export function carrierFaults({ text, places }: PlainText): CarrierFault[] {
  const faults: CarrierFault[] = []
  places.forEach(({ key }, index) => {
    const next = places[index + 1]?.key
    if (next !== undefined && text.includes(placeOf(key) + placeOf(next)))
      faults.push({ code: 'adjacent-variables', detail: `${key} ${next}` })
  })
  const fixed = text.replaceAll(PLACE, '')
  if (!/[\p{L}\p{N}]/u.test(fixed)) faults.push({ code: 'only-variables', detail: '' })
  const barred = BARRED.exec(fixed)
  if (barred !== null) faults.push({ code: 'refused-character', detail: barred[0] })
  if ([...text].length > LONGEST_TEXT) faults.push({ code: 'text-too-long', detail: String([...text].length) })
  for (const { key, value } of places) if (isTooLong(value)) faults.push({ code: 'value-too-long', detail: key })
  return faults
}

export function isTooLong(value: string): boolean {
  return [...value].length > LONGEST_VALUE
}
