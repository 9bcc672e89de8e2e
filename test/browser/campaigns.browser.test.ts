import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('a campaign in the hands of marketing', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const saved = () => page.getByText('Draft saved').waitFor()
  const step = (name: string) => page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText(name)

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
    await page.getByRole('link', { name: 'Campaigns' }).click()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is made from a kind, as a draft at its second step', async () => {
    await page.getByText('No campaigns yet').waitFor()
    await page.getByRole('link', { name: 'New campaign' }).click()

    await page.getByRole('button', { name: 'Use this one: Birthday greeting' }).click()

    await page.getByRole('heading', { level: 1, name: 'Birthday greeting' }).waitFor()
    await page.getByText('Nobody meets these conditions').waitFor()
  })

  it('shows a fault in the wording with its place while it is written', async () => {
    await page.getByRole('link', { name: 'Next: Content' }).click()
    const wording = page.getByRole('textbox', { name: 'English' }).first()
    await wording.fill('Dear {{nmae}}, happy birthday!')

    await page.getByText('“nmae” is not known here').waitFor()

    await page.getByText('Line 1, column 6').waitFor()
  })

  it('keeps through a reload what the server would not save', async () => {
    await page.getByText('Some changes are not saved yet').waitFor()

    await page.reload()

    const wording = page.locator('section.wording').nth(1).getByRole('textbox')
    await wording.waitFor()
    expect(await wording.inputValue()).toBe('Dear {{nmae}}, happy birthday!')
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
    await section.locator('.bubble', { hasText: /^Happy birthday, \w.*! Reply STOP to opt out$/ }).waitFor()
  })

  it('saves itself, so that a reload at another step finds the new wording and time', async () => {
    const time = page.getByLabel('Time', { exact: true })
    await time.fill('10:15')
    const sent = page.waitForResponse((answer) => answer.request().postData()?.includes('10:15') === true)
    await time.press('Enter')
    await sent
    await saved()
    await step('Audience').click()
    await page.reload()
    await step('Content').click()

    expect(await page.getByLabel('Time', { exact: true }).inputValue()).toBe('10:15')
    expect(await page.locator('section.wording').nth(1).getByRole('textbox').inputValue()).toContain('{{name}}')
  })

  it('is checked, and activated by a button that says that nobody would get it', async () => {
    await step('Check').click()
    await page.getByText('Nobody is held back').waitFor()
    expect(page.url()).toContain('run=dry_')
    await page.getByText('Chinese still has its default wording').waitFor()

    await page.getByRole('button', { name: 'Activate, though nobody would get it now' }).click()

    await page.getByText('Active; it sends daily at 10:15').waitFor()
  })

  it('asks before it is left with changes', async () => {
    await page.getByRole('link', { name: 'Content and audience' }).click()
    await page.getByLabel('Name').fill('Birthdays')
    await page.getByRole('link', { name: 'All campaigns' }).click()
    await page.getByRole('button', { name: 'Keep editing' }).click()

    await page.getByRole('button', { name: 'Discard' }).click()

    expect(await page.getByLabel('Name').inputValue()).toBe('Birthday greeting')
  })

  it('shows the difference and what follows from it before it is saved', async () => {
    await page.locator('section.wording').nth(1).getByRole('textbox').fill('All the best, {{name}}!')
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Happy birthday, {{name}}!').waitFor()
    await dialog.getByText('Texts that are not sent yet take the new words').waitFor()

    await dialog.getByRole('button', { name: 'Save the changes' }).click()

    await page.locator('.page-actions').getByText('Version 2').waitFor()
  })

  it('is paused from the menu, after a question that says what happens, and resumed', async () => {
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('menuitem', { name: 'Pause' }).click()
    const question = page.getByRole('dialog').filter({ hasText: 'Pause “' })
    await question.getByText('what falls due is kept').waitFor()
    await question.getByRole('button', { name: 'Pause' }).click()
    await page.locator('.page-actions').getByText('Paused').waitFor()

    await page.getByRole('button', { name: 'Resume' }).click()
    await page.getByRole('dialog').filter({ hasText: 'Activate “' }).getByRole('button', { name: 'Resume' }).click()

    await page.locator('.page-actions').getByText('Active').waitFor()
  })

  it('is found in the list by its name', async () => {
    await page.getByRole('link', { name: 'All campaigns' }).click()
    const rows = page.locator('.campaign-row')
    await rows.first().waitFor()

    await page.getByRole('textbox', { name: 'Find by name among those shown' }).fill('holiday')
    await page.getByText('No campaign has “holiday” in its name').waitFor()
    await page.getByRole('button', { name: 'Clear the search' }).click()

    expect(await rows.count()).toBe(1)
  })

  it('can be seen but not changed by support', async () => {
    const support = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(support, 'Support')
    const menuOf = support.getByRole('navigation', { name: 'Main menu' })
    await menuOf.getByRole('link', { name: 'Campaigns' }).click()
    await support.waitForURL('**/campaigns')
    await support.getByRole('heading', { level: 1, name: 'Campaigns' }).waitFor()
    await support.getByRole('link', { name: /Birthday greeting/ }).click()
    await support.getByText('Marketing makes changes').waitFor()
    await support.getByRole('link', { name: 'Content and audience' }).click()
    await support.locator('section.wording').first().waitFor()

    const actions = await support.locator('.frame-content button:enabled').count()
    const writable = await support.locator('.frame-content textarea:not([readonly])').count()
    const menu = await support.getByRole('link', { name: 'Imports' }).count()

    expect({ actions, writable, menu }).toEqual({ actions: 0, writable: 0, menu: 0 })
  })
})
