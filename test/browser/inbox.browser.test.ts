import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const QUESTION = 'Do you open on Sundays?'
const ANSWER = 'Yes, from ten to four.'

describe('a reply that only a person understands', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/dev/clock', { now: '2026-12-01T02:00:00Z' })
    await platform.call('POST', '/dev/phone/reply', { from: '199 0000 7654', text: QUESTION })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Support')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('waits on the home page, which leads to it', async () => {
    await page.getByRole('link', { name: '1 reply to read' }).click()

    await page.getByRole('heading', { name: 'Inbox' }).waitFor()
    await page.getByText(QUESTION).waitFor()
    expect(page.url()).not.toContain('7654')
  })

  it('is answered by one text, and is done then', async () => {
    await page.getByRole('button', { name: 'Answer' }).click()
    await page.getByLabel('Your answer').fill(ANSWER)
    await page.getByRole('button', { name: 'Send and mark as done' }).click()

    await page.getByText('Nothing to read').waitFor()
    await platform.call('PUT', '/dev/clock', { now: '2026-12-01T02:01:00Z' })
    const { items } = await platform.call('GET', '/dev/phone')
    expect(items).toMatchObject([{ to: '+8619900007654', text: ANSWER }])
  })

  it('stands on the timeline of whoever wrote it, with the answer', async () => {
    await page.getByText('Done', { exact: true }).click()
    await page.getByRole('link', { name: 'No name' }).click()

    await page.getByText(QUESTION).waitFor()
    await page.getByText('Reply by hand').waitFor()
  })

  it('can be tried from the demo phone, which says what became of it', async () => {
    await page.getByRole('link', { name: 'Test bench' }).click()
    await page.getByLabel('Reply as the owner of the phone').fill('stop please')
    await page.getByRole('button', { name: 'Send reply' }).click()

    await page.getByText('Taken as STOP').waitFor()
  })
})
