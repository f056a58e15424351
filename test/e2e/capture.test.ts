import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { LAPTOP, PHONE } from '../support/browser.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

const SAID = 'café avec Marie Dupont et le boulanger hier 40 min, elle cherche un développeur'
const LINE = 'Qui avez-vous vu, et comment'

/** Opens the line where the page has it: on a laptop it stands there, on a phone it is a door. */
async function openLine(page: Page): Promise<void> {
  const line = page.getByRole('textbox', { name: LINE })
  const door = page.getByRole('button', { name: 'Noter une rencontre' })
  await line.or(door).first().waitFor()
  if (await line.isVisible()) await line.click()
  else await door.click()
  await line.and(page.locator(':focus')).waitFor()
}

test.each([
  ['on a laptop', LAPTOP],
  ['on a phone', PHONE],
])('%s, one line becomes an encounter on the journal and on the cards of both', async (_, viewport) => {
  const page = await visit('/', { viewport })
  await openLine(page)
  await page.keyboard.type(SAID)
  const chips = page.getByRole('group', { name: 'Ce qui a été compris' })
  await chips.getByRole('button', { name: 'Personnes Marie Dupont nouvelle fiche' }).waitFor()
  await chips.getByRole('button', { name: 'Personnes le boulanger nouvelle fiche' }).waitFor()
  await chips.getByRole('button', { name: 'Comment en personne' }).waitFor()
  await chips.getByRole('button', { name: 'Jour hier' }).waitFor()
  await chips.getByRole('button', { name: 'Minutes 40 minutes' }).waitFor()
  await page.getByText('Note : Elle cherche un développeur').waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Noté : Marie Dupont, le boulanger').waitFor()

  const onPhone = page.viewportSize()?.width === PHONE.width
  if (onPhone) await page.getByRole('button', { name: 'Plus', exact: true }).click()
  await page.getByRole(onPhone ? 'menuitem' : 'link', { name: 'Journal', exact: true }).click()
  const journal = page.getByRole('list', { name: 'Rencontres' })
  await journal.getByText('Elle cherche un développeur').waitFor()
  await journal.getByText('en personne · 40 minutes').waitFor()
  for (const [name, other] of [
    ['Marie Dupont', 'le boulanger'],
    ['le boulanger', 'Marie Dupont'],
  ] as const) {
    await journal.getByRole('link', { name }).click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await page.getByText('Dernier échange : hier.').waitFor()
    await page.getByRole('region', { name: 'Ce que vous avez partagé' }).getByText(other).waitFor()
    await page.goBack()
  }

  await page.goto('/settings/history')
  await page.getByRole('button', { name: 'Annuler : Noté : Marie Dupont, le boulanger' }).first().click()
  await page.getByText('Annulé : Noté : Marie Dupont, le boulanger').first().waitFor()
  await page.getByRole('link', { name: 'Carnet' }).click()
  await page.getByRole('heading', { level: 1, name: 'Votre carnet est vide.' }).waitFor()
})

test('undo in the bar takes back the encounter and whom it brought', async () => {
  const page = await visit('/journal')
  await openLine(page)
  await page.keyboard.type('appel avec Odile Ferrand ce matin')
  await page.getByRole('button', { name: 'Personnes Odile Ferrand nouvelle fiche' }).waitFor()
  await page.keyboard.press('Enter')
  const said = page.getByRole('status').filter({ hasText: 'Noté : Odile Ferrand' })
  await page.getByRole('list', { name: 'Rencontres' }).getByText('Odile Ferrand').waitFor()
  await said.getByRole('button', { name: 'Annuler' }).click()
  await page.getByText('C’est annulé.').waitFor()
  await expectCount(page.getByRole('link', { name: 'Odile Ferrand' }), 0)
  await page.getByText('Rien encore. Une ligne suffit : qui, et quand.').waitFor()
})

test('a piece that was misunderstood is corrected from the keyboard', async () => {
  const page = await visit('/')
  await openLine(page)
  await page.keyboard.type('vu Basile Ortega hier')
  const chips = page.getByRole('group', { name: 'Ce qui a été compris' })
  const channel = chips.getByRole('button', { name: 'Comment en personne' })
  await channel.waitFor()
  for (let stop = 0; stop < 6 && !(await channel.evaluate(chip => chip === document.activeElement)); stop++) {
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'en personne' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const corrected = chips.getByRole('button', { name: 'Comment au téléphone' })
  await corrected.and(page.locator(':focus')).waitFor()

  await page.keyboard.press('Tab')
  await chips.getByRole('button', { name: 'Jour hier' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Aujourd’hui' }).and(page.locator(':focus')).waitFor()
  await page.keyboard.press('Enter')
  await chips.getByRole('button', { name: 'Jour aujourd’hui' }).and(page.locator(':focus')).waitFor()

  await page.getByRole('textbox', { name: LINE }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('status').getByText('Noté : Basile Ortega').waitFor()
  await page.getByRole('link', { name: 'Journal', exact: true }).click()
  await page.getByRole('list', { name: 'Rencontres' }).getByText('au téléphone').waitFor()
  expect(await page.getByRole('list', { name: 'Rencontres' }).getByText('hier').count()).toBe(0)
})

test('a line with only a promise is kept as what remains to be done, with no encounter', async () => {
  const page = await visit('/journal')
  await openLine(page)
  await page.keyboard.type('je dois rappeler Odile Ferrand demain')
  const chips = page.getByRole('group', { name: 'Ce qui a été compris' })
  await chips.getByRole('button', { name: 'Personnes Odile Ferrand nouvelle fiche' }).waitFor()
  await chips.getByRole('button', { name: 'Promesse Vous : je dois rappeler Odile Ferrand demain' }).waitFor()
  await expectCount(chips.getByRole('button', { name: 'Comment en personne' }), 0)
  await page.getByText('Une suite à donner, sans rencontre.').waitFor()
  await page.keyboard.press('Enter')
  const said = page.getByRole('status').filter({ hasText: 'Suite notée : je dois rappeler Odile Ferrand' })
  await said.waitFor()
  await page.goto('/')
  await page.getByText('je dois rappeler Odile Ferrand demain').first().waitFor()
  await page.goto('/settings/history')
  await page
    .getByRole('button', { name: /^Annuler : Suite notée/ })
    .first()
    .click()
  await page.getByText('Annulé : Suite notée : je dois rappeler Odile Ferrand demain').first().waitFor()
})

test('« son mari » brings no card', async () => {
  const page = await visit('/journal')
  await openLine(page)
  await page.keyboard.type('déjeuner avec Anna Roche et son mari, 149 min')
  const chips = page.getByRole('group', { name: 'Ce qui a été compris' })
  await chips.getByRole('button', { name: 'Personnes son mari sans fiche' }).waitFor()
  await chips.getByRole('button', { name: 'Minutes 2\u00a0h\u00a029' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('status').filter({ hasText: 'Noté : Anna Roche' }).waitFor()
  await page.getByRole('list', { name: 'Rencontres' }).getByText('et son mari').waitFor()
})
