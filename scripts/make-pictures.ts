import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { addDays, DEFAULT_ZONE, instantOf, localDateOf } from '#shared/domain/calendar/time.ts'
import { launchBrowser, openConsole } from '../test/browser/browser.ts'
import { type Platform, startPlatform } from '../test/browser/platform.ts'

/**
 * The pictures of the READMEs: the demo, started in each language, seen in the machine's Chromium. `npm run pictures`
 * writes them over those in `docs/pictures`; days and ids in them are those of the run.
 */
const FOLDER = fileURLToPath(new URL('../docs/pictures', import.meta.url))
const SIZE = { width: 1200, height: 740 }
const LANGUAGES = { en: ['en-GB', 'en_GB.UTF-8'], zh: ['zh-CN', 'zh_CN.UTF-8'] } as const
const WAIT_MS = 500

mkdirSync(FOLDER, { recursive: true })
const browser = await launchBrowser()
try {
  for (const language of ['en', 'zh'] as const) {
    const platform = await startPlatform({ LC_ALL: LANGUAGES[language][1] }, [])
    try {
      await takePictures(browser, platform, language)
    } finally {
      await platform.stop()
    }
  }
} finally {
  await browser.close()
}

async function takePictures(browser: Browser, platform: Platform, language: keyof typeof LANGUAGES): Promise<void> {
  await waitForDemo(platform)
  // At ten in the morning, when the wishes of the day are on the phone already.
  const tomorrow = addDays(localDateOf(new Date(), DEFAULT_ZONE), 1)
  await platform.call('PUT', '/dev/clock', { now: instantOf(tomorrow, '10:00', DEFAULT_ZONE).toISOString() })
  const page = await openConsole(browser, platform.origin, LANGUAGES[language][0])
  await page.setViewportSize(SIZE)
  await page.locator('.role-card').last().click()
  await page.locator('.side-menu').waitFor()

  await page.goto('/test-bench')
  await page.locator('.order-form button[type=submit]').first().click()
  await page.locator('.placed-order button:has(.anticon-fast-forward)').click()
  await page.locator('.phone-text time', { hasText: '10:30' }).waitFor()
  await take(page, `test-bench.${language}.png`)

  await page.locator('.phone-text a').first().click()
  await page.locator('.trail li').first().waitFor()
  await take(page, `story.${language}.png`)
  await page.context().close()
}

/** Its last event makes a text of a parcel, which the phone takes at once. */
async function waitForDemo({ call }: Platform): Promise<void> {
  for (;;) {
    const { items } = await call('POST', '/api/messages/search', { order: 'DEMO-1002' })
    if (Array.isArray(items) && items.some(({ state }) => state === 'delivered')) return
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
}

/** Without what comes and goes: a message of success, the ring around what was clicked. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.fonts.ready')
  await page.mouse.move(0, 0)
  await page.locator('.ant-message-notice').first().waitFor({ state: 'hidden' })
  await page.screenshot({ path: join(FOLDER, name), animations: 'disabled', caret: 'hide' })
}
