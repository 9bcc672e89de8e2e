import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const NINE_IN_SHANGHAI = '2026-12-01T01:00:00Z'
const NOTE = 'asked by phone, ticket 3021'

describe('what support does for a person', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let contactId: string

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: NINE_IN_SHANGHAI })
    const { id } = await platform.call('POST', '/api/campaigns', { kind: 'unpaid-order-nudge' })
    await platform.call('POST', `/api/campaigns/${id}/activate`)
    const order = await platform.call('POST', '/dev/demo-order', { language: 'en', phone: '19900007654', name: 'Ann' })
    contactId = String(order.contactId)
    await platform.call('POST', '/dev/demo-order', { language: 'en', phone: '19900007655', name: 'Anna' })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Support')
    await page.goto(`/people/${contactId}`)
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  async function confirm(button: string): Promise<void> {
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Note (required)').fill(NOTE)
    await dialog.getByRole('button', { name: button }).click()
    await dialog.waitFor({ state: 'detached' })
  }

  it('keeps a note with who wrote it, also on the timeline', async () => {
    await page.getByLabel('Write a note for whoever takes the next call').fill('prefers afternoons')
    await page.getByRole('button', { name: 'Save note' }).click()

    await page.locator('.notes-card li').getByText('prefers afternoons').waitFor()
    await page.locator('.line-part .entry').getByText('prefers afternoons').waitFor()
  })

  it('shows at once that the planned text still comes after an opt-out of marketing, and does not after one of everything', async () => {
    const planned = page.locator('.entry.is-forecast')
    await planned.getByText('Will be sent').waitFor()

    await page.getByRole('button', { name: 'Opt out of marketing only' }).click()
    await confirm('Opt out of marketing only')
    await page.locator('.consent-card').getByText('Opted out of marketing').waitFor()
    await planned.getByText('Will be sent').waitFor()
    await page.getByRole('button', { name: 'Opt out of everything' }).click()
    await confirm('Opt out of everything')

    await planned.getByText('Will not be sent').waitFor()
    await planned.getByText('The number has opted out').waitFor()
  })

  it('lifts the opt-out without granting marketing that nobody agreed to', async () => {
    await page.getByRole('button', { name: 'Opt in again' }).click()
    await confirm('Opt in again')

    await page.locator('.consent-card').getByText('Not opted out').waitFor()
    await page.locator('.consent-card').getByText('Refused').waitFor()
    await page.locator('.entry.is-forecast').getByText('Will be sent').waitFor()
  })

  it('corrects the number, to which the planned text then goes', async () => {
    await page.getByRole('button', { name: 'Edit details' }).click()
    await page.getByRole('dialog').getByLabel('Phone').fill('199 0000 7777')
    await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()

    await page.getByText('+86 199 0000 7777').waitFor()
    expect(page.url()).not.toContain('7777')
  })

  it('cancels the planned text from the timeline and sends it again from its page, to the corrected number', async () => {
    await page.getByRole('button', { name: 'Cancel this text' }).click()
    await confirm('Cancel this text')
    await page.locator('.line-part .entry').getByText('Cancelled', { exact: true }).first().waitFor()

    await page
      .getByRole('link', { name: /whole story/ })
      .first()
      .click()
    // The timeline offers the same, until the page of the text has come.
    await page.locator('.trail').waitFor()
    await page.getByRole('button', { name: 'Send again' }).click()
    await confirm('Send again')

    await expect.poll(async () => listTexts(platform)).toEqual(['+8619900007777'])
  })

  it('makes one person of two, to whom the old id leads', async () => {
    await page.goto(`/people/${contactId}`)
    await page.getByRole('button', { name: 'Merge' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Who else is this?').fill('199 0000 7655')
    await page.keyboard.press('Enter')
    await dialog.getByRole('button', { name: 'Choose' }).click()
    await dialog.getByLabel('Keep Anna').check()
    await dialog.getByRole('button', { name: 'Merge' }).click()

    await page.getByRole('heading', { level: 1, name: 'Anna' }).waitFor()
    await page.getByText('prefers afternoons').first().waitFor()
    await page.goto(`/people/${contactId}`)
    await page.getByRole('heading', { level: 1, name: 'Anna' }).waitFor()
    expect(page.url()).not.toContain(contactId)
  })
})

describe('the test bench', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })
  const drawer = () => page.getByRole('complementary', { name: 'Test bench' })

  it('opens beside the page with the focus, and gives it back when Escape closes it', async () => {
    await page.goto('/campaigns')
    const link = page.getByRole('link', { name: 'Test bench', exact: true })
    await link.focus()
    await page.keyboard.press('Enter')

    await page.locator('.sandbox h2:focus').waitFor()
    expect(new URL(page.url()).pathname).toBe('/campaigns')
    expect(await page.getByRole('heading', { level: 1, name: 'Campaigns' }).isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await drawer().waitFor({ state: 'detached' })
    await expect.poll(() => link.and(page.locator(':focus')).count()).toBe(1)
  })

  it('is open at its own address, and stays open from page to page', async () => {
    await page.goto('/test-bench')
    await drawer().getByRole('button', { name: '+30 minutes' }).waitFor()

    await page.getByRole('link', { name: 'People', exact: true }).click()

    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor()
    expect(await drawer().isVisible()).toBe(true)
  })

  it('fills a narrow screen, lets nothing behind it be reached, and makes way for a page that it leads to', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    const box = await drawer().boundingBox()

    expect(box).toMatchObject({ x: 0, y: 0, width: 390, height: 844 })
    expect(await page.locator('[inert] .frame').count()).toBe(1)
    await drawer().getByRole('button', { name: 'Place a demo order' }).click()
    await drawer().locator('.placed-order a').click()
    await drawer().waitFor({ state: 'detached' })
  })
})

async function listTexts(platform: Platform): Promise<string[]> {
  const { items } = await platform.call('GET', '/dev/phone')
  return Array.isArray(items) ? items.map(({ to }) => String(to)) : []
}
