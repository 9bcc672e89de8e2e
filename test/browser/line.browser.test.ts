import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const TEN_IN_SHANGHAI = '2026-12-01T02:00:00Z'
const WHY = 'Wrong amount in the wording'

describe('the switch that stops all sending', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: TEN_IN_SHANGHAI })
    const { id } = await platform.call('POST', '/api/campaigns', { kind: 'unpaid-order-nudge' })
    await platform.call('POST', `/api/campaigns/${id}/activate`)
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is thrown only with a reason', async () => {
    const header = page.getByRole('banner')
    await header.getByText('Sending', { exact: true }).waitFor()
    await header.getByRole('button', { name: 'Stop all sending' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('cannot be called back').waitFor()
    await dialog.getByRole('button', { name: 'Stop all sending' }).click()
    await dialog.getByText('Please give a reason').waitFor()

    await dialog.getByLabel('Reason').fill(WHY)
    await dialog.getByRole('button', { name: 'Stop all sending' }).click()

    await page.getByText('All sending is stopped.').waitFor()
    expect((await platform.call('GET', '/api/line')).state).toBe('stopped')
  })

  it('tells everybody who stopped it, why and since when, and lets only an admin steer it', async () => {
    const support = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(support, 'Support')
    await support.getByText('All sending is stopped.').waitFor()

    const banner = await support.locator('.line-banner').textContent()
    const switches = await support.locator('.line-switch').count()
    await support.context().close()

    expect(banner).toContain(`local-admin (Admin) stopped it: “${WHY}”, since 2026-12-01 10:00`)
    expect(switches).toBe(0)
  })

  it('keeps the text of a demo order from arriving when its time comes', async () => {
    await page.getByRole('link', { name: 'Test bench', exact: true }).click()
    await page.getByLabel('Phone', { exact: true }).fill('199 0000 4321')
    await page.getByRole('button', { name: 'Place a demo order' }).click()
    await page.getByText('If it stays unpaid').waitFor()

    await page.getByRole('button', { name: '+30 minutes' }).click()
    await page.locator('time', { hasText: '10:30:00' }).waitFor()

    expect((await platform.call('GET', '/dev/phone')).items).toEqual([])
  })

  it('lets the text arrive once it is started again and the clock has moved on', async () => {
    await page.getByRole('banner').getByRole('button', { name: 'Start again' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Start again' }).click()
    await page.getByText('All sending is stopped.').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '+30 minutes' }).click()

    await page.getByRole('region', { name: 'Demo phone' }).getByText('+86 199 0000 4321').waitFor()
    await page.locator('time', { hasText: '11:00:00' }).waitFor()
    expect((await platform.call('GET', '/dev/phone')).items).toHaveLength(1)
  })
})
