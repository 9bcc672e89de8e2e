import { fillIn } from '../filled-text.ts'
import { type Guard, refuse } from './guard.ts'

export const wordingFilled: Guard = {
  code: 'wording-filled',
  check(one) {
    const filled = fillIn(one)
    if (filled === null) return 'not-asked'
    return filled.ok ? 'pass' : refuse('suppressed', 'missing-value', { missing: filled.missing, ...filled.outside })
  },
}

export const textNotEmpty: Guard = {
  code: 'text-not-empty',
  check(one) {
    const filled = fillIn(one)
    if (filled?.ok !== true) return 'not-asked'
    return filled.text.trim() === '' ? refuse('suppressed', 'empty-text') : 'pass'
  },
}
