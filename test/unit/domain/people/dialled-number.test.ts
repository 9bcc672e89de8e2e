import { expect, it } from 'vitest'
import { dialledNumberOf } from '#shared/domain/people/dialled-number.ts'
import { parsePhone } from '#shared/domain/people/phone.ts'

it.each([
  '199 0000 0001',
  '+86 199-0000-0001',
  '8619900000001',
  '１９９００００００１',
  '+1 202 555 0101',
  '+852 5100 0001',
])('reads %s as lists do', (given) => {
  const parsed = parsePhone(given)

  expect(dialledNumberOf(given)).toBe(parsed.ok ? parsed.e164 : null)
})

it.each(['', '400-000-0000', '010-12345678', '12345', '+0123456789', 'ext 5', '+12'])(
  'reads no number in %j',
  (given) => {
    expect(dialledNumberOf(given)).toBeNull()
  },
)
