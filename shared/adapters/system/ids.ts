import { randomInt } from 'node:crypto'
import type { Ids } from '#shared/ports/ids.ts'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'
const LENGTH = 20

/** Ids of 20 random base-36 digits (103 bits) after the prefix. */
export function createRandomIds(): Ids {
  return { create: (prefix) => prefix + Array.from({ length: LENGTH }, () => DIGITS.charAt(randomInt(36))).join('') }
}
