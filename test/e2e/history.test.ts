import { test } from 'vitest'
import { chooseFiles, onRunningDesk } from '../support/journey.ts'
import { cardFile, vcard } from '../support/vcards.ts'

const { visit } = onRunningDesk()

const CARDS = cardFile(
  'amis.vcf',
  vcard('Solenn Guégan', 'EMAIL:solenn@guegan.example'),
  vcard('Yann Kermarrec', 'EMAIL:yann@kermarrec.example'),
)
const textFile = (name: string, lines: readonly string[]) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})
const meeting = (uid: string, day: string, ...more: string[]) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTART;TZID=Europe/Paris:${day}T140000`,
  `DTEND;TZID=Europe/Paris:${day}T150000`,
  'ATTENDEE;CN=Solenn:mailto:solenn@guegan.example',
  ...more,
  'END:VEVENT',
]
const titled = (uid: string, day: string, title: string) => [
  'BEGIN:VEVENT',
  `UID:${uid}`,
  `DTSTART;TZID=Europe/Paris:${day}T120000`,
  `SUMMARY:${title}`,
  'END:VEVENT',
]
const CALENDAR = textFile('agenda.ics', [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  ...meeting('un', '20250910'),
  ...meeting('deux', '20251008', 'ATTENDEE;CN=Yann:mailto:yann@kermarrec.example'),
  ...meeting('trois', '20251015', 'STATUS:CANCELLED'),
  ...titled('quatre', '20251022', 'Déjeuner Solenn Guégan'),
  ...titled('cinq', '20251023', 'Anniversaire de Yann Kermarrec'),
  'END:VCALENDAR',
])
const mail = (from: string, to: string, day: string) => [
  `From ${from} Mon Oct  6 10:00:00 2025`,
  `From: ${from}`,
  `To: ${to}`,
  'Delivered-To: moi@exemple.example',
  `Date: ${day} Oct 2025 10:00:00 +0200`,
  `Message-ID: <${from}${day}@exemple.example>`,
  '',
  'Bonjour.',
  '',
]
const ME = 'moi@exemple.example'
const MAILBOX = textFile('courrier.mbox', [
  ...mail('yann@kermarrec.example', ME, '6'),
  ...mail(ME, 'yann@kermarrec.example', '7'),
  ...['20', '21', '22'].flatMap(day => [
    ...mail('tiphaine@lebras.example', ME, day),
    ...mail(ME, 'tiphaine@lebras.example', day),
  ]),
])
const FILES = [CARDS, CALENDAR, MAILBOX]

test('cards, a calendar and a mailbox become encounters, confirmed at once; the same again adds nothing', async () => {
  const page = await visit('/import')
  await chooseFiles(page, 'Choisir des fichiers', FILES)
  await page.getByText('3 rendez-vous avec quelqu’un, proposés ensuite à votre confirmation.').waitFor()
  await page
    .getByText('8 messages et appels, soit 5 au journal, où les messages d’un jour comptent pour un.')
    .waitFor()
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('2 rencontres sont entrées au journal.').waitFor()
  await page.getByRole('link', { name: 'À confirmer' }).click()
  await page.getByRole('heading', { level: 1, name: '4 questions attendent votre réponse' }).waitFor()
  await page.getByText('le titre dit « Solenn Guégan »').waitFor()
  await page.getByRole('button', { name: 'Tous ont eu lieu' }).click()
  const tiphaine = page.getByRole('group', { name: 'tiphaine@lebras.example : créer une fiche ?' })
  await tiphaine.press('o')
  await page.getByRole('heading', { level: 1, name: 'Rien à confirmer' }).waitFor()

  await page.getByRole('link', { name: 'Carnet', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: '3 personnes.' }).waitFor()
  await page.getByRole('link', { name: 'Yann Kermarrec' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Yann Kermarrec' }).waitFor()
  await page.getByText('8 octobre 2025').first().waitFor()

  await page.goto(new URL('/import', page.url()).href)
  await chooseFiles(page, 'Choisir des fichiers', FILES)
  await page.getByRole('button', { name: 'Faire entrer au carnet' }).click()
  await page.getByText('Il n’y avait rien de nouveau : rien n’a été écrit.').waitFor()
})
