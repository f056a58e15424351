import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { lifeOf } from '../../src/demo/invent-encounters.ts'
import { addDays, type Day, dayAt, daysBetween } from '../../src/lib/day.ts'
import { expectAccessible } from '../support/browser.ts'
import { hasNoGpodder, hearWithGpodder } from '../support/gpodder.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit, desk } = onRunningDesk({ demo: true })

const TODAY = dayAt(new Date(), 'Europe/Paris')
/** Of the weeks when hardly anybody was seen. */
const [WITHDRAWN] = lifeOf(addDays(TODAY, -1095), TODAY).withdrawals

test('company that withdrew is said in its first weeks, and answered by a week of plan', async () => {
  const page = await visit('/')
  await forgetSince(page, (WITHDRAWN as { to: Day }).to)
  await page.goto('/bilan/equilibre')
  const word = page.getByRole('region', { name: 'Moins de monde que d’habitude' })
  await word.getByText('d’ordinaire il y en a').waitFor()
  const { withdrawal } = await asked<{ withdrawal: { from: Day } }>(page, '/api/balance/log/word')
  const days = daysBetween((WITHDRAWN as { from: Day }).from, withdrawal.from)
  // Two weeks of hardly anybody may weigh down the mean of three; a week with a public holiday says nothing. The very week is
  // held in src/balance/withdrawal-now.test.ts.
  expect(days).toBeGreaterThan(0)
  expect(days).toBeLessThan(5 * 7)
  await opensItsEntry(page, 'Moins de monde que d’habitude', 'Withdrawal')
  await expectEntries(page, ['/bilan/equilibre', '/bilan/reseau', '/plan'])

  await page.getByRole('button', { name: 'Semaine suivante' }).click()
  await page.getByRole('button', { name: 'Proposer une semaine' }).waitFor()
  expect(await page.getByLabel('Reprendre doucement, les plus petits pas d’abord').isChecked()).toBe(true)
  await page.getByLabel('Reprendre doucement, les plus petits pas d’abord').uncheck()
  await page.getByLabel('Votre élan cette semaine').selectOption('Grand')
  await page.getByRole('button', { name: 'Proposer une semaine' }).click()

  const before = await planned(page)
  const visitTo = page.getByRole('article', { name: /^(Aller voir|Voir) / }).first()
  await visitTo.getByRole('button', { name: /^Accepter/ }).click()
  await visitTo.getByText('Au calendrier').waitFor()
  const call = page.getByRole('article', { name: /^(Appeler|Remercier)/ }).first()
  await call.getByRole('button', { name: /^Accepter/ }).click()
  await call.getByText('Au calendrier').waitFor()
  await page.getByText('2 choses sont retenues').waitFor()
  const micro = page.getByRole('article', { name: 'Un petit échange par jour' })
  await micro.getByRole('button', { name: /^Autre chose/ }).click()
  await page.getByRole('menuitem', { name: 'Refuser' }).click()
  await page.getByRole('button', { name: 'Pas le temps' }).click()
  await micro.getByText('Refusé').waitFor()
  expect((await planned(page)).length).toBeGreaterThan(before.length)

  const batches = await asked<{ id: string; what: string }[]>(page, '/api/batches?limit=5')
  for (const { id } of batches.filter(({ what }) => /^plan:change\.(accepted|refused)$/.test(what))) {
    await page.request.post(`/api/batches/${id}/undo`, { headers: { origin: desk().url } })
  }
  await visitTo.getByRole('button', { name: /^Accepter/ }).waitFor()
  expect(await planned(page)).toEqual(before)
})

