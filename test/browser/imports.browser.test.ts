import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const NINE_IN_SHANGHAI = '2026-12-01T01:00:00Z'
const CONTACTS =
  'Our best customers,,,,\n' +
  'Member no,Name,Mobile,Insurance ends,Notes\n' +
  'C1,Ann Bell,19900000001,2027-09-01,likes tea\nC2,Bob Cole,19900000002,,\nC3,Cy Dorn,12,,\n'
const PEOPLE = `phone,store\n${Array.from({ length: 5 }, (_, n) => `1990000010${n},${n < 2 ? '' : 'Nanshan'}\n`).join('')}`

function fileOf(text: string) {
  return { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
}

describe('a list, from its preview to its undoing and to a campaign', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: NINE_IN_SHANGHAI })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
    await page.goto('/imports')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('shows what a file would do, masked, before anything is written', async () => {
    await page.locator('input[type=file]').setInputFiles(fileOf(CONTACTS))

    await page.getByText('Header in line 2').waitFor()
    const shown = await page.locator('.import-desk').textContent()
    expect(shown).toContain('What the import will do')
    expect(shown).not.toContain('19900000001')
    expect(shown).not.toContain('Ann')
  })

  it('reads a column as somebody says it holds, and imports what is good', async () => {
    await page.getByLabel('Insurance ends', { exact: true }).click()
    await page.getByText('Custom column: date').click()
    await page.getByRole('button', { name: 'Preview again with these columns' }).click()
    await page.locator('.column-picks').getByText('Custom column: date').waitFor()
    await page.getByRole('button', { name: 'Preview again with these columns' }).waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Import now' }).click()
    await page.getByText('Import finished').waitFor()

    await page.getByRole('button', { name: 'Download rows not imported' }).waitFor()
    await page.getByText('Problems by kind').waitFor()
    expect(await platform.call('GET', '/api/contacts/C1')).toMatchObject({ custom: { Insurance_ends: '2027-09-01' } })
  })

  it('gives the refused rows to be mended', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download rows not imported' }).click()

    const chunks: Buffer[] = []
    for await (const chunk of await (await coming).createReadStream()) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).toString('utf8')).toBe(
      '\ufeffMember no,Name,Mobile,Insurance ends,Notes\r\nC3,Cy Dorn,12,,\r\n',
    )
  })

  it('takes it back', async () => {
    await page.getByRole('button', { name: 'Undo this import' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Undo this import' }).click()

    await page.getByText('2 rows are as they were before.').waitFor()
    await expect(platform.call('GET', '/api/contacts/C1')).rejects.toThrow()
  })

  it('finds past imports, and offers the right kind of list in one click', async () => {
    await page.getByRole('button', { name: 'All imports' }).click()
    await page.locator('.past-imports').getByText('Undone').waitFor()
    await page.getByText('Instalment plans', { exact: true }).click()
    await page.locator('input[type=file]').setInputFiles(fileOf('id,name,phone\nC9,Ann Bell,19900000009\n'))

    await page.getByRole('button', { name: 'Import it as: Contacts' }).click()

    await page.getByText('What the import will do').waitFor()
  })

  it('makes a campaign for the people of a list, and leaves those out by name who lack a value', async () => {
    await page.getByRole('button', { name: 'All imports' }).click()
    await page.getByText('People for a campaign', { exact: true }).click()
    await page.locator('input[type=file]').setInputFiles(fileOf(PEOPLE))
    await page.getByRole('button', { name: 'Import now' }).click()
    await page.getByRole('button', { name: 'Make a campaign for these people' }).click()
    await page.waitForURL(/\/campaigns\/cmp_[^/]+\/scenario/)

    const id = /cmp_[^/]+/.exec(page.url())?.[0] ?? ''
    await platform.call('PATCH', `/api/campaigns/${id}`, {
      category: 'transactional',
      template: { zh: '您的门店是{{store}}', en: 'Your store: {{store}}' },
      settings: { now: true },
    })
    const { id: dryRun } = await platform.call('POST', `/api/campaigns/${id}/dry-runs`, {})
    const told = await untilDone(platform, `/api/dry-runs/${dryRun}`)
    expect(told).toMatchObject({ selected: 5, sendable: 3 })
    const { items } = await platform.call('GET', `/api/dry-runs/${dryRun}/people?outcome=held-back`)
    expect(items).toHaveLength(2)
    await platform.call('POST', `/api/campaigns/${id}/activate`, { fingerprint: told.fingerprint })
    await platform.call('PUT', '/dev/clock', { now: '2026-12-01T01:10:00Z' })

    const { items: texts } = await platform.call('GET', '/dev/phone')
    expect(texts).toHaveLength(3)
    expect(JSON.stringify(texts)).toContain('Nanshan')
  })
})

async function untilDone(platform: Platform, path: string): Promise<Record<string, unknown>> {
  for (;;) {
    const answer = await platform.call('GET', path)
    if (answer.state !== 'running') return answer
  }
}
