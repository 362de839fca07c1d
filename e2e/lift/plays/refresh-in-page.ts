import { chromium, type Page } from '@playwright/test'
import { until } from '../../fixtures/wait-for'
import { chromiumLaunchOptions } from '../../servers/chromium'
import { lookAgreed } from '../rig/look'
import type { LiftRow } from '../rows'
import { signedIn } from './signing-in'

const COOKIE = 'authjs.refresh-token'
const LIFETIME_S = 60 + 15

/**
 * The component in the layout renews the token while a page is open. A page with an expired token
 * reloads after the renewal, and the person is signed in.
 */
export async function stayPlay(row: LiftRow): Promise<string | null> {
  const { device, email } = await signedIn(row)
  const browser = await chromium.launch(chromiumLaunchOptions())
  try {
    const context = await browser.newContext({ storageState: await device.state() })
    const page = await context.newPage()
    await page.clock.install()
    await row.app.advance(LIFETIME_S)
    await page.goto(row.app.url)
    // after the first renewal, because the page started with an expired token
    await shown(page, `Signed in as ${email}.`)

    const before = await refreshToken(page)
    await row.app.advance(LIFETIME_S)
    await page.clock.fastForward(LIFETIME_S * 1000)
    await until('a renewal', async () => ((await refreshToken(page)) === before ? null : true))
    const renewed = await row.app.newDevice({ ...(await context.storageState()) })
    const seen = await lookAgreed(renewed)
    return seen === 'in' ? null : `after the renewal: ${seen}`
  } finally {
    await browser.close()
  }
}

const shown = (page: Page, text: string) => page.getByText(text).waitFor()

const refreshToken = async (page: Page): Promise<string | null> =>
  (await page.context().cookies()).find(({ name }) => name === COOKIE)?.value ?? null
