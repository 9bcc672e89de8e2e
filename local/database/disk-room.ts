import { statfsSync } from 'node:fs'

export interface DiskRoom {
  /** Whether that many bytes more may be written without touching what is kept back. */
  takes(bytes: number): boolean
  /** Whether half of what is kept back is gone: then no list is read on, since its rows are written too. */
  isNearlyGone(): boolean
}

type Disk = { freeBytes: number; sizeBytes: number }

const MOST_RESERVE_BYTES = 256 * 1024 * 1024
/** Of a small disk. */
const RESERVE_SHARE = 0.2

/**
 * The room on the disk of this folder beyond a reserve of 256 MB, or a fifth of a small disk. Lists stop at the reserve, so that
 * orders, receipts and texts, which are small, still have where to be written.
 */
export function watchDisk(folder: string, look: (folder: string) => Disk = lookAtDisk): DiskRoom {
  const reserveOf = ({ sizeBytes }: Disk) => Math.min(MOST_RESERVE_BYTES, sizeBytes * RESERVE_SHARE)
  return {
    takes(bytes) {
      const disk = look(folder)
      return disk.freeBytes - bytes >= reserveOf(disk)
    },
    isNearlyGone() {
      const disk = look(folder)
      return disk.freeBytes < reserveOf(disk) / 2
    },
  }
}

function lookAtDisk(folder: string): Disk {
  const { bavail, blocks, bsize } = statfsSync(folder)
  return { freeBytes: bavail * bsize, sizeBytes: blocks * bsize }
}
