import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('a campaign in the hands of marketing', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is made from a kind, as a draft', async () => {
    await page.getByText('No campaigns yet').waitFor()
    await page.getByRole('link', { name: 'New campaign' }).click()

    await page.getByRole('button', { name: 'Use this one: Birthday greeting' }).click()

    await page.getByRole('heading', { level: 1, name: 'Birthday greeting' }).waitFor()
    await page.getByText('Draft').waitFor()
  })

  it('shows a fault in the wording with its place while it is written', async () => {
    const wording = page.getByRole('textbox', { name: 'English' }).first()
    await wording.fill('Dear {{nmae}}, happy birthday!')

    await page.getByText('“nmae” is not known here').waitFor()

    await page.getByText('Line 1, column 6').waitFor()
  })

  it('writes a variable at the cursor from its chip and shows the text filled in', async () => {
    const section = page.locator('section.wording').nth(1)
    const wording = section.getByRole('textbox')
    await wording.fill('Happy birthday, !')
    await wording.press('End')
    await wording.press('ArrowLeft')

    await section
      .getByRole('button', { name: /^Insert/ })
      .first()
      .click()

    expect(await wording.inputValue()).toBe('Happy birthday, {{name}}!')
    await section.locator('.bubble', { hasText: /^Happy birthday, \w.*!$/ }).waitFor()
  })

  it('is saved with its new wording and time', async () => {
    const time = page.getByLabel('Time', { exact: true })
    await time.fill('10:15')
    await time.press('Enter')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Unsaved changes').waitFor({ state: 'detached' })

    await page.reload()

    expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('10:15')
    expect(await page.locator('section.wording').nth(1).getByRole('textbox').inputValue()).toContain('{{name}}')
  })

  it('asks before it is left with changes', async () => {
    await page.getByLabel('Name').fill('Birthdays')
    await page.getByRole('link', { name: 'All campaigns' }).click()
    await page.getByRole('button', { name: 'Keep editing' }).click()

    await page.getByRole('button', { name: 'Discard' }).click()

    expect(await page.getByLabel('Name').inputValue()).toBe('Birthday greeting')
  })

  it('is activated and paused after a question that says what happens', async () => {
    await page.getByRole('button', { name: 'Activate' }).click()
    const question = page.getByRole('dialog')
    await question.getByText('Nothing that happened before is answered').waitFor()
    await question.getByRole('button', { name: 'Activate' }).click()
    await page.locator('.page-actions').getByText('Active').waitFor()
    await page.getByText('what you save becomes version').waitFor()

    await page.getByRole('button', { name: 'Pause' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()

    await page.locator('.page-actions').getByText('Paused').waitFor()
  })

  it('can be seen but not changed by support', async () => {
    const support = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(support, 'Support')
    await support.getByRole('link', { name: 'Campaigns' }).click()
    await support.getByRole('link', { name: /Birthday greeting/ }).click()
    await support.getByText('Marketing makes changes').waitFor()

    const actions = await support.locator('.frame-content button:enabled').count()
    const writable = await support.locator('.frame-content textarea:not([readonly])').count()
    const menu = await support.getByRole('link', { name: 'Imports' }).count()

    expect({ actions, writable, menu }).toEqual({ actions: 0, writable: 0, menu: 0 })
  })
})
