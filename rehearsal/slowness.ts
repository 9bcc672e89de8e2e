/** What the work below takes on two idle cores of a present machine. */
const USUAL_MS = 200
const MOST = 10

/**
 * How many times slower than usual this machine is at the moment, 1 to 10: other work on it counts too. For what is planned
 * ahead by the clock; what is waited for has deadlines that only end what hangs.
 */
export function slowness(): number {
  const startedMs = performance.now()
  for (let count = 0; count < 60; count += 1) JSON.parse(JSON.stringify(ROWS))
  return Math.min(MOST, Math.max(1, (performance.now() - startedMs) / USUAL_MS))
}

const ROWS = Array.from({ length: 5_000 }, (_, id) => ({ id, name: `row ${id}`, tags: ['a', 'b'], at: id * 1_000 }))
