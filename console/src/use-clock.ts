import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { localRun, type SteeredClock } from './local-run.ts'

const POLL_MS = 5_000

export const clockQuery = queryOptions({
  queryKey: ['dev', 'clock'],
  queryFn: async () => ({ ...(await localRun.clock()), heardAtMs: Date.now() }),
  retry: false,
  refetchInterval: ({ state }) => (state.data === undefined ? false : POLL_MS),
})

export type HeardClock = SteeredClock & { heardAtMs: number }

/** The platform's clock in local runs, else undefined; `isPending` until that is known. */
export function useClock(): { clock: HeardClock | undefined; isPending: boolean } {
  const { data, isPending } = useQuery(clockQuery)
  return { clock: data, isPending }
}

export function isFlowing(clock: SteeredClock): boolean {
  return clock.flow ?? !clock.steered
}

/** The platform's present instant, ticking by the second while it flows. */
export function usePlatformNow(clock: HeardClock): Date {
  const [ticks, setTicks] = useState(() => Date.now())
  const flowing = isFlowing(clock)
  useEffect(() => {
    if (!flowing) return
    const timer = setInterval(() => setTicks(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [flowing])
  const passedMs = flowing ? Math.max(0, ticks - clock.heardAtMs) : 0
  return new Date(Date.parse(clock.now) + passedMs)
}

/** The platform's present as last heard in a local run, else this computer's; good for telling one day from another. */
export function useNow(): Date {
  const { clock } = useClock()
  if (clock === undefined) return new Date()
  const passedMs = isFlowing(clock) ? Math.max(0, Date.now() - clock.heardAtMs) : 0
  return new Date(Date.parse(clock.now) + passedMs)
}
