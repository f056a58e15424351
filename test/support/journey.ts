import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type Cookies, newContext, openBrowser, type Reader } from './browser.ts'
import { type RunningDesk, startDesk } from './running-desk.ts'

const run = promisify(execFile)
const ENTREGENT = resolve(import.meta.dirname, '../../bin/entregent')

/** The desk and the browser of a file of journeys. */
export interface Journey {
  desk: () => RunningDesk
  /** A page of a browser of its own, signed in; at an address of the desk. */
  visit: (path?: string, reader?: Reader) => Promise<Page>
  /** A browser of its own where nobody is signed in. */
  stranger: (reader?: Reader) => Promise<BrowserContext>
  /** What pages complained of since last asked: a journey that provokes something says it itself. */
  complaints: () => string[]
  /** `bin/entregent` on the running desk. @returns what it printed. */
  command: (...args: string[]) => Promise<string>
}

/**
 * A real desk and a real browser for the journeys of a file. A journey fails when a page threw or logged an error
 * that it did not ask for by `complaints`.
 */
export function onRunningDesk(options: { demo?: boolean; language?: 'fr' | 'en' } = {}): Journey {
  let desk: RunningDesk
  let browser: Browser
  let cookies: Cookies | null = null
  const complaints: string[] = []
  const takeComplaints = () => complaints.splice(0)

  beforeAll(async () => {
    ;[desk, browser] = await Promise.all([startDesk(options), openBrowser()])
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const context of browser.contexts()) await tellPages(context)
    await Promise.all(browser.contexts().map(context => context.close()))
    expect(takeComplaints(), 'what the pages complained of').toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await desk?.stop()
  })

  const listen = (context: BrowserContext) => {
    context.on('weberror', error => complaints.push(`${error.error()}`))
    context.on('console', message => {
      if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`)
    })
    return context
  }
  const stranger = async (reader: Reader = {}) => listen(await newContext(browser, reader, { url: desk.url }))

  return {
    desk: () => desk,
    stranger,
    complaints: takeComplaints,
    visit: async (path = '/', reader = {}) => {
      const language = reader.language ?? options.language ?? 'fr'
      const known = { url: desk.url, ...(cookies ? { cookies } : {}) }
      const context = listen(await newContext(browser, { ...reader, language }, known))
      const page = await context.newPage()
      if (!cookies) {
        await page.goto(desk.link)
        await page.getByRole('navigation').first().waitFor()
        cookies = await context.cookies()
      }
      if (page.url() !== desk.url + path) await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return page
    },
    command: async (...args) => (await run(ENTREGENT, [...args, '--data', desk.folder])).stdout,
  }
}

/** What a reader of the failure would look at first: each page as a screen reader tells it. */
async function tellPages(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const told = await page.locator('body').ariaSnapshot({ timeout: 5_000 }).catch(String)
    console.error(`${page.url()}\n${told}`)
  }
}

/** Chooses files where a button asks for them, as a person would. */
export async function chooseFiles(
  page: Page,
  button: string,
  files: { name: string; mimeType: string; buffer: Buffer }[],
): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: button, exact: true }).click()
  await (await chooser).setFiles(files)
}

/** Waits until there are as many. */
export async function expectCount(locator: Locator, count: number): Promise<void> {
  await expect.poll(() => locator.count(), { timeout: 10_000, message: `${locator}` }).toBe(count)
}
