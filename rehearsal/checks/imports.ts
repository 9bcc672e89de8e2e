import * as z from 'zod'
import { expectThat } from '../expect.ts'
import { contactsList, instalmentsList, largeList, readSampleList } from '../lists.ts'
import type { DeployedPlatform } from '../platform.ts'
import type { Report } from '../report.ts'
import { until } from '../until.ts'

const Import = z.object({ state: z.string(), rows: z.int(), accepted: z.int(), refused: z.int() })
type Import = z.infer<typeof Import>

/** Lists by the signed address, as the console uploads them. */
export async function checkImports(report: Report, platform: DeployedPlatform): Promise<void> {
  await report.check('people and an instalment are uploaded and taken in', async () => {
    const people = await takeIn(platform, 'contacts', contactsList(platform.place))
    expectThat(people.refused === 0, `${people.refused} people were refused`)
    const instalments = await takeIn(platform, 'instalments', instalmentsList(platform.place))
    expectThat(instalments.accepted === 1, `${instalments.accepted} instalments went in`)
    return `${people.accepted} people`
  })
}

/** Lists that take a while: nothing else waits for them. */
export async function checkLargeImports(report: Report, platform: DeployedPlatform): Promise<void> {
  await report.check('a list in GB18030 is taken in', async () => {
    const { rows, accepted, refused } = await takeIn(platform, 'contacts', await readSampleList())
    expectThat(
      accepted > 0 && rows === accepted + refused,
      `of ${rows} rows ${accepted} went in, ${refused} were refused`,
    )
    return `${accepted} of ${rows} rows, ${refused} refused`
  })
  await report.check('a list of 20 MB is taken in', async () => {
    const bytes = largeList()
    const { rows, accepted } = await takeIn(platform, 'contacts', bytes)
    expectThat(rows > 1_000 && accepted === rows, `of ${rows} rows ${accepted} went in`)
    return `${(bytes.length / 1024 / 1024).toFixed(1)} MB, ${accepted} rows`
  })
}

async function takeIn(
  platform: DeployedPlatform,
  what: 'contacts' | 'instalments',
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Import> {
  const id = await platform.upload(what, bytes)
  return until('the end of the import', 180, async () => {
    const item = Import.parse(await platform.must('marketing', 'GET', `/api/imports/${id}`))
    if (item.state === 'failed') throw new Error('the import failed')
    return item.state === 'done' ? item : undefined
  })
}
