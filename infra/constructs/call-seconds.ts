import type { Stage } from '../stages.ts'

/** Lambda's own limit. */
const LONGEST_SECONDS = 900
const SLOWER = 6

/** What one call may take where it usually may take so many seconds: an emulator shares its machine with whatever else runs. */
export function callSeconds({ isEmulator }: Pick<Stage, 'isEmulator'>, usual: number): number {
  return isEmulator ? Math.min(LONGEST_SECONDS, usual * SLOWER) : usual
}
