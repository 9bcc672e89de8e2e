import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('the first choice of a campaign', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const card = (name: string) => page.locator('.kind-card', { has: page.getByRole('heading', { name }) })

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
    await page.goto('/campaigns/new')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('asks once what the company does, and offers its texts first from then on', async () => {
    await page.getByRole('button', { name: 'Online shop' }).click()
    await page.getByRole('heading', { name: 'Most used by online shops' }).waitFor()

    await page.reload()
    await page.getByRole('heading', { name: 'Most used by online shops' }).waitFor()

    expect(await page.getByText('What does your company do?').count()).toBe(0)
    expect(await platform.call('GET', '/api/settings/business')).toMatchObject({ line: 'shop' })
  })

  it('shows what a text says, who gets it, and that the event it needs has not come yet', async () => {
    const refund = card('Refund progress')

    await refund.getByText('The refund of', { exact: false }).or(refund.getByText('Wang Fang')).first().waitFor()
    expect(await refund.innerText()).toContain('the customer of each refund')
    expect(await refund.getByRole('listitem').filter({ hasText: 'refund.registered' }).innerText()).toContain(
      'none has come yet',
    )
  })

  it('gives an event to copy that the platform takes', async () => {
    const refund = card('Refund progress')
    await refund.getByText('Show samples to copy').click()
    const event: unknown = JSON.parse(await refund.locator('pre').first().innerText())

    expect(event).toMatchObject({ type: 'refund.registered', data: { currency: 'CNY' } })
  })

  it('finds any kind by a word of its name or text', async () => {
    const box = page.getByRole('searchbox', { name: 'Search by name or content' })
    const all = await page.locator('.kind-row').count()
    await box.fill('refund')

    await page.getByRole('heading', { level: 3, name: 'Refund progress' }).waitFor()
    expect(await page.locator('.kind-row').count()).toBeLessThan(all / 3)

    await box.fill('xyzzy')
    await page.getByText('Nothing found.', { exact: false }).waitFor()
    await box.fill('')
  })

  it('goes on with a draft whose every text is edited by its moment', async () => {
    await page.getByRole('button', { name: 'Use this one: Refund progress' }).click()
    await page.getByRole('heading', { level: 1, name: 'Refund progress' }).waitFor()
    await page.getByRole('link', { name: 'Next: Content' }).click()
    const paid = page.locator('.step-wording', {
      has: page.getByRole('heading', { name: 'Refund paid out', exact: true }),
    })

    await paid.getByRole('textbox').nth(1).fill('Dear {{name}}, your money is on {{method}} again.')
    await page.getByText('Draft saved').waitFor()

    const { items } = await platform.call('GET', '/api/campaigns')
    expect(items).toMatchObject([
      { kind: 'refund-progress', texts: { paid: { en: 'Dear {{name}}, your money is on {{method}} again.' } } },
    ])
  })

  it('shows each text on the last page before it goes', async () => {
    await page.getByRole('link', { name: 'Next: Check' }).click()

    const texts = page.locator('.check-wordings')
    await texts.first().waitFor()
    await page.getByRole('heading', { name: 'Refund registered', exact: true }).waitFor()
    await texts.getByText('your money is on your original payment method again.', { exact: false }).waitFor()
  })
})
