import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const Upload = z.object({ id: z.string(), upload: z.object({ url: z.string() }) })
const Campaigns = z.object({ items: z.array(z.object({ audience: z.looseObject({}) })) })

const CONTACTS = 'id,name,phone,area,member\nC1,Ann,19900000001,120,yes\nC2,Bo,19900000002,80,no\n'
const LIST = 'id,store\nC1,Riverside\n'

describe('the audience of a campaign', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const saved = () => page.getByText('Draft saved').waitFor()
  const audience = async () => Campaigns.parse(await platform.call('GET', '/api/campaigns')).items[0]?.audience

  /** Uploads it and waits until it is taken in. */
  async function takeIn(what: string, file: string, mapping: Record<string, unknown>): Promise<string> {
    const made = await platform.call('POST', '/api/imports', { what, mapping, preview: true })
    const { id, upload } = Upload.parse(made)
    const put = await fetch(new URL(upload.url, platform.origin), { method: 'PUT', body: file })
    expect(put.ok).toBe(true)
    const state = async () => (await platform.call('GET', `/api/imports/${id}`)).state
    await vi.waitUntil(async () => (await state()) === 'previewed', { timeout: 60_000 })
    await platform.call('POST', `/api/imports/${id}/start`, {})
    await vi.waitUntil(async () => (await state()) === 'done', { timeout: 60_000 })
    return id
  }

  let list: string
  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await takeIn('contacts', CONTACTS, { area: { custom: 'number' }, member: { custom: 'flag' } })
    list = await takeIn('list', LIST, {})
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
    await page.goto('/campaigns/new')
    await page.getByRole('button', { name: 'Use this one: Broadcast' }).click()
    await page.getByText('Who can be reached').waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('asks of columns that people have, compared as their type allows', async () => {
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByLabel('What is known of them').click()
    await page.getByText('member (yes/no, 2 people)').click()
    await page.getByLabel('Value').click()
    await page.getByTitle('Yes', { exact: true }).click()

    await saved()

    await expect.poll(audience, { timeout: 20_000 }).toMatchObject({
      where: { all: [{ path: 'contact.custom.member', is: 'equals', value: true }] },
    })
    await page.locator('.reach').getByText('Ann', { exact: true }).waitFor()
    expect(await page.locator('.reach').getByText('Bo', { exact: true }).count()).toBe(0)
  })

  it('says that a column is not there', async () => {
    await page.getByLabel('What is known of them').fill('mumber')

    await page.getByText('No contact has a column “mumber” yet').waitFor()
    await page.getByRole('button', { name: 'Remove this condition' }).click()
  })

  it('is an uploaded list, whose columns the text can use, until it is taken away', async () => {
    await page.getByLabel('Uploaded list').click()
    await page.getByTitle(/^Imported .* 1 person$/).click()

    await page.getByText('The text can use the list’s columns: store').waitFor()
    await expect.poll(audience, { timeout: 20_000 }).toMatchObject({ list })
    await page.locator('.reach').getByText('1 person').first().waitFor()

    await page.locator('#audience-list').locator('xpath=ancestor::*[contains(@class,"ant-select")][last()]').hover()
    await page.locator('.field-row', { hasText: 'Uploaded list' }).locator('.ant-select-clear').click()

    await expect.poll(async () => 'list' in ((await audience()) ?? {}), { timeout: 20_000 }).toBe(false)
  })
})