test('the month is read, written in, named, shared without anybody’s name, and heard by a podcast client', async () => {
  const page = await visit('/bilan')
  const told = page.getByRole('region', { name: 'Avec qui' })
  await told.getByText('Vous avez été en lien avec').waitFor()
  await expectEntries(page, [])
  const { people } = await asked<{ people: { name: string; organisation: string }[] }>(
    page,
    '/api/people?limit=200',
  )
  const name = people.find(each => each.name.includes(' '))?.name as string

  await told.getByRole('button', { name: 'Modifier Avec qui' }).click()
  await page.getByRole('textbox', { name: 'Avec qui' }).fill(`Un mois avec ${name}.`)
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await told.getByText(`Un mois avec ${name}.`).waitFor()
  await page.getByRole('button', { name: 'Changer le titre' }).click()
  await page.getByRole('textbox', { name: 'Titre' }).fill('Le mois du retour')
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('heading', { level: 1, name: 'Le mois du retour' }).waitFor()
  await page.reload()
  await told.getByText(`Un mois avec ${name}.`).waitFor()
  await told.getByText('Texte proposé', { exact: true }).waitFor()

  await page.getByRole('button', { name: 'Partager sans les noms' }).click()
  const sharing = page.getByRole('dialog', { name: 'Partager sans les noms' })
  await sharing.getByText('remplacée').first().waitFor()
  const copy = (await sharing.getByRole('article', { name: 'La copie' }).innerText()).replaceAll(
    '\u00a0',
    ' ',
  )
  expect(copy).toContain('Un mois avec une personne')
  for (const each of people) {
    for (const secret of [each.name, each.organisation].filter(said => said.length > 2)) {
      expect(copy).not.toContain(secret)
    }
  }
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Dire ce mois' }).click()
  const player = page.locator('audio')
  await player.waitFor()
  const seconds = await player.evaluate(async (audio: HTMLAudioElement) => {
    audio.muted = true
    await audio.play()
    return audio.duration
  })
  expect(seconds).toBeGreaterThan(20)
  const audio = (await player.getAttribute('src')) as string
  const spoken = await (await page.request.get(audio)).body()
  expect(spoken.length).toBeGreaterThan(100_000)
  const { months } = await asked<{ months: { title: string; readOn: Day | null }[] }>(page, '/api/bilans')
  expect(months.find(({ title }) => title === 'Le mois du retour')?.readOn).toBe(TODAY)

  if (hasNoGpodder) return
  await page.goto('/bilan/lecteurs')
  await page.getByRole('button', { name: 'Créer l’adresse' }).click()
  const feed = await page.getByLabel('Adresse du podcast', { exact: true }).inputValue()
  const folder = mkdtempSync(join(tmpdir(), 'entregent-gpodder-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { subscribed, heard } = await hearWithGpodder(feed, folder)
  expect([subscribed.code, subscribed.err]).toEqual([0, expect.not.stringContaining('Traceback')])
  expect(heard.map(mp3 => Buffer.from(mp3).equals(spoken))).toEqual([true])
})

async function asked<T>(page: Page, path: string): Promise<T> {
  // The server closes what was idle for some seconds, maybe as it is asked.
  const answer = await page.request.get(path, { maxRetries: 2 })
  expect(answer.ok(), path).toBe(true)
  return (await answer.json()) as T
}

/** Nothing that was noted since that day: company is not back. */
async function forgetSince(page: Page, day: Day): Promise<void> {
  const path = `/api/encounters?from=${addDays(day, 1)}&to=${TODAY}&limit=500`
  const { encounters } = await asked<{ encounters: { id: string; planned: boolean }[] }>(page, path)
  const headers = { origin: desk().url }
  for (const { id } of encounters.filter(each => !each.planned)) {
    await page.request.delete(`/api/encounters/${id}`, { headers })
  }
}

async function planned(page: Page): Promise<string[]> {
  const path = `/api/encounters?from=${TODAY}&limit=200`
  const { encounters } = await asked<{ encounters: { id: string; planned: boolean }[] }>(page, path)
  return encounters
    .filter(each => each.planned)
    .map(({ id }) => id)
    .sort()
}

/** Where a figure comes from leads to its entry, and back. */
async function opensItsEntry(page: Page, title: string, entry: string): Promise<void> {
  await page.getByRole('button', { name: `D’où cela vient : ${title}` }).click()
  await page.getByRole('dialog', { name: title }).getByRole('link').click()
  await page.getByRole('article', { name: entry }).waitFor()
  await expectAccessible(page)
  await page.goBack()
}

/** Every part of these pages, and of the one that is open, that shows a figure leads to where it comes from. */
async function expectEntries(page: Page, paths: readonly string[]): Promise<void> {
  for (const path of ['', ...paths]) {
    if (path !== '') {
      await page.goto(path)
      await page.locator('[data-measure]').first().waitFor()
    }
    const bare = await page.evaluate(() => {
      const parts = [...document.querySelectorAll<HTMLElement>('main :is(section, article)[aria-label]')]
      const within = ':is(section, article):has([data-measure])'
      return parts
        .filter(part => /\d/.test(part.innerText) && !part.querySelector('[data-measure]'))
        .filter(part => !part.parentElement?.closest(within))
        .map(part => part.getAttribute('aria-label'))
    })
    expect(bare, page.url()).toEqual([])
  }
}
