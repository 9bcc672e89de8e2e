import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, SEARCH, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const [ONE, TWO, THREE] = ['+8619900000041', '+8619900000042', '+8619900000043']

describe('somebody with several numbers', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    const { id, upload } = await platform.call('POST', '/api/imports', { what: 'contacts' })
    const url = String(Object(upload).url)
    await fetch(url, { method: 'PUT', body: 'id,name,phone\nP-1,Ada Example,19900000041/19900000042\n' })
    while ((await platform.call('GET', `/api/imports/${id}`)).state !== 'done') await page.waitForTimeout(100)
    await signIn(page, 'Support')
    await page.goto('/people/P-1')
    await page.getByRole('heading', { level: 1, name: 'Ada Example' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  const numbers = () => page.locator('.phone-list .phone-number').allTextContents()
  const stored = async () => (await platform.call('GET', '/api/contacts/P-1')).phones

  it('is shown with all of them in order, and which one is texted', async () => {
    expect(await numbers()).toEqual(['+86 199 0000 0041', '+86 199 0000 0042'])
    await page.locator('.phone-list li').first().getByText('Gets texts').waitFor()
  })

  it('is texted at the other number after one click', async () => {
    await page.getByRole('button', { name: 'Make first: +86 199 0000 0042' }).click()
    await page.getByText('Texts now go to this number').waitFor()

    await page.getByRole('button', { name: 'Make first: +86 199 0000 0041' }).waitFor()
    expect(await stored()).toEqual([TWO, ONE])
  })

  it('is given another one, told of one that is none, and loses one', async () => {
    await page.getByRole('button', { name: 'Edit details' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Add a number' }).click()
    await dialog.getByLabel('Phone 3').fill('1990000004')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('Number 3: this is not a phone number').waitFor()
    await dialog.getByLabel('Phone 3').fill('199 0000 0043')
    await dialog.getByRole('button', { name: `Remove ${ONE}` }).click()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })

    expect(await stored()).toEqual([TWO, THREE])
  })

  it('is found by any of them', async () => {
    for (const phone of ['19900000042', '199 0000 0043']) {
      await page.goto('/orders')
      await page.getByLabel(SEARCH).fill(phone)
      await page.getByLabel(SEARCH).press('Enter')
      await page.getByText('Ada Example').first().waitFor()
    }
  })
})
