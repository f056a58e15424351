import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { uuidv7 } from '../../src/lib/uuid.ts'
import { expectAccessible } from '../support/browser.ts'
import { onRunningDesk } from '../support/journey.ts'

const { visit } = onRunningDesk()

const DAY_MS = 86_400_000
const stamp = (ahead: number) => new Date(Date.now() + ahead * DAY_MS).toISOString().slice(0, 10)

/** As Meetup writes one: a zone by name, an address on one line. */
function calendar(): string {
  const event = (uid: string, ahead: number, title: string) => {
    const day = stamp(ahead).replaceAll('-', '')
    return [
      ...['BEGIN:VEVENT', `UID:event_${uid}@evenements.example`, 'DTSTAMP:20261101T000000Z'],
      ...[`DTSTART;TZID=Europe/Paris:${day}T190000`, `DTEND;TZID=Europe/Paris:${day}T213000`],
      ...['STATUS:CONFIRMED', `SUMMARY:${title}`, 'LOCATION:La Verrière\\, 2 rue Haute\\, 83000 Toulon'],
      ...[`URL:https://evenements.example/${uid}`, 'END:VEVENT'],
    ]
  }
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Evenements//FR', 'X-WR-CALNAME:Les typographes'],
    ...event('1', 4, 'Soirée typographie'),
    ...event('2', 16, 'Apéro des indépendants'),
    ...['END:VCALENDAR', ''],
  ]
  return lines.join('\r\n')
}

async function bring(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ajouter' }).click()
  await page.getByRole('menuitem', { name: 'Un fichier' }).click()
  const dialog = page.getByRole('dialog')
  const chooser = page.waitForEvent('filechooser')
  await dialog.getByRole('button', { name: 'Choisir un fichier' }).click()
  const buffer = Buffer.from(calendar())
  await (await chooser).setFiles({ name: 'typographes.ics', mimeType: 'text/calendar', buffer })
  await dialog.getByText('2 événements notés.').waitFor()
  await dialog.getByRole('button', { name: 'Fermer' }).last().click()
}

test('a calendar is brought, two fill the month, one is given an aim and a list of who comes', async () => {
  const page = await visit('/sorties/evenements')
  await bring(page)
  await page.getByRole('button', { name: 'Deux pour mon mois' }).click()
  await page.getByLabel('Heures au plus, trajet compris').fill('40')
  await page.getByRole('button', { name: 'Proposer', exact: true }).click()
  const month = page.getByRole('region', { name: 'Deux sorties pour votre mois' })
  await month.getByText('Apéro des indépendants').waitFor()
  await month.getByRole('button', { name: 'Je vais aux deux' }).click()
  const bar = (words: string) => page.getByRole('status').filter({ hasText: words })
  await bar('2 sorties pour votre mois').getByRole('button', { name: 'Annuler' }).waitFor()

  // One date of what comes each week is skipped, and put back.
  const weekly = { title: 'Café du mardi', start: { day: stamp(2), time: '09:00' }, rule: 'FREQ=WEEKLY' }
  const headers = { origin: new URL(page.url()).origin }
  const path = `/api/events/${uuidv7(new Date())}`
  expect((await page.request.put(path, { data: { ...weekly, zone: 'Europe/Paris' }, headers })).ok()).toBe(
    true,
  )
  await page.reload()
  const dates = page.getByRole('button', { name: 'Café du mardi', exact: true })
  await dates.first().click()
  const held = await dates.count()
  await page.getByRole('button', { name: /^Sauter le / }).click()
  await bar('Café du mardi : sans le').waitFor()
  await expect.poll(() => dates.count()).toBe(held - 1)
  await dates.first().click()
  await page
    .getByRole('dialog')
    .getByText(/^Pas le /)
    .waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Remettre le / }).click()
  await bar('Café du mardi : le').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Vous y allez' }).first().click()

  await page.getByRole('heading', { level: 1, name: 'Soirée typographie' }).waitFor()
  await page.getByRole('button', { name: 'Ajouter un but' }).click()
  await page.getByRole('textbox', { name: 'But' }).fill('Rencontrer deux personnes de l’édition')
  await page.keyboard.press('Enter')
  await page.getByRole('checkbox', { name: 'Atteint : Rencontrer deux personnes de l’édition' }).waitFor()

  await page.getByRole('button', { name: 'Coller une liste' }).click()
  await page
    .getByRole('textbox', { name: 'Liste de participants' })
    .fill('Ana Roy, Éditions du Port\nBo Marchand <bo@halles.example>')
  await page.getByRole('button', { name: 'Lire la liste' }).click()
  await page.getByText('2 personnes dans cette liste.').waitFor()
  await page.getByRole('button', { name: 'Garder 2 personnes' }).click()
  const people = page.getByRole('list', { name: 'Qui y sera' })
  await people.getByText('Bo Marchand').waitFor()
  await people.getByRole('button', { name: 'Ana Roy : à rencontrer' }).click()
  await people.getByText('rencontre souhaitée · Éditions du Port').waitFor()
  await expectAccessible(page)
  expect(await page.getByRole('link', { name: 'Entrer dans le salon' }).getAttribute('href')).toMatch(
    /^\/sorties\/salon\//,
  )
})
