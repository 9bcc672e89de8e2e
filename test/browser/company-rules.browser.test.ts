import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const RETENTION = '/api/settings/retention'
const APPROVAL = '/api/settings/approval'

describe('what a company rules about approval and retention', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const card = (title: string, on = page) =>
    on.locator('.limit-card').filter({ has: on.getByRole('heading', { name: title }) })
  const retention = () => card('How long words are kept')
  const approval = () => card('Approval of campaigns')

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Approval and retention' }).click()
    await retention().getByLabel('Keep words for').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('begins with the presets, each with why', async () => {
    await retention().getByText('13 months').first().waitFor()
    await approval().getByText('No approval needed').first().waitFor()

    await retention().getByText('Why', { exact: true }).click()

    await retention().getByText('come once a year').waitFor()
  })

  it('keeps words for less time only once somebody has said that they know what goes', async () => {
    await retention().getByLabel('Keep words for').fill('6')
    await retention().getByRole('button', { name: 'Save' }).click()
    await page.getByText('older than 6 months will be deleted for good').waitFor()
    await page.getByRole('button', { name: 'Cancel' }).click()
    expect(await platform.call('GET', RETENTION)).toMatchObject({ textMonths: 13 })

    await retention().getByRole('button', { name: 'Save' }).click()
    await page.getByRole('button', { name: 'Shorten' }).click()

    await retention().locator('dd b', { hasText: '6 months' }).waitFor()
    expect(await platform.call('GET', RETENTION)).toMatchObject({ textMonths: 6 })
  })

  it('says where somebody else was first, with what stands, and overwrites nothing', async () => {
    await platform.call('PUT', RETENTION, { textMonths: 9 })
    await retention().getByRole('button', { name: 'Back to the preset' }).click()
    await retention().getByRole('button', { name: 'Save' }).click()

    await retention().getByText('Somebody has just changed this').waitFor()
    await retention().locator('dd b', { hasText: '9 months' }).waitFor()

    expect(await platform.call('GET', RETENTION)).toMatchObject({ textMonths: 9 })
  })

  it('asks for a second person above a number, and for none again', async () => {
    await approval().getByLabel('Approval above').fill('500')
    await approval().getByRole('button', { name: 'Save' }).click()
    await approval().getByText('Above 500 people a second person approves').waitFor()
    expect(await platform.call('GET', APPROVAL)).toMatchObject({ above: 500 })

    await approval().getByRole('button', { name: 'Back to the preset' }).click()
    await approval().getByRole('button', { name: 'Save' }).click()

    await approval().locator('dd b', { hasText: 'No approval needed' }).waitFor()
    expect(await platform.call('GET', APPROVAL)).toMatchObject({ above: null })
  })

  it('is read by marketing, who cannot change it', async () => {
    const other = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(other, 'Marketing')
    await other.goto('/settings/rules')

    await card('How long words are kept', other).getByText('9 months').waitFor()

    expect(await other.locator('.limits input, .limits button').count()).toBe(0)
    await other.context().close()
  })
})
