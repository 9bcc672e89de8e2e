import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const NINE_IN_SHANGHAI = '2026-12-01T01:00:00Z'
const NOTE = 'disputes the amount, ticket 3021'

describe('a person on hold', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let order: Record<string, unknown>
  const card = () => page.locator('.holds-card')
  const dialog = () => page.getByRole('dialog')
  const planned = () => page.locator('.entry.is-forecast')

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: NINE_IN_SHANGHAI })
    const { id } = await platform.call('POST', '/api/campaigns', { kind: 'unpaid-order-nudge' })
    await platform.call('POST', `/api/campaigns/${id}/activate`)
    order = await platform.call('POST', '/dev/demo-order', { language: 'en', phone: '19900007654', name: 'Ann' })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Support')
    await page.goto(`/people/${order.contactId}`)
    await planned().getByText('Will be sent').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('needs a reason and a note', async () => {
    await card().getByRole('button', { name: 'Put on hold…' }).click()

    await dialog().getByRole('button', { name: 'Put on hold' }).click()

    await dialog().getByText('Choose a reason.').waitFor()
    await dialog().getByText('Write what it is about').waitFor()
  })

  it('is held for one order until a day, with who and why, and the text to come says so', async () => {
    await dialog().getByLabel('Reason').click()
    await page.getByTitle('In dispute').click()
    await dialog().getByLabel('What it holds back').click()
    await page.getByTitle(`Order ${order.orderId}`).click()
    await dialog().getByText('Only texts about it are held back').waitFor()
    await dialog().getByLabel('Until a day').check()
    await dialog().getByLabel('Last day').fill('2026-12-10')
    await dialog().getByLabel('Last day').press('Enter')
    await dialog().getByLabel('Note (required)').fill(NOTE)
    await dialog().getByRole('button', { name: 'Put on hold' }).click()

    await card().getByText('until 10 December, that day included').waitFor()
    await card().getByText(`only Order ${order.orderId}`).waitFor()
    await card().getByText('local-support (Support)').waitFor()
    await card().getByText(NOTE).waitFor()
    await planned().getByText('Will not be sent').waitFor()
    await planned().getByText('Staff has put this on hold: it is in dispute').waitFor()
    expect(await platform.call('GET', `/api/contacts/${order.contactId}`)).toMatchObject({
      holds: [{ why: 'dispute', until: '2026-12-10', record: { type: 'order', id: order.orderId } }],
    })
  })

  it('is why nothing is sent, as the first check that fails', async () => {
    await page.goto(`/people/${order.contactId}?order=${order.orderId}`)

    await page.locator('.why-checks .is-first').getByText('it is in dispute').waitFor()
  })

  it('gets the text again once the hold is lifted, of which the timeline keeps both', async () => {
    await card().getByRole('button', { name: 'Lift this hold: In dispute' }).click()
    await dialog().getByLabel('Note (required)').fill('settled')
    await dialog().getByRole('button', { name: 'Lift', exact: true }).click()

    await card().getByText('Nothing is on hold.').waitFor()
    await planned().getByText('Will be sent').waitFor()
    await page
      .locator('.entry.is-change')
      .getByText(/^Put on hold: In dispute/)
      .waitFor()
    await page
      .locator('.entry.is-change')
      .getByText(/^Hold lifted: In dispute/)
      .waitFor()
    await page.locator('.entry.is-change').getByText('settled').waitFor()
  })
})
