import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const PATHS = ['/history', '/campaigns', '/campaigns/new', '/imports', '/sending', '/dead-letters', '/test-bench']
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

  it('tells what is wrong with the rows of a list in the language of the screen', async () => {
    await signIn(page, 'Marketing')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('link', { name: '名单导入' }).click()
    await page.locator('input[type=file]').setInputFiles({
      name: 'list.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('客户编号,手机号\nZ1,010-12345678\nZ2,19900002222\nZ3,19900002222\n'),
    })

    const messages = page.locator('.problem-message')
    await messages.first().waitFor()

    expect(await messages.allTextContents()).toEqual([
      '这是固定电话，收不到短信。请改成手机号。',
      '客户 Z3 也用这个号码，请核对。这一行照常导入。',
      '客户 Z2 也用这个号码，请核对。这一行照常导入。',
    ])
  })

  it('leads back through what was searched for, with the box saying what is shown', async () => {
    await signIn(page, 'Support')
    const box = page.getByRole('textbox', { name: 'Find texts' })
    for (const id of ['C00002', 'C00003']) {
      await box.fill(id)
      await box.press('Enter')
      await page.getByRole('heading', { name: `Texts to contact ${id}` }).waitFor()
    }

    await page.goBack()

    await page.getByRole('heading', { name: 'Texts to contact C00002' }).waitFor()
    expect(await box.inputValue()).toBe('C00002')
    await page.reload()
    await page.getByRole('heading', { name: 'Texts to contact C00002' }).waitFor()
    expect(await box.inputValue()).toBe('C00002')
  })

  it('asks for the note of an opt-out at once, and gives the focus back when that is left', async () => {
    await signIn(page, 'Support')
    await page.goto('/history?contact=C00002')
    const button = page.locator('.contact-card').getByRole('button', { name: 'Opt out' })
    await button.focus()
    await page.keyboard.press('Enter')

    await page.locator('#consent-note:focus').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(button)).toBe(true)
  })

  it('keeps what it has read on the screen, and says so, when the service is away', async () => {
    await signIn(page, 'Support')
    await page.goto('/history?contact=C00002')
    await page.getByText('No texts yet').waitFor()
    await page.route('**/api/**', (route) => route.abort())

    await page.getByText('What you see may be out of date').waitFor()

    expect(await page.getByText('No texts yet').isVisible()).toBe(true)
  })

  it('gives the browser nothing to complain of on any page', async () => {
    const complaints: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.reload()
    await signIn(page, 'Admin')

    for (const path of PATHS) {
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
    }

    expect(complaints).toEqual([])
  })
})

async function isFocused(button: ReturnType<Page['getByRole']>): Promise<boolean> {
  return (await button.and(button.page().locator(':focus')).count()) === 1
}
