import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole, signIn } from './browser.ts'
import { type Platform, startPlatform } from './platform.ts'

const PRESET_HOURS = 'daily 09:00–21:00'
const PRESET = 'daily 09:00–21:00; each number at most 1 a day, 4 in 31 days'
const HOURS = '/api/settings/hours'

describe('the hours and limits of a company', () => {
  let platform: Platform
  let browser: Browser
  let page: Page
  const marketing = (on: Page) =>
    on.locator('.limit-card').filter({ has: on.getByRole('heading', { name: 'Marketing' }) })
  const bar = () => page.locator('.limits-bar')

  beforeAll(async () => {
    platform = await startPlatform()
    browser = await launchBrowser()
    await platform.call('PUT', '/api/settings/countries', { allowed: ['CN', 'FR'] })
    page = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(page, 'Admin')
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('link', { name: 'Hours and limits' }).click()
    await marketing(page).waitFor()
  })
  afterAll(async () => {
    await browser?.close()
    await platform?.stop()
  })

  it('begin with the presets, each with what it rests on and when that was read', async () => {
    await page.getByText('the presets alone hold').waitFor()
    await marketing(page).getByText(PRESET).first().waitFor()

    await marketing(page).getByText('Why (2)').click()

    await marketing(page).getByText('Tencent Cloud takes marketing texts').waitFor()
    expect(await marketing(page).getByText('read on 22 November').count()).toBe(2)
  })

  it('cannot be looser than the preset, which the field says in words', async () => {
    await marketing(page).getByRole('button', { name: 'Set stricter hours' }).click()
    await setTime('From', '08:00')
    await marketing(page).getByLabel('At most a day').fill('2')

    await marketing(page)
      .getByText(`looser than the preset and cannot be saved. The preset is: ${PRESET_HOURS}`)
      .waitFor()
    await marketing(page).getByText('cannot be above the preset’s 1').waitFor()
    expect(await bar().getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
    await marketing(page).getByLabel('At most a day').fill('')
  })

  it('are saved where they are stricter, and say from when and by whom', async () => {
    await setTime('From', '10:00')
    await setTime('Until', '18:00')
    await marketing(page).getByLabel('At most in 31 days').fill('2')

    await bar().getByRole('button', { name: 'Save' }).click()

    await marketing(page).getByText('daily 10:00–18:00; each number at most 1 a day, 2 in 31 days').waitFor()
    await page.getByText(/own rules hold since .* saved by local-admin/).waitFor()
    expect(await platform.call('GET', HOURS)).toMatchObject({
      items: [{ country: 'CN', category: 'marketing', windows: [{ from: '10:00', until: '18:00' }] }],
    })
    expect(await platform.call('GET', '/api/settings/caps')).toMatchObject({ items: [{ perMonth: 2 }] })
  })

  it('show both where somebody else was first, and keep theirs elsewhere', async () => {
    await setTime('Until', '17:00')
    const { items } = await platform.call('GET', HOURS)
    const france = {
      country: 'FR',
      category: 'marketing',
      windows: [{ days: [1], from: '10:00', until: '12:00' }],
      holidays: false,
    }
    await platform.call('PUT', HOURS, { items: [...(Array.isArray(items) ? items : []), france] })

    await bar().getByRole('button', { name: 'Save' }).click()
    await bar().getByText('has just changed hours or limits').waitFor()
    await bar().getByText('Newest: daily 10:00–18:00').waitFor()
    await bar().getByText('Yours: daily 10:00–17:00').waitFor()
    await bar().getByRole('button', { name: 'Keep my changes' }).click()
    await bar().getByRole('button', { name: 'Save' }).click()

    await bar().waitFor({ state: 'detached' })
    expect(await platform.call('GET', HOURS)).toMatchObject({
      items: [
        { country: 'CN', windows: [{ until: '17:00' }] },
        { country: 'FR', windows: [{ until: '12:00' }] },
      ],
    })
  })

  it('are read by support, who cannot change them', async () => {
    const other = await openConsole(browser, platform.origin, 'en-GB')
    await signIn(other, 'Support')
    await other.goto('/settings/limits?country=FR')

    await marketing(other).getByText('Mon 10:00–12:00, not on public holidays').first().waitFor()

    expect(await other.locator('.limits input:not([role=combobox])').count()).toBe(0)
    expect(await other.locator('.limits button').count()).toBe(0)
    await other.context().close()
  })

  async function setTime(label: 'From' | 'Until', time: string): Promise<void> {
    const field = marketing(page).getByLabel(label, { exact: true })
    await field.fill(time)
    await field.press('Enter')
  }
})
