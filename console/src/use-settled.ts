import { useEffect, useState } from 'react'

/** Plain JSON as it was when it last stood still for so long; the same content is the same value. */
export function useSettled<T>(value: T, quietMs: number): T {
  const now = JSON.stringify(value)
  const [settled, setSettled] = useState({ value, now })
  useEffect(() => {
    const timer = setTimeout(() => setSettled({ value: JSON.parse(now), now }), quietMs)
    return () => clearTimeout(timer)
  }, [now, quietMs])
  return settled.now === now ? value : settled.value
}
