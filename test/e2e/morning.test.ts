import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk({ demo: true })

/** The suggestions of the morning, once they are there. */
async function suggestionsOn(page: Page): Promise<Locator> {
  const articles = page.getByRole('region', { name: 'À qui faire signe' }).getByRole('article')
  await articles.first().waitFor()
  return articles
}

const nameOf = async (article: Locator) => `${await article.getAttribute('aria-label')}`

test('at most five people, each with why', async () => {
  const articles = await suggestionsOn(await visit())
  const count = await articles.count()
  expect(count).toBeGreaterThanOrEqual(3)
  expect(count).toBeLessThanOrEqual(5)
  for (const article of await articles.all()) {
    const said = await article.getByRole('paragraph').last().textContent()
    expect(said).toMatch(/^\p{Lu}.{10,}\.$/u)
    expect(said).not.toMatch(/retard|devriez/i)
  }
})

test('the draft says tu or vous as the card does, is the owner’s to change, and done leaves the list for the journal', async () => {
  const page = await visit()
  const articles = await suggestionsOn(page)
  const name = await nameOf(articles.first())
  const article = page.getByRole('article', { name })
  const draft = page.getByRole('dialog', { name })
  const text = draft.getByRole('textbox', { name: 'Votre message' })
  for (const [manners, own, other] of [
    ['On se tutoie', /\b(tu|te|toi|ton|ta)\b/i, /\bvous\b/i],
    ['On se vouvoie', /\b(vous|vos|votre)\b/i, /\b(tu|te|toi|ton|ta)\b/i],
  ] as const) {
    await article.getByRole('link', { name }).click()
    await page.getByRole('button', { name: 'Modifier', exact: true }).first().click()
    await page.getByRole('radiogroup', { name: 'Tu ou vous' }).getByText(manners).click()
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await page.getByRole('link', { name: 'Aujourd’hui' }).click()
    await article.getByRole('button').first().click()
    await draft.getByText('Écrire', { exact: true }).click()
    await expect.poll(() => text.inputValue(), { timeout: 10_000 }).toMatch(own)
    expect(await text.inputValue()).not.toMatch(other)
    await draft.getByRole('button', { name: 'Fermer' }).click()
    await draft.waitFor({ state: 'detached' })
  }

  await article.getByRole('button').first().click()
  await draft.getByText('Écrire', { exact: true }).click()
  await text.fill('Un mot à moi, tout simple.')
  const sends = draft.getByRole('link', { name: /Ouvrir/ })
  for (const link of await sends.all()) {
    expect(decodeURIComponent(`${await link.getAttribute('href')}`)).toContain('Un mot à moi, tout simple.')
  }
  await draft.getByRole('button', { name: 'C’est fait' }).click()
  await page.getByRole('status').getByText(`Noté : ${name}`).waitFor()
  await expectCount(article, 0)
  await page.reload()
  await suggestionsOn(page)
  await expectCount(article, 0)
  await page.getByRole('link', { name: 'Journal', exact: true }).click()
  await page.getByRole('list', { name: 'Rencontres' }).getByRole('link', { name }).first().waitFor()
})

test.each([
  ['later', 'Dans une semaine', /reviendra dans une semaine\./],
  ['not this person', 'Pas cette personne', /ne sera plus proposée? ici\./],
])('%s takes somebody off the list, and undo brings them back', async (_, choice, said) => {
  const page = await visit()
  const name = await nameOf((await suggestionsOn(page)).first())
  const article = page.getByRole('article', { name })
  await article.getByRole('button', { name: `Plus tard, pour ${name}` }).click()
  await page.getByRole('menuitem', { name: choice }).click()
  const bar = page.getByRole('status').filter({ hasText: said })
  await bar.waitFor()
  await expectCount(article, 0)
  await bar.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('C’est annulé.').waitFor()
  await article.waitFor()
})

test('a promise is ticked where it stands, and is not asked again', async () => {
  const page = await visit()
  const box = page.getByRole('region', { name: 'Promis' }).getByRole('checkbox').first()
  await box.waitFor()
  const text = `${await box.evaluate(input => (input as HTMLInputElement).labels?.[0]?.textContent)}`.trim()
  await box.click()
  await page.getByRole('status').getByText(`Fait : ${text}`).waitFor()
  await page.reload()
  await suggestionsOn(page)
  await expectCount(page.getByRole('checkbox', { name: text }), 0)
})
