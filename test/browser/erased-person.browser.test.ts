import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('what an admin does for somebody who asks for their data', () => {
  let platform: Platform
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    const { id, upload } = await platform.call('POST', '/api/imports', { what: 'contacts' })
    const url = String(Object(upload).url)
    await fetch(url, { method: 'PUT', body: 'id,name,phone\nE-1,Ada Example,19900007654\n' })
    while ((await platform.call('GET', `/api/imports/${id}`)).state !== 'done') await page.waitForTimeout(100)
    await signIn(page, 'Admin')
    await page.goto('/people/E-1')
    await page.getByRole('heading', { level: 1, name: 'Ada Example' }).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('gives all of it as a file', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Download all data' }).click()

    const path = await (await coming).path()
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({
      contact: { name: 'Ada Example' },
      truncated: false,
    })
  })

  it('erases the person only once the name is typed, and says afterwards that it did', async () => {
    await page.getByRole('button', { name: 'Erase this person' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Reason').fill('asked in writing, ticket 4411')
    await dialog.getByLabel('To confirm, type').fill('Ada')
    expect(await dialog.getByRole('button', { name: 'Erase for good' }).isDisabled()).toBe(true)

    await dialog.getByLabel('To confirm, type').fill('Ada Example')
    await dialog.getByRole('button', { name: 'Erase for good' }).click()

    await page.getByText('This person was erased').waitFor()
    await page.getByText('ticket 4411').waitFor()
    expect(await page.getByText('Ada Example').count()).toBe(0)
    expect(await platform.call('GET', '/api/contacts/E-1')).toMatchObject({ name: null, phone: null })
  })
})
