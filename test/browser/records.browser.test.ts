import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const NINE_IN_SHANGHAI = '2026-12-01T01:00:00Z'

describe('what support takes down of a record', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let order: Record<string, unknown>
  const dialog = () => page.getByRole('dialog')
  const pick = async (label: string, option: string) => {
    await dialog().getByLabel(label).click()
    await page.getByTitle(option, { exact: true }).click()
  }

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: NINE_IN_SHANGHAI })
    for (const kind of ['unpaid-order-nudge', 'complaint-received']) {
      const { id } = await platform.call('POST', '/api/campaigns', { kind })
      await platform.call('POST', `/api/campaigns/${id}/activate`)
    }
    order = await platform.call('POST', '/dev/demo-order', { language: 'en', phone: '19900007654', name: 'Ann' })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Support')
    await page.goto(`/people/${order.contactId}`)
    await page.locator('.records-card').getByText(`Order ${order.orderId}`).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('begins at the order’s page, which says what became of it, and cancels the text that no longer fits', async () => {
    await page
      .locator('.records-card')
      .getByRole('link', { name: `Order ${order.orderId}` })
      .click()
    await page.getByRole('heading', { level: 1, name: `Order ${order.orderId}` }).waitFor()
    await page.getByText('Planned').waitFor()

    await page.getByRole('button', { name: 'Record what happened' }).click()
    await pick('What happened', 'Cancelled')
    await dialog().getByRole('button', { name: 'Record' }).click()

    await page.getByText('The order was cancelled').waitFor()
    const record = await platform.call('GET', `/api/records/order/${order.orderId}`)
    expect(record.facts).toHaveProperty('cancelled')
  })

  it('is taken back when it was wrong', async () => {
    await page.getByRole('button', { name: 'Undo “Cancelled”' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: 'Undo' }).click()

    await page.getByText('Recorded. Texts follow what is known now.').waitFor()
    await page.getByRole('button', { name: 'Undo “Cancelled”' }).waitFor({ state: 'detached' })
    const record = await platform.call('GET', `/api/records/order/${order.orderId}`)
    expect(record.facts).not.toHaveProperty('cancelled')
  })

  it('asks for what it cannot do without, and makes a record that its texts follow', async () => {
    await page.goto(`/people/${order.contactId}`)
    await page.getByRole('button', { name: 'Record a case, complaint, call…' }).click()
    await dialog().getByRole('button', { name: 'Record' }).click()
    await dialog().getByRole('alert').getByText('Choose a kind of record').waitFor()

    await pick('Kind of record', 'Complaint')
    await pick('What happened', 'Opened')
    await pick('Level', 'Major')
    await dialog().getByLabel('Topic').fill('the lid was broken')
    await dialog().getByRole('button', { name: 'Record' }).click()

    await page.getByRole('heading', { level: 1, name: /^Complaint 20261201-/ }).waitFor()
    await page.getByText('the lid was broken').waitFor()
    await page.getByText('Major').waitFor()
    await page.locator('.record-texts').getByText('Complaint').first().waitFor()
  })

  it('breaks a name that is wider than a phone', async () => {
    const name = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch'
    await platform.call('PATCH', `/api/contacts/${order.contactId}`, { name })
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`/records/order/${order.orderId}`)
    await page.getByRole('link', { name }).waitFor()

    const wider = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(wider).toBe(0)
  })

  it('has a heading where nobody heard of the record', async () => {
    await page.goto('/records/order/nobody-heard-of-it')
    await page.getByRole('heading', { level: 1 }).waitFor()
  })
})

describe('the list of people', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    const { id, upload } = await platform.call('POST', '/api/imports', { what: 'contacts' })
    const rows = 'id,name,phone,tags\nP-1,Ann,19900007601,vip\nP-2,Ben,19900007602,\n'
    await fetch(String(Object(upload).url), { method: 'PUT', body: rows })
    page = await openConsole(browser, platform.origin, 'en-GB')
    while ((await platform.call('GET', `/api/imports/${id}`)).state !== 'done') await page.waitForTimeout(100)
    await signIn(page, 'Support')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('has everybody, those of a tag alone once it is chosen, and keeps that over a reload', async () => {
    await page.goto('/people')
    await page.getByText('2 people').waitFor()
    await page.getByRole('combobox', { name: 'Tags' }).click()
    await page.getByTitle('vip · 1').click()

    await page.getByText('1 person').waitFor()
    await page.reload()
    await page.getByText('1 person').waitFor()
    expect(await page.locator('.found-row').allInnerTexts()).toEqual([expect.stringContaining('Ann')])
    await page.locator('.found-row').click()
    await page.getByRole('heading', { level: 1, name: 'Ann' }).waitFor()
  })
})
