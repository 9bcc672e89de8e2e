import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startHookListener } from '../builders/hook-listener.ts'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('an address that is told what happens', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let listener: Awaited<ReturnType<typeof startHookListener>>
  let secret = ''

  beforeAll(async () => {
    platform = await startPlatform()
    listener = await startHookListener([204, 410])
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
    await listener?.close()
  })

  it('is taken in from the settings, and its secret shown once', async () => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Webhooks' }).click()
    await page.getByRole('button', { name: 'Add an address' }).click()
    await page.getByRole('textbox', { name: 'Address', exact: true }).fill(listener.url)
    await page.getByRole('button', { name: 'Add and make a secret' }).click()

    secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByText('Nothing yet.').waitFor()
    expect(await page.content()).not.toContain('whsec_')
  })

  it('gets a test that it can verify, and shows that it took it', async () => {
    await page.getByRole('button', { name: 'Send a test' }).click()

    await page.getByText('1 try, answered 204').waitFor()
    expect(listener.heard(secret)).toMatchObject([{ type: 'webhook.test' }])
  })

  it('shows what it did not take, which is sent again by hand under the same id', async () => {
    await page.getByRole('button', { name: 'Send a test' }).click()
    await page.getByText('Given up').waitFor()

    await page.getByRole('button', { name: 'Send again' }).first().click()

    await page.getByText('Given up').waitFor({ state: 'detached' })
    const [, refused, again] = listener.heard(secret)
    expect(again?.id).toBe(refused?.id)
  })

  it('is no business of support', async () => {
    const other = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(other, 'Support')
    await other.goto('/settings/webhooks')

    await other.getByText('Webhooks are set up by admins.').waitFor()
    expect(await other.getByRole('link', { name: 'Webhooks' }).count()).toBe(0)
  })
})
