import { join } from 'node:path'
import { openLogFile } from '../local/database/log-file.ts'
import { openSmsGateway } from '../local/phone/sms-gateway.ts'
import { startRuntime } from '../local/runtime.ts'
import { openDynalite } from './bare-loops.ts'
import { WEBHOOK_SECRET } from './platform-process.ts'

/*
 * The platform in a process of its own, sending to the sink at SINK_URL. The sink texts nobody, so it stands in for a gateway
 * without what a real one asks for: the clock may be steered, and anybody may sign in.
 */
const { CARILLON_DATA: folder = '', SINK_URL, ENGINE } = process.env
const standIn = openSmsGateway({ CARILLON_SMS_URL: SINK_URL, CARILLON_SMS_SECRET: WEBHOOK_SECRET })
if (folder === '' || standIn === null) throw new Error('CARILLON_DATA and SINK_URL must be set')
const runtime = await startRuntime({
  port: 0,
  folder,
  consoleFolder: folder,
  webhookSecrets: [WEBHOOK_SECRET],
  writeLog: openLogFile(join(folder, 'carillon.log')),
  standIn,
  ...(ENGINE === 'dynalite' && { openTables: openDynalite }),
})
console.log(`The platform is ready at ${runtime.origin} \n`)
