import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import { expectAccessible, PHONE } from '../support/browser.ts'
import { newId } from '../support/encounters.ts'
import { expectCount, onRunningDesk } from '../support/journey.ts'
import { mandate, through } from '../support/mandates.ts'
import { called } from '../support/people.ts'

const { visit } = onRunningDesk()

/** Tells the desk something as the screens do, from the page. */
async function put(page: Page, path: string, body: object): Promise<void> {
  const status = await page.evaluate(
    async ([to, text]) => {
      const headers = { 'content-type': 'application/json' }
      return (await fetch(to as string, { method: 'PUT', headers, body: text as string })).status
    },
    [path, JSON.stringify(body)],
  )
  expect(status, path).toBe(201)
}

const today = (page: Page) =>
  page.evaluate(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris' }).format(new Date()))

test('a favour is told in one line, changed, and taken back', async () => {
  const page = await visit('/retours')
  await page.getByText('Ici se tiendra le cahier des services').waitFor()
  await page.getByRole('button', { name: 'Noter un service' }).click()
  const dialog = page.getByRole('dialog', { name: 'Noter un service' })
  await dialog
    .getByLabel('Un service, en une ligne')
    .fill('Paul Vidal m’a donné un bon conseil sur mes tarifs hier')
  await expect.poll(() => dialog.getByLabel('Quoi').inputValue()).toBe('advice')
  expect(await dialog.getByLabel('Note').inputValue()).toBe('sur mes tarifs')
  await dialog.getByText('Paul Vidal entrera au carnet').waitFor()
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  const ledger = page.getByRole('region', { name: 'Le cahier' })
  await ledger.getByText('Paul Vidal vous a donné un conseil').waitFor()

  await ledger.getByRole('button', { name: /^Actions sur « Paul Vidal/ }).click()
  await page.getByRole('menuitem', { name: 'Modifier' }).click()
  const edit = page.getByRole('dialog', { name: 'Modifier ce service' })
  await edit.getByText('Fait par vous').click()
  await edit.getByRole('button', { name: 'Enregistrer' }).click()
  await ledger.getByText('Vous avez donné un conseil à Paul Vidal').waitFor()
  await page.getByRole('status').getByRole('button', { name: 'Annuler' }).click()
  await ledger.getByText('Paul Vidal vous a donné un conseil').waitFor()
})

test('a mandate won by a chain of two: one is thanked by mail, the other no longer proposed; the ledger holds both', async () => {
  const page = await visit('/retours')
  const [sophie, luc, work, day] = [newId(), newId(), newId(), await today(page)]
  const mail = { types: [], label: null, value: 'sophie@aria.example' }
  await put(page, `/api/people/${sophie}`, {
    contact: called('Sophie Aubert', { emails: [mail] }),
    acquaintance: NEW_ACQUAINTANCE,
  })
  await put(page, `/api/people/${luc}`, { contact: called('Luc Ferrand'), acquaintance: NEW_ACQUAINTANCE })
  const { id: _, ...draft } = mandate({
    what: 'Refonte du site',
    organisation: 'Aria',
    stage: 'won',
    amountCents: 450_000,
    contributions: [through([sophie, luc])],
  })
  await put(page, `/api/mandates/${work}`, { ...draft, heardOn: day, decidedOn: day })

  await page.getByText('personnes à remercier.').waitFor()
  const ofSophie = page.getByRole('article', { name: 'Sophie Aubert' })
  await ofSophie.getByText('A donné votre nom pour Refonte du site, gagné aujourd’hui.').waitFor()
  await page.getByText('En avait parlé à Sophie Aubert').waitFor()
  await ofSophie.getByRole('button', { name: 'Préparer un mot pour Sophie Aubert' }).click()
  const dialog = page.getByRole('dialog', { name: 'Sophie Aubert' })
  const words = dialog.getByLabel('Vos mots')
  await expect.poll(() => words.inputValue()).toContain('Refonte du site, pour Aria')
  expect(await words.inputValue()).not.toContain('4')
  await dialog.getByLabel('Nommer le client (Aria)').uncheck()
  await expect.poll(() => words.inputValue()).not.toContain('Aria')
  await words.fill('Merci, Sophie. C’est signé.')
  expect(await dialog.getByRole('link', { name: 'Ouvrir dans le courriel' }).getAttribute('href')).toContain(
    'sophie@aria.example',
  )
  await expectAccessible(page)
  await dialog.getByRole('button', { name: 'C’est dit' }).click()
  await page.getByRole('status').getByText('Sophie Aubert : dit, et noté au journal').waitFor()
  await expectCount(ofSophie, 0)

  await page.getByRole('button', { name: 'Plus tard pour Luc Ferrand' }).click()
  await page.getByRole('menuitem', { name: 'Ne pas proposer' }).click()
  await expectCount(page.getByRole('article', { name: 'Luc Ferrand' }), 0)
  const ledger = page.getByRole('region', { name: 'Le cahier' })
  await ledger.getByText('Sophie Aubert a donné votre nom pour Refonte du site').waitFor()
  await ledger.getByText('Luc Ferrand a parlé de vous, plus haut dans la chaîne').waitFor()
  await expectAccessible(page)

  await page.goto(`/mandats/${work}`)
  const thanks = page.getByRole('region', { name: 'Remerciements' })
  await thanks.getByText(/merci dit par mail/).waitFor()
  await thanks.getByText('plus rien n’est proposé').waitFor()
  await page.goto('/journal')
  await page.getByText('Merci pour Refonte du site').waitFor()
})

test('a name that two could bear is asked for', async () => {
  const page = await visit('/retours')
  await put(page, `/api/people/${newId()}`, { contact: called('Luc Riou'), acquaintance: NEW_ACQUAINTANCE })
  await page.getByRole('button', { name: 'Noter un service' }).click()
  const dialog = page.getByRole('dialog', { name: 'Noter un service' })
  await dialog.getByLabel('Un service, en une ligne').fill('J’ai présenté Sophie Aubert à Luc')
  const which = dialog.getByRole('group', { name: 'Qui est Luc' })
  await which.getByRole('button', { name: 'Luc Riou' }).click()
  await dialog.getByRole('button', { name: 'Enregistrer' }).click()
  const ledger = page.getByRole('region', { name: 'Le cahier' })
  await ledger.getByText('Vous avez fait se rencontrer Sophie Aubert et Luc Riou').waitFor()
})

test('on a telephone, by night, the card tells what went each way and how to return it', async () => {
  const page = await visit('/carnet', { viewport: PHONE, dark: true })
  await page.getByRole('link', { name: 'Sophie Aubert' }).click()
  const between = page.getByRole('region', { name: 'Entre vous' })
  await between.getByText('1 recommandation').waitFor()
  await between.getByRole('button', { name: 'Que faire pour Sophie Aubert' }).click()
  const dialog = page.getByRole('dialog', { name: 'Que faire pour Sophie Aubert' })
  await dialog.getByRole('button', { name: 'Préparer la question' }).click()
  await expect
    .poll(() => page.getByLabel('Vos mots').inputValue())
    .toContain('De quoi auriez-vous besoin en ce moment')
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await expectCount(page.getByRole('dialog'), 0)
})
