import { createHmac } from 'node:crypto'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('a system that is connected', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let address = ''
  let secret = ''

  const post = (body: object, topic: string, id: string) => {
    const text = JSON.stringify(body)
    const signature = createHmac('sha256', secret).update(text).digest('base64')
    const named = { 'x-wc-webhook-topic': topic, 'x-wc-webhook-delivery-id': id, 'x-wc-webhook-signature': signature }
    return fetch(address, { method: 'POST', body: text, headers: { 'content-type': 'application/json', ...named } })
  }

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

  it('is picked by its name, and shows where to post and with which secret', async () => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Incoming' }).click()
    await page.getByRole('button', { name: 'Add a source' }).click()
    await page.getByText('WooCommerce', { exact: true }).click()
    await page.getByRole('textbox', { name: 'Name' }).fill('Web shop')
    await page.getByRole('button', { name: 'Add', exact: true }).click()

    secret = (await page.getByText(/^whsec_/).textContent()) ?? ''
    const dialog = page.getByRole('dialog')
    address = (await dialog.locator('code').textContent()) ?? ''
    await page.getByRole('button', { name: 'I have entered it' }).click()
    await page.getByText('Nothing has come yet.').waitFor()
    expect(address).toContain(`${platform.origin}/hooks/sources/src_`)
    expect(await page.content()).not.toContain('whsec_')
  })

  it('is tried with its sample, and each fault of a changed mapping is told with its path', async () => {
    await page.getByRole('button', { name: 'Mapping and trial' }).click()
    await page.getByRole('button', { name: 'Try it' }).click()
    await page.getByText('Events that would come of it: 1').waitFor()

    const mapping = page.getByRole('textbox', { name: 'Mapping (JSONata)' })
    const ready = await mapping.inputValue()
    await mapping.fill('{ "type": "order.paid", "data": {} }')
    await page.getByRole('button', { name: 'Try it' }).click()

    await page.getByText('events[0].data.orderId').waitFor()
    await mapping.fill(ready)
    await page.getByRole('button', { name: 'Close' }).click()
  })

  it('shows what came, and why the last was turned away', async () => {
    const made = { id: 727, status: 'pending', currency: 'CNY', total: '178.00', payment_method: 'alipay' }
    const order = { ...made, date_created_gmt: '2026-11-30T01:05:37', line_items: [], billing: {}, shipping: {} }

    expect((await post(order, 'order.created', 'D-1')).status).toBe(202)
    expect((await post(order, 'coupon.created', 'D-2')).status).toBe(202)
    const forged = await fetch(address, { method: 'POST', body: '{}' })
    expect(forged.status).toBe(401)

    await page.getByText('Processed', { exact: true }).waitFor()
    await page.getByText('The mapping has nothing for it').waitFor()
    await page.getByText('The last delivery was turned away: its signature is wrong.', { exact: false }).waitFor()
  })

  it('has what was kept processed again once its mapping is mended', async () => {
    await page.getByRole('button', { name: 'Mapping and trial' }).click()
    await page.getByRole('textbox', { name: 'Mapping (JSONata)' }).fill('[]')
    await page.getByRole('button', { name: 'Save mapping and sample' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: 'Process again' }).click()

    await page.getByText('No event', { exact: true }).waitFor()
  })

  it('is seen by support, who change nothing', async () => {
    const other = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(other, 'Support')
    await other.goto('/settings/incoming')

    await other.getByText('Web shop').waitFor()
    expect(await other.getByRole('button', { name: 'Mapping and trial' }).count()).toBe(0)
  })
})
