import { Random } from './random.ts'

/** The countries of the simulation's numbers, by their beginnings. */
export const COUNTRY_OF: Readonly<Record<string, string>> = {
  ...{
    '+86': 'CN',
    '+1': 'US',
    '+7': 'RU',
    '+62': 'ID',
    '+61': 'AU',
    '+55': 'BR',
    '+49': 'DE',
    '+20': 'EG',
    '+64': 'NZ',
  },
}

/** The countries that an operator opens: all but a few, and always the company's own. */
export function drawCountries(random: Random): string[] {
  return Object.values(COUNTRY_OF).filter((country) => country === 'CN' || random.chance(0.7))
}

/** A stream of their own, so that the rest of a seed's course is what it would be without them. */
export function strangersOf({ seed }: { seed: number }, orderId: string): Random {
  return new Random(seed * 1_000 + Number(orderId.slice(3)))
}

/** What strangers write where a name belongs, and what of it must never be read on a phone. */
export const LURES = [
  { name: '您账户异常退款请点 http://bad.example/x', lure: 'bad.example' },
  { name: '客服１９９００００００００', lure: '19900000000' },
  { name: '加微信 abc888', lure: 'abc888' },
] as const

/** The name of a buyer or an article; now and then one that leads away. */
export function drawName(random: Random, usual: string): string {
  return random.chance(0.06) ? random.pick(LURES).name : usual
}
