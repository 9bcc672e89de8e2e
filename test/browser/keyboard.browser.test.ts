import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, SEARCH, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const PATHS = [
  '/',
  '/people',
  '/people/C00002',
  '/history?contact=C00002',
  '/campaigns',
  '/campaigns/new',
  '/imports',
  '/sending',
  '/settings',
  '/dead-letters',
  '/test-bench',
]
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
    await page.locator('#people-search:focus').waitFor()
    await page.keyboard.type('nobody at all')
    await page.keyboard.press('Enter')

    await page.getByText('Nothing found').waitFor()
  })

  it('speaks the language of the browser and keeps the one that is chosen', async () => {
    await signIn(page, 'Support')
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByRole('heading', { level: 1, name: '首页' }).waitFor()

    await page.reload()

    await page.getByRole('heading', { level: 1, name: '首页' }).waitFor()
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
    await page.getByRole('button', { name: 'Import now' }).click()
    await page.getByText('Import finished').waitFor()
    const rows = await page.locator('.figure', { hasText: 'Read' }).textContent()

    await page.getByRole('textbox', { name: SEARCH }).fill('朱慧')
    await page.keyboard.press('Enter')

    await page.locator('.page-heading').getByText('C00001').waitFor()
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
    await page.getByRole('button', { name: '确认导入' }).click()

    const messages = page.locator('.problem-message')
    await messages.first().waitFor()

    expect(await messages.allTextContents()).toEqual([
      '这是固定电话，收不到短信。请改成手机号。',
      '客户 Z3 也用这个号码，请核对。这一行照常导入。',
      '客户 Z2 也用这个号码，请核对。这一行照常导入。',
    ])
  })

  it('leads back through what was searched for, also after a reload, and holds no other search in the box', async () => {
    await signIn(page, 'Support')
    const box = page.getByRole('textbox', { name: SEARCH })
    const shown = page.locator('.page-heading')
    for (const id of ['C00002', 'C00003']) {
      await box.fill(id)
      await box.press('Enter')
      await shown.getByText(id).waitFor()
    }

    await page.goBack()

    await shown.getByText('C00002').waitFor()
    expect(await box.inputValue()).toBe('')
    await page.reload()
    await shown.getByText('C00002').waitFor()
  })

  it('asks for the note of an opt-out at once, and gives the focus back when that is left', async () => {
    await signIn(page, 'Support')
    await page.goto('/people/C00002')
    const button = page.locator('.consent-card').getByRole('button', { name: 'Opt out of everything' })
    await button.focus()
    await page.keyboard.press('Enter')

    await page.locator('#consent-note:focus').waitFor()
    await page.keyboard.press('Escape')

    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => isFocused(button)).toBe(true)
  })

  it('keeps what it has read on the screen, and says so, when the service is away', async () => {
    await signIn(page, 'Support')
    await page.goto('/people/C00002')
    await page.getByText('No texts before today').waitFor()
    await page.route('**/api/**', (route) => route.abort())

    await page.getByText('What you see may be out of date').first().waitFor()

    expect(await page.getByText('No texts before today').isVisible()).toBe(true)
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
