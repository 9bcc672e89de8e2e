import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

describe('a text of one’s own that begins as another', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const saved = () => page.getByText('Draft saved').waitFor()
  const text = (n: number) => page.getByRole('region', { name: new RegExp(`^Text ${n}\\b`) }).first()
  const campaigns = async () => (await platform.call('GET', '/api/campaigns')).items

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
    await page.goto('/campaigns/new')
    await page.getByRole('button', { name: 'Online shop' }).click()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('is a draft at once, with each text under its moment', async () => {
    await page.getByRole('searchbox', { name: 'Search by name or content' }).fill('Confirm cash on delivery')
    await page.getByRole('button', { name: 'Details: Confirm cash on delivery' }).click()
    await page.getByRole('button', { name: 'Start from this and change it: Confirm cash on delivery' }).click()

    await page.getByRole('heading', { level: 1, name: 'Confirm cash on delivery (own)' }).waitFor()
    await text(2).getByText('4 hours after “Order placed”').waitFor()
    expect(await campaigns()).toMatchObject([{ kind: 'custom', state: 'draft', category: 'transactional' }])
  })

  it('says in words what stays as it is', async () => {
    await text(1).getByText('asks for the answers 1, 2, 3; what is done when nobody answers').waitFor()
  })

  it('goes at another time, which its heading says', async () => {
    await text(2).getByRole('spinbutton', { name: 'How long' }).fill('6')

    await text(2).getByText('6 hours after “Order placed”').waitFor()
    await saved()
  })

  it('gets one more text, a copy of the last and later', async () => {
    await page.getByRole('button', { name: 'Add one more text' }).click()
    await text(3).getByText('7 hours after “Order placed”').waitFor()
    await text(3).getByRole('textbox', { name: 'English' }).fill('Dear {{name}}, shall we ship {{order}}? Reply 1.')

    await text(3).locator('.bubble', { hasText: 'shall we ship' }).waitFor()
    await saved()
  })

  it('shows each fault at its field', async () => {
    await text(3).getByRole('spinbutton', { name: 'How long' }).fill('900')

    const row = text(3).locator('.field-row.has-fault')
    await row.getByText('can be at most 35 days').waitFor()
    expect(await row.count()).toBe(1)
    expect(await row.getByRole('spinbutton', { name: 'How long' }).count()).toBe(1)

    await text(3).getByRole('spinbutton', { name: 'How long' }).fill('9')
    await saved()
  })

  it('is stopped by what is ticked', async () => {
    await page.getByRole('checkbox', { name: 'Delivered' }).check()
    await saved()

    expect(await campaigns()).toMatchObject([
      {
        scenario: {
          stops: expect.arrayContaining([{ fact: 'delivered' }, { fact: 'cod-confirmed' }]),
          steps: [
            { id: 'ask', moment: { offset: null } },
            { id: 'again', moment: { offset: { n: 6, unit: 'hours' } } },
            {
              id: 'step-3',
              moment: { offset: { n: 9, unit: 'hours' } },
              say: { text: { en: 'Dear {{name}}, shall we ship {{order}}? Reply 1.' } },
              ask: { options: [{ says: ['1'] }, { says: ['2'] }, { says: ['3'] }], none: [] },
            },
          ],
        },
      },
    ])
  })

  it('is called by names of its own, and a fault among them is told on the other pages too', async () => {
    await page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText('Scenario').click()
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('Not an id')
    await page.locator('.field-row.has-fault', { hasText: 'must be small letters' }).waitFor()

    await page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText('Content').click()
    await page.getByText('Names and id, under “Scenario”').waitFor()

    await page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText('Scenario').click()
    await page.getByRole('textbox', { name: 'Id', exact: true }).fill('cod-mine')
    await saved()
  })

  it('is checked and activated as any other', async () => {
    await page.getByRole('navigation', { name: 'Steps to a new campaign' }).getByText('Check').click()
    await page.locator('.bubble', { hasText: 'shall we ship' }).first().waitFor()
    await page.getByRole('button', { name: /Activate: sends from now on/ }).click()

    await page.getByText('Active', { exact: true }).first().waitFor()
    expect(await campaigns()).toMatchObject([{ kind: 'custom', state: 'active', scenario: { slug: 'cod-mine' } }])
  })

  it('keeps the texts that may have left, once active', async () => {
    await page.getByRole('link', { name: 'Edit' }).first().click()
    await text(3).waitFor()

    expect(await page.getByRole('button', { name: /^Remove this text/ }).count()).toBe(0)
    expect(await page.getByRole('textbox', { name: 'Id', exact: true }).isDisabled()).toBe(true)
  })
  it('is saved as a new version once its differences have been looked at', async () => {
    await text(2).getByRole('spinbutton', { name: 'How long' }).fill('8')
    await page.locator('.save-bar').getByRole('button', { name: 'Save', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('When text 2 goes').waitFor()
    await dialog.getByText('6 hours after “Order placed”', { exact: false }).waitFor()
    await dialog.getByText('8 hours after “Order placed”', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()

    await page.getByText('Saved as version 2').waitFor()
    expect(await campaigns()).toMatchObject([
      { version: 2, scenario: { steps: [{}, { moment: { offset: { n: 8 } } }, {}] } },
    ])
  })
})
