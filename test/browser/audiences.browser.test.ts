import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const Sent = z.object({ items: z.array(z.object({ to: z.string(), text: z.string() })) })
const PHONE = '19900000001'

describe('an audience that several campaigns use', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const dialog = () => page.getByRole('dialog')
  const saved = () => page.getByText('Draft saved').waitFor()
  const textsSent = async () => Sent.parse(await platform.call('GET', '/dev/phone')).items

  async function startDraft() {
    await page.goto('/campaigns/new')
    await page.getByRole('button', { name: 'Use this one: Birthday greeting' }).click()
    await page.getByText('Who can be reached').waitFor()
  }

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Marketing')
    await startDraft()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is narrowed by a condition in words', async () => {
    await page.getByRole('button', { name: 'Add a condition' }).click()
    await page.getByLabel('What is known of them').fill('面积')
    await page.getByLabel('Value').fill('120')

    await saved()

    const [campaign] = z
      .object({ items: z.array(z.object({ audience: z.looseObject({ where: z.unknown() }) })) })
      .parse(await platform.call('GET', '/api/campaigns')).items
    expect(campaign?.audience.where).toEqual({ all: [{ path: 'contact.custom.面积', is: 'in', value: ['120', 120] }] })
  })

  it('is saved under a name, and picked in another campaign', async () => {
    await page.getByRole('button', { name: 'Save this audience as…' }).click()
    await dialog().getByLabel('Name').fill('Large homes')
    await dialog().getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByText('Saved; other campaigns can use it too').waitFor()
    await startDraft()

    await page.getByLabel('Saved audiences (any of them)').click()
    await page.getByTitle('Large homes').click()

    await page.keyboard.press('Escape')

    await saved()
    await page.getByRole('button', { name: 'Manage saved audiences' }).waitFor()
  })

  it('is not deleted while a campaign uses it, which is named', async () => {
    await page.getByRole('button', { name: 'Manage saved audiences' }).click()
    await dialog().getByRole('button', { name: 'Delete Large homes' }).click()

    await dialog().getByRole('button', { name: 'Delete it' }).click()

    await dialog().getByText('it is still used by: Birthday greeting').waitFor()
    await dialog().getByRole('button', { name: 'Close' }).click()
  })

  it('is tried by a text to a phone that is confirmed in place', async () => {
    await page.getByRole('link', { name: 'Next: Content' }).click()
    await page.getByRole('button', { name: 'Text it to my phone' }).click()
    await dialog().getByLabel('Mobile number').fill(PHONE)
    await dialog().getByRole('button', { name: 'Text me a code' }).click()
    await expect.poll(async () => (await textsSent()).length, { timeout: 20_000 }).toBe(1)
    const code = /\d{6}/.exec((await textsSent())[0]?.text ?? '')?.[0] ?? ''
    await dialog().getByLabel('Six-digit code').fill(code)
    await dialog().getByRole('button', { name: 'Confirm' }).click()

    await dialog().getByRole('button', { name: 'Send it' }).click()

    await dialog().getByText('Sent. Look at your phone').waitFor()
    expect((await textsSent())[1]).toMatchObject({ to: `+86${PHONE}` })
  })
})
