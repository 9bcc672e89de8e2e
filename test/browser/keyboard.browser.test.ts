import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const CONTACTS = join(import.meta.dirname, '../fixtures/samples/contacts-gb18030.csv')

describe('the console for everybody', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
  })
  beforeEach(async () => {
    page = await openConsole(browser, platform.origin, 'en-GB')
  })
  afterEach(async () => {
    await page.context().close()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is signed in to and searched by keyboard alone', async () => {
    const support = page.getByRole('button', { name: 'Go in as Support' })
    await support.waitFor()
    for (let presses = 0; presses < 10 && !(await isFocused(support)); presses += 1) await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
    await page.getByRole('link', { name: 'Campaigns' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor()

    await page.keyboard.press('/')
    await page.locator('#history-search:focus').waitFor()
    await page.keyboard.type('nobody at all')
    await page.keyboard.press('Enter')

    await page.getByText('Nothing found').waitFor()
  })

  it('speaks the language of the browser and keeps the one that is chosen', async () => {
    await signIn(page, 'Support')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { level: 1, name: '短信记录' }).waitFor()

    await page.reload()

    await page.getByRole('heading', { level: 1, name: '短信记录' }).waitFor()
    const chinese = await openConsole(browser, platform.origin, 'zh-CN')
    await chinese.getByRole('heading', { level: 1, name: '登录' }).waitFor()
    await chinese.context().close()
  })

  it('leads back to sign-in and then to the page when a session is no longer good', async () => {
    await signIn(page, 'Admin')
    await page.goto('/campaigns')
    await page.evaluate(`sessionStorage.setItem('carillon.session', '{"token":"stale","role":"admin"}')`)
    await page.reload()

    await page.getByRole('button', { name: 'Go in as Admin' }).click()

    await page.getByText('No campaigns yet').waitFor()
  })

  it('takes a list in and finds its people by name', async () => {
    await signIn(page, 'Admin')
    await page.getByRole('link', { name: 'Imports' }).click()
    await page.locator('input[type=file]').setInputFiles(CONTACTS)
    await page.getByText('Import finished').waitFor()
    const rows = await page.locator('.figure', { hasText: 'Read' }).textContent()

    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('textbox', { name: 'Find texts' }).fill('朱慧')
    await page.keyboard.press('Enter')

    await page.locator('.contact-card').getByText('C00001').waitFor()
    expect(rows).toContain('60')
    expect(decodeURIComponent(page.url())).not.toContain('朱慧')
  })
})

async function isFocused(button: ReturnType<Page['getByRole']>): Promise<boolean> {
  return (await button.and(button.page().locator(':focus')).count()) === 1
}
