import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectAccessible, LAPTOP, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { strangeWordsOn } from '../support/words-shown.ts'

const { visit, stranger } = onRunningDesk({ demo: true })

const LOOKS = [
  [LAPTOP, 'light'],
  [PHONE, 'dark'],
] as const

interface Place {
  name: string
  path: string
  /** What opens over the page, and what shows that it is there. */
  open?: (page: Page) => Promise<void>
}

const PLACES: Place[] = [
  { name: 'today', path: '/' },
  { name: 'cardex', path: '/carnet' },
  { name: 'cardex with a line to add', path: '/carnet?add=' },
  { name: 'those who count', path: '/carnet?pick=1' },
  { name: 'serial entry', path: '/carnet/saisie' },
  { name: 'card', path: 'somebody' },
  {
    name: 'card being edited',
    path: 'somebody',
    open: async page => {
      await page.keyboard.press('e')
      await page.locator('form').first().waitFor()
    },
  },
  { name: 'journal', path: '/journal' },
  { name: 'mandates', path: '/mandats' },
  { name: 'mandates as a list', path: '/mandats?view=list' },
  { name: 'mandate', path: 'won' },
  { name: 'whom to hand a mandate to', path: 'proposed' },
  { name: 'provenance', path: '/mandats/provenance' },
  { name: 'places', path: '/sorties/lieux' },
  { name: 'visits', path: '/sorties/visites' },
  { name: 'events', path: '/sorties/evenements' },
  { name: 'clubs', path: '/sorties/clubs' },
  { name: 'company at a distance', path: '/sorties/a-distance' },
  { name: 'days', path: '/sorties/journees' },
  { name: 'plan', path: '/plan' },
  { name: 'networks', path: '/plan/reseaux' },
  { name: 'month', path: '/bilan' },
  { name: 'returns', path: '/retours' },
  { name: 'ideas', path: '/plan/idees' },
  { name: 'idea', path: 'idea' },
  { name: 'needs', path: '/plan/besoins' },
  { name: 'need', path: 'need' },
  { name: 'leap', path: '/plan/depart' },
  { name: 'network of people', path: '/bilan/reseau' },
  { name: 'import', path: '/import' },
  { name: 'settings', path: '/settings' },
  { name: 'history', path: '/settings/history' },
  { name: 'no page', path: '/nulle-part' },
  {
    name: 'palette',
    path: '/import',
    open: async page => {
      await page.keyboard.press('Control+k')
      await page.getByRole('option').first().waitFor()
    },
  },
  {
    name: 'line of capture',
    path: '/import',
    open: async page => {
      await page.keyboard.press('n')
      await page.getByRole('dialog').getByRole('textbox').fill('café avec Marie hier 40 min')
      await page.getByRole('dialog').getByRole('group').waitFor()
    },
  },
  {
    name: 'draft of a message',
    path: '/',
    open: async page => {
      await page.getByRole('article').first().getByRole('button').first().click()
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: 'keys',
    path: '/import',
    open: async page => {
      await page.keyboard.press('?')
      await page.getByRole('dialog').waitFor()
    },
  },
]

/** Pages of one thing, the first that the desk has. */
const ONE = {
  somebody: async (page: Page) =>
    `/carnet/${await firstId(page, '/api/people?limit=1&sort=recent', 'people')}`,
  won: async (page: Page) => `/mandats/${await firstId(page, '/api/mandates?stage=won', 'mandates')}`,
  proposed: async (page: Page) =>
    `/mandats/${await firstId(page, '/api/mandates?stage=proposed', 'mandates')}/passer`,
  idea: async (page: Page) => `/plan/idees/${await firstId(page, '/api/ideas', 'ideas')}`,
  need: async (page: Page) => `/plan/besoins?need=${await firstId(page, '/api/needs', 'needs')}`,
}

async function firstId(page: Page, path: string, list: string): Promise<string> {
  const told = (await (await page.request.get(path)).json()) as Record<string, { id: string }[]>
  return (Array.isArray(told) ? told : told[list])?.[0]?.id as string
}

async function go(page: Page, { path, open }: Place): Promise<void> {
  await page.setViewportSize(LAPTOP)
  await page.goto(path.startsWith('/') ? path : await ONE[path as keyof typeof ONE](page))
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expectCount(page.locator('.mantine-Skeleton-root'), 0)
  await open?.(page)
}

async function speak(page: Page, language: 'fr' | 'en'): Promise<void> {
  const answer = await page.request.put('/api/settings', {
    data: { language },
    headers: { origin: new URL(page.url()).origin },
  })
  expect(answer.ok()).toBe(true)
  await page.reload()
  await page.locator(`html[lang=${language}]`).waitFor()
}

test('every page speaks English, and nothing else', async () => {
  const page = await visit('/')
  await speak(page, 'en')
  try {
    // What was taken over from the library stays in the language it was written in.
    for (const place of PLACES.filter(({ name }) => name !== 'idea')) {
      await go(page, place)
      await expectLanguage(page, place, 'en')
    }
  } finally {
    await speak(page, 'fr')
  }
})

test.each([
  ['first', PLACES.slice(0, 10)],
  ['next', PLACES.slice(10, 20)],
  ['last', PLACES.slice(20)],
])(
  'the %s pages speak French, are accessible by day on a laptop and by night on a phone, and none is wider',
  async (_, places) => {
    const page = await visit('/')
    for (const place of places) {
      await go(page, place)
      await expectLanguage(page, place, 'fr')
      for (const [viewport, colorScheme] of LOOKS) {
        await page.setViewportSize(viewport)
        await page.emulateMedia({ colorScheme })
        await page.locator(`html[data-mantine-color-scheme=${colorScheme}]`).waitFor()
        await expectAccessible(page)
      }
      const width = await page.evaluate(() => document.scrollingElement?.scrollWidth)
      expect(width, place.name).toBeLessThanOrEqual(PHONE.width)
    }
  },
)

async function expectLanguage(page: Page, { name }: Place, language: 'fr' | 'en'): Promise<void> {
  expect(await page.locator('html').getAttribute('lang')).toBe(language)
  expect(await strangeWordsOn(page, language), name).toEqual([])
}

test('the door is accessible and speaks the language of the browser', async () => {
  for (const language of ['fr', 'en'] as const) {
    const page = await (await stranger({ language, viewport: PHONE })).newPage()
    await page.goto('/')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    expect(await strangeWordsOn(page, language)).toEqual([])
    await expectAccessible(page)
  }
})
