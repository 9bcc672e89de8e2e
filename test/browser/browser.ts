import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The one box that finds everything, on every page, as somebody who reads English hears it. */
export const SEARCH = 'Find a person, order, contract or text'

/** The Chromium of this machine, at `CHROMIUM` or where Debian puts it. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS })
}

/**
 * A fresh browser profile, so a fresh session, of somebody who reads `locale` and asked for less motion: a dialog that
 * is still growing takes no clicks, and one lost on the way is not what these tests are about.
 */
export async function openConsole(browser: Browser, origin: string, locale: 'zh-CN' | 'en-GB'): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    locale,
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    baseURL: origin,
    viewport: { width: 1440, height: 900 },
  })
  context.setDefaultTimeout(Number(process.env.PATIENCE_MS ?? 120_000))
  const page = await context.newPage()
  await page.goto('/')
  return page
}

export async function signIn(page: Page, role: 'Marketing' | 'Support' | 'Admin'): Promise<void> {
  await page.getByRole('button', { name: `Go in as ${role}` }).click()
  await page.getByRole('navigation', { name: 'Main menu' }).waitFor()
}
