import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { DATABASE_FILE } from '../local/secrets.ts'
import type { PlatformProcess, StartOptions } from './platform-process.ts'
import { type Audit, auditFiles } from './power-audit.ts'
import { cutPower, fateOf } from './power-cut.ts'
import { RecordedDisk } from './recorded-disk.ts'
import { SentTraffic } from './sent-traffic.ts'
import { buildSyncRecorder } from './sync-recorder.ts'
import type { SyncRecord } from './sync-records.ts'

/** With a planted fault there may be no sync any more. */
const MOST_SYNC_WAIT_MS = 1_000
/** About so many instants of each process are looked at besides its last. */
const LOOKS = 8
/** What one process of a run leaves behind: texts and answers, and changes to the log of SQLite. */
const TYPICAL_LEAVES = 500
const TYPICAL_WRITES = 6_000
/** Of the folder of the lists, and of the commits that hold the job. */
const SYNCS_OF_A_LIST = 4
const WRITE_AHEAD_LOG = `${DATABASE_FILE}-wal`

export type PowerFigures = Audit & {
  cuts: number
  cutsWithACommitBehind: number
  commitsBehind: number
  commitsGone: number
  /** Instants at which the disk was looked at. */
  looks: number
  looksWithinACommit: number
}

export type PowerCuts = {
  /** With what a platform is started so that it is recorded. */
  start: StartOptions
  /** Ends the platform, every other time within a sync, which is not made. */
  kill(platform: PlatformProcess): Promise<void>
  /** Takes from the folder of the killed platform what was not on the disk. */
  cut(): Promise<void>
  figures: PowerFigures
  /** Whether at no instant anything was lost that had been relied on, and no start was refused. */
  holds(): boolean
  end(): void
}

/** Power cuts for a platform in this folder; undefined where nothing can record it. `planted`: how SQLite syncs instead. */
export function openPowerCuts(folder: string, planted: string | undefined): PowerCuts | undefined {
  const work = mkdtempSync(join(tmpdir(), 'carillon-power-'))
  const recorder = buildSyncRecorder(work, folder)
  if (recorder === undefined) {
    rmSync(work, { recursive: true })
    return undefined
  }
  let disk = new RecordedDisk(folder)
  const sent = new SentTraffic()
  const figures = nothingYet()
  return {
    start: {
      env: { ...recorder.env, ...(planted !== undefined && { PLANTED_SYNC: planted }) },
      imports: planted === undefined ? [] : ['./bench/planted-sync.ts'],
    },
    async kill(platform) {
      if (figures.cuts % 2 === 0) {
        recorder.cutAtSync()
        await Promise.race([platform.exited, pause(MOST_SYNC_WAIT_MS)])
      }
      await platform.kill()
    },
    async cut() {
      const fate = fateOf(Math.floor(figures.cuts / 2))
      const chooser = chooseInstants()
      const look = async (record: SyncRecord, isLast: boolean) => {
        const isWithin = !disk.isSynced(WRITE_AHEAD_LOG)
        const isDue = chooser({ record, left: sent.posted.size + sent.answered.size, isWithin })
        if (!isDue && !isLast) return
        noteAudit(figures, await auditFiles(disk.after(fate), sent))
        if (isWithin) figures.looksWithinACommit += 1
      }
      const cut = await cutPower({ folder, disk, log: recorder.log, sent, fate, look })
      figures.cuts += 1
      figures.commitsBehind += cut.commitsBehind
      figures.commitsGone += cut.commitsGone
      if (cut.commitsBehind > 0) figures.cutsWithACommitBehind += 1
      recorder.clear()
      disk = new RecordedDisk(folder)
    },
    figures,
    holds: () => figures.again === 0 && figures.unknown === 0 && figures.torn === 0 && figures.refused === undefined,
    end: () => rmSync(work, { recursive: true }),
  }
}

type Instant = { record: SyncRecord; left: number; isWithin: boolean }

/**
 * Half of them just after something left, half within a commit, of so many few; and what is synced once a list has come, since
 * its job is among that.
 */
function chooseInstants() {
  let before = 0
  let syncsToLookAt = 0
  return ({ record, left, isWithin }: Instant) => {
    const hasLeft = left > before
    before = left
    if (record.kind === 'rename' && record.to.includes('/uploads/')) syncsToLookAt = SYNCS_OF_A_LIST
    if (record.kind === 'sync' && syncsToLookAt > 0) {
      syncsToLookAt -= 1
      return true
    }
    return (
      (hasLeft && Math.random() < LOOKS / 2 / TYPICAL_LEAVES) ||
      (isWithin && Math.random() < LOOKS / 2 / TYPICAL_WRITES)
    )
  }
}

function nothingYet(): PowerFigures {
  const none = { cuts: 0, cutsWithACommitBehind: 0, commitsBehind: 0, commitsGone: 0, looks: 0, looksWithinACommit: 0 }
  return { ...none, again: 0, unknown: 0, torn: 0, refused: undefined }
}

function noteAudit(figures: PowerFigures, { again, unknown, torn, refused }: Audit): void {
  figures.looks += 1
  figures.again += again
  figures.unknown += unknown
  figures.torn += torn
  figures.refused ??= refused
}
