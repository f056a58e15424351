import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { PersonSummary } from '../../src/people/person.ts'
import { PAGES } from '../../src/web/palette-pages.ts'
import { WORDS } from '../../src/words.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit, command } = onRunningDesk({ demo: true })

/** Somebody of the invented desk with an accent in one plain word each for first and last name. */
async function somebodyAccented(page: Page): Promise<{ first: string; last: string; name: string }> {
  const { people } = (await (await page.request.get('/api/people?limit=1000')).json()) as {
    people: PersonSummary[]
  }
  const names = people.map(({ name }) => name)
  const name = names.find(
    said =>
      /^\p{L}*[éèëï]\p{L}+ \p{L}{7,}$/u.test(said) && names.filter(other => other === said).length === 1,
  )
  const [first = '', last = ''] = (name ?? '').split(' ')
  expect(last).not.toBe('')
  return { first, last, name: `${first} ${last}` }
}

const unaccented = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')

test('somebody is found without accents, in any order, and with a slip of the finger', async () => {
  const page = await visit('/carnet')
  const { first, last, name } = await somebodyAccented(page)
  const slip = `${last.slice(0, 3)}${last[4]}${last[3]}${last.slice(5)}`
  const search = page.getByRole('searchbox', { name: 'Chercher dans le carnet' })
  const people = page.getByRole('list', { name: 'Personnes du carnet' })
  for (const typed of [
    unaccented(name).toLowerCase(),
    `${last} ${first}`,
    `${last.slice(0, 4)} ${unaccented(first).slice(0, 4)}`.toUpperCase(),
    `${first} ${slip}`,
  ]) {
    await search.fill('')
    await page.getByRole('heading', { level: 1, name: /\d personnes\.$/ }).waitFor()
    await search.pressSequentially(typed)
    await page.getByRole('heading', { level: 1, name: /trouvées?\.$/ }).waitFor()
    await people.getByRole('link', { name }).first().waitFor()
  }
  await search.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
})

test('on a slow device, whoever is opened as soon as they are found is opened', async () => {
  const page = await visit('/carnet')
  const { name } = await somebodyAccented(page)
  const device = await page.context().newCDPSession(page)
  await device.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  const search = page.getByRole('searchbox', { name: 'Chercher dans le carnet' })
  await search.fill(name)
  await page.getByRole('heading', { level: 1, name: /trouvées?\.$/ }).waitFor()
  await search.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
})

test('Enter before the answer is there opens whom it finds, not who was shown before', async () => {
  const page = await visit('/carnet')
  const { name } = await somebodyAccented(page)
  const shown = page.getByRole('list', { name: 'Personnes du carnet' }).getByRole('link')
  expect(await shown.first().innerText()).not.toContain(name)
  const isAsked = (url: URL) => url.pathname === '/api/people' && url.searchParams.has('q')
  await page.route(isAsked, async route => {
    await new Promise(done => setTimeout(done, 700))
    await route.continue()
  })
  const search = page.getByRole('searchbox', { name: 'Chercher dans le carnet' })
  await search.fill(name)
  await search.press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
})

test('the palette reaches a person and an action; the command line answers with the same first name', async () => {
  const page = await visit('/journal')
  const { last } = await somebodyAccented(page)
  const typed = unaccented(last).toLowerCase().slice(0, 5)
  const palette = page.getByRole('combobox', { name: 'Trouver et faire' })
  await page.keyboard.press('Control+k')
  await palette.and(page.locator(':focus')).waitFor()
  const found = page.waitForResponse(
    answer => new URL(answer.url()).searchParams.get('q') === typed && answer.url().includes('/find'),
  )
  await page.keyboard.type(typed)
  const [best] = (await (await found).json()) as PersonSummary[]
  await page
    .getByRole('group', { name: 'Personnes' })
    .getByRole('option')
    .first()
    .getByText(`${best?.name}`)
    .waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: `${best?.name}` }).waitFor()
  expect((await command('who', typed)).split('\n')[0]).toContain(best?.name)

  await page.keyboard.press('Control+k')
  await palette.and(page.locator(':focus')).waitFor()
  await page.keyboard.type('reglages')
  await page.getByRole('option', { name: 'Réglages' }).and(page.locator('[data-combobox-selected]')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Le bureau à votre main.' }).waitFor()
  await page.keyboard.press('Control+k')
  await palette.and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })
})

test('the palette offers every page, opens them, and does what no page is needed for', async () => {
  const page = await visit('/journal')
  const { do: said } = WORDS.fr.web.palette
  const choose = async (words: string) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Trouver et faire' }).and(page.locator(':focus')).waitFor()
    await page.keyboard.type(words)
    await page.getByRole('option', { name: words, exact: true }).click()
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('option').first().waitFor()
  const offered = await page.getByRole('option').allInnerTexts()
  expect(Object.values(PAGES).filter(key => !offered.includes(said[key]))).toEqual([])
  await page.keyboard.press('Escape')
  for (const path of ['/carnet', '/sorties/evenements', '/settings/history'] as const) {
    await choose(said[PAGES[path]])
    await page.waitForURL(url => url.pathname === path)
    await page.getByRole('heading', { level: 1 }).waitFor()
  }
  for (const [key, search] of [
    ['add', '?add='],
    ['pick', '?pick=1'],
    ['archived', '?archived=1'],
  ] as const) {
    await choose(said[key])
    await page.waitForURL(url => url.pathname === '/carnet' && url.search === search)
  }
  await choose(said.choose)
  await page.waitForURL(url => url.pathname === '/carnet' && url.search === '')
  await page.getByText('Qui choisissez-vous').waitFor()
  for (const [key, part] of [
    ['export', 'Emporter'],
    ['signIn', 'Connexion'],
    ['letter', 'Lettre du matin'],
  ] as const) {
    await choose(said[key])
    const isInSight = (region: Element) => {
      const { scrollTop, scrollHeight, clientHeight } = document.documentElement
      return (
        region.getBoundingClientRect().top < clientHeight / 2 || scrollTop + clientHeight >= scrollHeight - 1
      )
    }
    await expect.poll(() => page.getByRole('region', { name: part }).evaluate(isInSight)).toBe(true)
  }
  await choose(said.undo)
  await page.getByText(WORDS.fr.web.undo.nothing).waitFor()
  const kept = page.waitForEvent('download')
  await choose(said.backup)
  expect((await kept).suggestedFilename()).toMatch(/\.backup$/)
  await choose(said.dark)
  await page.locator('html[data-mantine-color-scheme=dark]').waitFor()
  await choose(said.capture)
  await page
    .getByRole('textbox', { name: 'Qui avez-vous vu, et comment' })
    .and(page.locator(':focus'))
    .waitFor()
  await page.keyboard.press('Escape')
  await choose(said.help)
  await page.getByRole('dialog', { name: 'Au clavier' }).waitFor()
  await page.keyboard.press('Escape')
  await choose(said.signOut)
  await page
    .getByLabel(/^Mot de passe/)
    .or(page.getByRole('heading', { level: 1 }))
    .first()
    .waitFor()
})
