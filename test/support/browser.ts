import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { expect } from 'vitest'

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const PROGRAMS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

/** The system's Chromium, headless. `CHROMIUM` names another one. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? PROGRAMS.find(path => existsSync(path)) ?? 'chromium',
    args: FLAGS,
    // Without it, accents have no place in the names of files.
    env: { ...process.env, LANG: 'C.UTF-8' },
  })
}

export const PHONE = { width: 390, height: 844 }
export const LAPTOP = { width: 1280, height: 900 }

export interface Reader {
  viewport?: typeof PHONE
  language?: 'fr' | 'en'
  dark?: boolean
  /** With what keeps the pages for when there is no network: it takes long to come. */
  goesOffline?: boolean
}

export type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

/** A browser of its own, with nobody signed in unless by cookies; addresses are those of the desk at `url`. */
export async function newContext(
  browser: Browser,
  { viewport = LAPTOP, language = 'fr', dark = false, goesOffline = false }: Reader,
  { url, cookies = [] }: { url: string; cookies?: Cookies },
): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport,
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: 'Europe/Paris',
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    acceptDownloads: true,
    serviceWorkers: goesOffline ? 'allow' : 'block',
    baseURL: url,
    storageState: { cookies, origins: [] },
  })
  // Only ends what would never end: another program may take the machine for a while.
  context.setDefaultTimeout(30_000)
  return context
}

/** A browser of its own, signed in by the desk's link, in the language it is read in. */
export async function signedInPage(
  browser: Browser,
  link: string,
  reader: Reader = {},
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await newContext(browser, reader, { url: new URL(link).origin })
  const page = await context.newPage()
  await page.goto(link)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, context }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Nothing serious or critical for axe-core on the page as it stands (WCAG 2 A and AA). */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  // A colour on its way to another one is neither.
  await page.evaluate(async () => {
    const underWay = () => document.getAnimations().filter(each => each instanceof CSSTransition)
    while (underWay().length > 0) await Promise.allSettled(underWay().map(({ finished }) => finished))
  })
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`)
  })
  expect(found, page.url()).toEqual([])
}
