import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser, openConsole } from './browser.ts'
import { type CompanySite, startCompanySite } from './company-site.ts'

describe('a company’s people', () => {
  let site: CompanySite
  let browser: Browser

  beforeAll(async () => {
    site = await startCompanySite()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.stop()
  })

  it('sign in at Cognito and come back with all their roles, to the page they wanted', async () => {
    site.groups = ['support', 'marketing']
    const page = await openConsole(browser, site.origin, 'en-GB')
    await page.goto('/campaigns')
    await enter(page)

    await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
    await page.getByRole('banner').getByText('Marketing + Support').waitFor()
    expect(new URL(page.url()).pathname).toBe('/campaigns')
    expect(site.authorizations).toEqual(new Set(['Bearer access-of-support-marketing']))
  })

  it('see that a stage is for trying, and no tools of a local run', async () => {
    site.groups = ['admin']
    const page = await openConsole(browser, site.origin, 'en-GB')
    await enter(page)

    await page.getByRole('banner').getByText('Trial: dev').waitFor()
    await page.getByRole('link', { name: 'Campaigns' }).first().waitFor()
    expect(await page.getByRole('link', { name: 'Test bench', exact: true }).count()).toBe(0)
  })

  it('are told in words when nobody gave them a role', async () => {
    site.groups = ['finance']
    const page = await openConsole(browser, site.origin, 'zh-CN')
    await page.getByRole('button', { name: '登录' }).click()

    await page.getByText('还没有角色').waitFor()
  })

  it('sign out at Cognito too', async () => {
    site.groups = ['support']
    const page = await openConsole(browser, site.origin, 'en-GB')
    await enter(page)
    await page.getByRole('navigation', { name: 'Main menu' }).waitFor()

    await page.getByRole('button', { name: 'Sign out' }).click()

    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(Object.fromEntries(site.signOuts.at(-1) ?? [])).toEqual({
      client_id: 'console',
      logout_uri: `${site.origin}/`,
    })
  })
})

function enter(page: Page): Promise<void> {
  return page.getByRole('button', { name: 'Sign in' }).click()
}
