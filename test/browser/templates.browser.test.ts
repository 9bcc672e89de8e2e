import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const SECRET = `whsec_${Buffer.from('a secret of this browser test').toString('base64')}`

describe('the templates of a campaign', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  let campaign: string
  const card = () => page.locator('.ant-card').filter({ hasText: 'Templates for mainland China' })
  const first = () => card().locator('.template').first()

  beforeAll(async () => {
    platform = await startPlatform({
      CARILLON_SMS_URL: 'http://127.0.0.1:9/texts',
      CARILLON_SMS_SECRET: SECRET,
      CARILLON_SMS_TEMPLATES: 'registered',
    })
    browser = await launchBrowser()
    const shop = { id: 'nuts', name: '坚果小铺', signature: '坚果小铺' }
    await platform.call('PUT', '/api/settings/shops', { items: [shop] })
    const template = { zh: '{{name}}，新茶到店，请来品鉴。', en: 'Dear {{name}}, new tea is here.' }
    const made = await platform.call('POST', '/api/campaigns', { kind: 'broadcast', name: '新茶', template })
    campaign = String(made.id)
    page = await openConsole(browser, platform.origin, 'en-GB')
    await page.getByLabel('Start token').fill(platform.startToken ?? '')
    await page.getByRole('button', { name: 'Go in as Admin' }).click()
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
    await page.goto(`/campaigns/${campaign}/content`)
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('are shown with their places, a sample and what the line does without them', async () => {
    await card().getByText('To register: 2 in Chinese and 2 in English. Approved so far: 0.').waitFor()
    await card().getByText('This line sends approved templates only.').waitFor()

    expect(await first().locator('.template-text').innerText()).toBe(
      '【坚果小铺】name，新茶到店，请来品鉴。拒收请回复R',
    )
    expect(await first().locator('.template-sample').innerText()).toContain('【坚果小铺】王女士，新茶到店')
  })

  it('are registered in place', async () => {
    await first().getByRole('button', { name: 'Say how far it is' }).click()
    await first().getByLabel('Template code').fill('SMS 1')
    await first().getByText('Letters, digits and').waitFor()
    await first().getByLabel('Template code').fill('SMS_154950909')
    await first().getByLabel('State').click()
    await page.locator('.ant-select-item-option').filter({ hasText: 'Approved' }).click()
    await first().getByRole('button', { name: 'Save' }).click()

    await card().getByText('Approved so far: 1.').waitFor()
    expect(await platform.call('GET', `/api/campaigns/${campaign}/templates`)).toMatchObject({
      items: [{ state: 'approved', code: 'SMS_154950909', leaves: true }, {}, {}, {}],
    })
  })

  it('say so where the carrier approved another text', async () => {
    await first().getByRole('button', { name: 'Say how far it is' }).click()
    await first().getByLabel('Approved text').fill('{1}，新茶到货，请来品鉴。拒收请回复R')
    await first().getByRole('button', { name: 'Save' }).click()

    await first().getByText('Another text was approved, so this one does not leave').waitFor()
  })

  it('are taken along as a sheet', async () => {
    const saving = page.waitForEvent('download')
    await card().getByRole('button', { name: 'Download the sheet' }).click()

    expect((await saving).suggestedFilename()).toBe('Templates to register 新茶.csv')
  })
})
