import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, SEARCH, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const TEN_IN_SHANGHAI = '2026-12-01T02:00:00Z'

describe('an unpaid order, from the test bench to the opt-out', () => {
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
    await signIn(page, 'Support')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('shows the nudge on the fake phone once the clock is half an hour on', async () => {
    await page.getByRole('link', { name: 'Test bench' }).click()
    await page.getByLabel('Phone', { exact: true }).fill('199 0000 7654')
    await page.getByRole('button', { name: 'Place a demo order' }).click()
    await page.getByText('a nudge leaves at 2026-12-01 10:30').waitFor()

    await page.getByRole('button', { name: 'Go to that time' }).click()

    const phone = page.getByRole('region', { name: 'Demo phone' })
    await phone.getByText('+86 199 0000 7654').waitFor()
    await page.locator('time', { hasText: '10:30:00' }).waitFor()
    await page.getByText('The nudge has left').waitFor()
  })

  it('finds the text by the number, with no number in the address', async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: SEARCH }).fill('199-0000-7654')
    await page.keyboard.press('Enter')

    await page.getByRole('link', { name: /whole story/ }).waitFor()

    expect(new URL(page.url()).pathname).toMatch(/^\/people\/./)
    expect(page.url()).not.toContain('19900007654')
  })

  it('tells the whole story of the text', async () => {
    await page.getByRole('link', { name: /whole story/ }).click()

    await page.getByRole('heading', { name: 'Unpaid order nudge' }).waitFor()
    const facts = await page.locator('.story-left').textContent()
    const trail = await page.locator('.trail li').count()

    expect(facts).toContain('2026-12-01 10:30')
    expect(facts).toContain('Asia/Shanghai')
    expect(trail).toBeGreaterThanOrEqual(3)
  })

  it('records that the number opts out, only with a note', async () => {
    await page.getByRole('link', { name: 'Back to the person' }).click()
    await page.getByRole('button', { name: 'Opt out of everything' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Opt out of everything' }).click()
    await dialog.getByText('Please note who asked').waitFor()

    await dialog.getByLabel('Note (required)').fill('asked by phone, ticket 3021')
    await dialog.getByRole('button', { name: 'Opt out of everything' }).click()

    await page.getByText('Opted out of everything').first().waitFor()
    await page.getByRole('button', { name: 'Opt in again' }).waitFor()
  })

  it('holds the next nudge to that number back and says why', async () => {
    await page.getByRole('link', { name: 'Test bench' }).click()
    await page.getByLabel('Phone', { exact: true }).fill('19900007654')
    await page.getByLabel('Item').fill('Tea')
    await page.getByRole('button', { name: 'Place a demo order' }).click()
    await page.getByText('If it stays unpaid').waitFor()
    await page.getByRole('button', { name: '+30 minutes' }).click()
    await page.locator('time', { hasText: '11:00:00' }).waitFor()

    await page.locator('.placed-order a').first().click()

    await page.locator('.line-part').getByText('Held back').waitFor()
  })
})
