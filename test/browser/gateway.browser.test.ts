import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser, openConsole } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

let platform: Platform
let browser: Browser

beforeAll(async () => {
  const secret = `whsec_${Buffer.from('a secret of this browser test').toString('base64')}`
  platform = await startPlatform({ CARILLON_SMS_URL: 'http://127.0.0.1:9/texts', CARILLON_SMS_SECRET: secret })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await platform?.stop()
})

it('asks for the start token before a role where a gateway sends, and offers no other clock then', async () => {
  const page = await openConsole(browser, platform.origin, 'en-GB')
  const token = page.getByLabel('Start token')
  const admin = page.getByRole('button', { name: 'Go in as Admin' })

  await token.waitFor()
  expect(await admin.isDisabled()).toBe(true)
  await token.fill('not this one')
  await admin.click()
  await page.getByText('That is not the start token of this run.').waitFor()
  await token.fill(platform.startToken ?? '')
  await admin.click()

  await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
  await page.goto('/test-bench')
  await page.getByText('cannot be moved').waitFor()
  expect(await page.getByRole('button', { name: 'To tomorrow 09:00' }).count()).toBe(0)
  await page.context().close()
})
