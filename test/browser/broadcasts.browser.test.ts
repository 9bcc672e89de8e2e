import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('a broadcast in the hands of an admin', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const saved = () => page.getByText('Draft saved').waitFor()
  const step = (name: string) => page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText(name)

  beforeAll(async () => {
    platform = await startPlatform({}, [])
    await platform.call('PUT', '/dev/clock', { now: '2026-12-10T02:00:00Z' })
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('begins as a card of its own, and says in the check what it lacks', async () => {
    await page.goto('/campaigns/new')
    await page.getByRole('button', { name: 'Use this one: Broadcast' }).click()
    await page.getByRole('heading', { level: 1, name: 'Broadcast' }).waitFor()

    await step('Check').click()

    await page.getByText('Nobody has said yet when it goes').waitFor()
    await page.getByRole('link', { name: 'Say when' }).click()
    await page.getByRole('radio', { name: 'On a day and hour' }).waitFor()
  })

  it('goes at once as a notice, by a button that says so, and is done after that', async () => {
    await page.getByRole('radio', { name: 'As soon as it is activated' }).check()
    await page.getByRole('radio', { name: 'Transactional' }).check()
    await page.getByText('needs no marketing consent').waitFor()
    await saved()
    await step('Check').click()
    await page.getByText('As soon as it is activated').waitFor()

    await page.getByRole('button', { name: /Activate: leaves now to 6 people/ }).click()

    await page.getByText(/^Done/).first().waitFor()
    await expect.poll(async () => (await textsSent(platform)).length, { timeout: 60_000 }).toBe(6)
  })

  it('is sent again only as a copy', async () => {
    await page.getByRole('link', { name: 'Content and audience' }).click()
    await page.getByRole('radio', { name: 'On a day and hour' }).check()
    await page.getByLabel('Day', { exact: true }).fill('2026-12-20')
    await page.getByLabel('Day', { exact: true }).press('Enter')
    await page.getByRole('button', { name: 'Save', exact: true }).click()

    await page.getByRole('dialog').getByRole('button', { name: 'Save the changes' }).click()

    await page.getByText('Day: cannot change any more, since its moment has come').waitFor()
  })
})

async function textsSent(platform: Platform): Promise<unknown[]> {
  const { items } = await platform.call('GET', '/dev/phone')
  return Array.isArray(items)
    ? items.filter(({ text }) => String(text).includes('近期有新的安排') || String(text).includes('there is news from'))
    : []
}
