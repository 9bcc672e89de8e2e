import { setTimeout as pause } from 'node:timers/promises'
import type * as z from 'zod'
import type { LineEnv } from '#shared/contracts/function-env.ts'
import type { LineDefaults } from '#shared/contracts/line.ts'
import type { Clock } from '#shared/ports/clock.ts'
import type { LineStore } from '#shared/ports/line-store.ts'
import type { Pace } from '#shared/ports/pace.ts'
import { createPace } from '#shared/usecases/line/keep-pace.ts'

type Settings = z.output<z.ZodObject<typeof LineEnv>>

export function lineDefaultsOf(settings: Settings): LineDefaults {
  const currency = settings.PRICE_CURRENCY ?? (settings.SMS_PROVIDER === 'sns' ? 'USD' : undefined)
  return {
    provider: settings.SMS_PROVIDER,
    rates: { transactional: settings.LINE_RATE_TRANSACTIONAL, bulk: settings.LINE_RATE_BULK },
    priceMicros: settings.PRICE_MICROS,
    ...(currency !== undefined && { currency }),
    zone: settings.BUDGET_ZONE,
    countries: settings.COUNTRIES,
    dailyBudgetMicros: settings.DAILY_BUDGET_MICROS ?? null,
  }
}

export function openPace(lines: LineStore, clock: Clock, defaults: LineDefaults): Pace {
  return createPace({ lines, clock, defaults, pause: (ms) => pause(ms) })
}
