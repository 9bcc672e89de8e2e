import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const NINE_IN_SHANGHAI = '2026-12-01T01:00:00Z'

describe('what support answers from a person’s page', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let orderId: string

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: NINE_IN_SHANGHAI })
    // Nobody answers it: no campaign is active yet.
    const order = await platform.call('POST', '/dev/demo-order', { language: 'en', phone: '19900007654' })
    orderId = String(order.orderId)
    const { id } = await platform.call('POST', '/api/campaigns', {
      kind: 'holiday-greeting',
      settings: { festival: 'spring-festival' },
    })
    await platform.call('POST', `/api/campaigns/${id}/activate`)
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Support')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('opens with what needs somebody and what comes', async () => {
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()

    await page.getByText('Nothing needs attention').waitFor()
    await page.getByText('No campaign sends by date in the next 7 days').waitFor()
  })

  it('finds the person of an order without any text from another page, and says why there is none', async () => {
    await page.getByRole('link', { name: 'Campaigns', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor()
    await page.keyboard.press('Control+k')
    await page.locator('#people-search:focus').waitFor()
    await page.keyboard.type(orderId)
    await page.keyboard.press('Enter')

    const why = page.locator('.why-panel')
    await why.getByText('No campaign of this kind is active: Unpaid order nudge').waitFor()

    expect(new URL(page.url()).search).toBe(`?order=${orderId}`)
    await expect.poll(() => page.locator('h1:focus').count()).toBe(1)
  })

  it('tells the first check that failed for a campaign and a day, also after a reload', async () => {
    await page.getByRole('button', { name: 'Why nothing?' }).click()
    const item = page.locator('.why-item')
    await item.getByText('The campaign does not send on that day').first().waitFor()

    await page.reload()

    const failed = item.locator('.why-checks .is-first')
    await failed.waitFor()
    expect(await failed.textContent()).toContain('the next time is Saturday')
    expect(await failed.textContent()).toContain('6 February 2027')
  })

  it('foretells a text with its reason', async () => {
    const next = page.getByRole('region', { name: 'Next', exact: true })

    await next.getByText('Will not be sent').first().waitFor()

    expect(await next.textContent()).toContain('Because:')
  })

  it('corrects the name and says it at once', async () => {
    await page.getByRole('button', { name: 'Edit details' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Ada Example')
    await dialog.getByRole('button', { name: 'Save' }).click()

    await page.getByRole('heading', { level: 1, name: 'Ada Example' }).waitFor()

    expect(decodeURIComponent(page.url())).not.toMatch(/Ada|7654/)
  })
})
