/**
 * How long after a key its result is painted, in Chromium, on a desk of 10,000 cards: `bin/bench keys [CARDS]`.
 * The screens must be built (`bin/start` does it).
 *
 * Counted inside the page, from the time stamp of `keydown` (the moment the browser received it) until the frame that
 * shows the answer is painted: the first task after it. Where it is on the screen for sure, at the beginning of the frame
 * after that, is told besides (`nextFrame…`: up to 17 ms of waiting for the screen). Where people are searched, the
 * answer is there once the first rows are those that the server gives for these letters; keys that leave them as they
 * were are not counted, since nothing tells when their answer came. The capture line follows without the server: every
 * key counts. Keys come 120 ms apart, quick typing, and no search is one that the page has already done.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openDesk } from '../src/cli/open-desk.ts'
import { seedDemo } from '../src/demo/seed.ts'
import { fold } from '../src/lib/fold.ts'
import type { PersonSummary } from '../src/people/person.ts'
import { peopleQuery } from '../src/people/ui/people-search.ts'
import { readConfig } from '../src/platform/config.ts'
import { openLog } from '../src/platform/log.ts'
import { openBrowser, signedInPage } from '../test/support/browser.ts'
import { startDesk } from '../test/support/running-desk.ts'
import { figuresOf, type KeyTime, timedKey, watchKeys } from './keys/painted.ts'

const APART_MS = 120
const NAMES = 20
const LETTERS = 7
const ROWS = 3
const LINES = [
  'vu Camille Durand et le boulanger hier 40 min, elle cherche un graphiste',
  'appel avec Thomas Girard mardi, je lui envoie le devis vendredi',
]

async function main(cards: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'entregent-bench-'))
  await seed(folder, cards)
  const desk = await startDesk({ folder })
  const browser = await openBrowser()
  try {
    const { page } = await signedInPage(browser, desk.link)
    await page.addInitScript(watchKeys)
    const words = await wordsToType(page, desk.url)
    const cardex = await inCardex(page, desk.url, words)
    const palette = await inPalette(page, desk.url, words)
    const capture = await inCaptureLine(page, desk.url)
    const figures = { cardex: figuresOf(cardex), palette: figuresOf(palette), capture: figuresOf(capture) }
    process.stdout.write(`${JSON.stringify({ cards, ...figures })}\n`)
  } finally {
    await browser.close()
    await desk.stop()
  }
}

/** An invented desk in the folder, as `--demo` makes it, of another size. */
async function seed(folder: string, people: number): Promise<void> {
  const config = readConfig(['--data', folder], { ...process.env, LC_ALL: 'fr_FR.UTF-8' }, process.cwd())
  const opened = await openDesk(config, openLog('warn'))
  const { desk } = await opened.owner()
  await seedDemo(desk, { people, years: 3, language: 'fr', seed: 1 })
  await opened.close()
}

/** Beginnings of names far apart in the cardex, in letters that every keyboard has. */
async function wordsToType(page: Page, url: string): Promise<string[]> {
  const answer = await page.request.get(`${url}/api/people?limit=1000&sort=name`)
  const { people } = (await answer.json()) as { people: PersonSummary[] }
  const step = Math.floor(people.length / NAMES)
  return Array.from({ length: NAMES }, (_, i) => fold(`${people[i * step]?.name}`).slice(0, LETTERS))
}

/** What the first rows will say after each letter of the word, asked of the server beforehand. */
async function expectedRows(page: Page, ask: (letters: string) => string, word: string): Promise<string[][]> {
  const rows: string[][] = []
  for (let end = 1; end <= word.length; end++) {
    const answer = await page.request.get(ask(word.slice(0, end).trim()))
    const said = (await answer.json()) as PersonSummary[] | { people: PersonSummary[] }
    rows.push((Array.isArray(said) ? said : said.people).slice(0, ROWS).map(({ name }) => name))
  }
  return rows
}

async function inCardex(page: Page, url: string, words: string[]): Promise<KeyTime[]> {
  const times: KeyTime[] = []
  await page.goto(`${url}/carnet`)
  const field = page.getByRole('searchbox')
  await page.locator('main ul [data-index] a').first().waitFor()
  for (const word of words) {
    const ask = (letters: string) => `${url}/api/people?${peopleQuery({ q: letters })}&limit=${ROWS}`
    const rows = await expectedRows(page, ask, word)
    await field.fill('')
    await page.waitForTimeout(APART_MS * 4)
    times.push(...(await typed(page, word, { selector: 'main ul [data-index] a > span:first-child', rows })))
  }
  return times
}

async function inPalette(page: Page, url: string, words: string[]): Promise<KeyTime[]> {
  const times: KeyTime[] = []
  for (const word of words) {
    const ask = (letters: string) => `${url}/api/people/find?q=${encodeURIComponent(letters)}&limit=7`
    const rows = await expectedRows(page, ask, word)
    await page.goto(`${url}/journal`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('option').first().waitFor()
    const selector = '[role=option]:has(> :nth-child(3)) > :nth-child(2)'
    times.push(...(await typed(page, word, { selector, rows })))
  }
  return times
}

async function inCaptureLine(page: Page, url: string): Promise<KeyTime[]> {
  const times: KeyTime[] = []
  await page.goto(`${url}/journal`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  for (const line of LINES) {
    await page.keyboard.press('n')
    await page.locator('textarea:focus').waitFor()
    for (const letter of line) {
      times.push(await timedKey(page, letter, null))
      await page.waitForTimeout(APART_MS)
    }
    await page.locator('textarea:focus').fill('')
    await page.keyboard.press('Escape')
  }
  return times
}

/** Types the word and waits for the rows of each letter. @returns the times of the keys that changed them. */
async function typed(
  page: Page,
  word: string,
  { selector, rows }: { selector: string; rows: string[][] },
): Promise<KeyTime[]> {
  const times: KeyTime[] = []
  for (const [i, letter] of [...word].entries()) {
    const [before, after] = [rows[i - 1] ?? [], rows[i] ?? []]
    const ms = await timedKey(page, letter, { selector, rows: after })
    if (before.join() !== after.join() && letter !== ' ') times.push(ms)
    await page.waitForTimeout(APART_MS)
  }
  return times
}

await main(Number(process.argv[2] ?? 10_000))
