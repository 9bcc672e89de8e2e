import { parentPort } from 'node:worker_threads'
import { readFirstSheet } from '#shared/adapters/xlsx/sheet.ts'

/** Reads one workbook that it is sent, and ends. */
parentPort?.once('message', async (workbook: ArrayBuffer) => {
  parentPort?.postMessage(await readFirstSheet(workbook))
})
