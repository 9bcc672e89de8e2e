import type { RestoredCounts } from '#shared/usecases/line/settle-restored.ts'
import type { RestoreMark } from './restore.ts'

/** Why the line stands still after a restore; shown where it is started again. */
export function whyStopped({ takenAt }: RestoreMark): string {
  const at = takenAt.toISOString()
  return (
    `数据已恢复到 ${at} 的备份，之后的订单、名单、退订和修改都已丢失。请先补录退订并检查各活动，再恢复发送。 / ` +
    `The data went back to the backup of ${at}; orders, lists, opt-outs and changes since then are lost. ` +
    'Enter the opt-outs again and look at each campaign before you start the line.'
  )
}

/** What the owner of the folder is told, a line each. */
export function wordsOfRestore(
  { backup, takenAt, aside }: RestoreMark,
  { campaigns, runs, messages }: RestoredCounts,
): string[] {
  return [
    `The database is the backup of ${backup} now, taken at ${takenAt.toISOString()}; the files it replaced are kept in ${aside}.`,
    'All that came since then is lost: events, lists, opt-outs, and what was changed in the console. Have the shop send its events again.',
    `What was due by now may have left before, so it is not sent: ${messages} single texts and whoever is open in ${runs} runs end in doubt. ` +
      `${campaigns} campaigns answer what happens from now on.`,
    'The line is stopped: enter the opt-outs again, look at hours and words of the campaigns, then start it on the Sending page.',
  ]
}
