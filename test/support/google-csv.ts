/** The columns of a Google export since 2023. */
const COLUMNS = [
  'First Name',
  'Middle Name',
  'Last Name',
  'Phonetic First Name',
  'Phonetic Middle Name',
  'Phonetic Last Name',
  'Name Prefix',
  'Name Suffix',
  'Nickname',
  'File As',
  'Organization Name',
  'Organization Title',
  'Organization Department',
  'Birthday',
  'Notes',
  'Photo',
  'Labels',
  'E-mail 1 - Label',
  'E-mail 1 - Value',
  'E-mail 2 - Label',
  'E-mail 2 - Value',
  'Phone 1 - Label',
  'Phone 1 - Value',
  'Address 1 - Label',
  'Address 1 - Formatted',
  'Address 1 - Street',
  'Address 1 - City',
  'Address 1 - PO Box',
  'Address 1 - Region',
  'Address 1 - Postal Code',
  'Address 1 - Country',
  'Website 1 - Label',
  'Website 1 - Value',
] as const

type Row = Partial<Record<(typeof COLUMNS)[number], string>>

const FIRST_NAMES = [
  'Anaïs',
  'Gaëlle',
  'Théo',
  'Zoé',
  'Françoise',
  'Noël',
  'Inès',
  'Jérôme',
  'Marie-Ève',
  'Ülkü',
]
const LAST_NAMES = ['Lefèvre', 'Nuñez', 'D’Hérouville']
const TOWNS = ['Saint-Étienne', 'Besançon', 'Nîmes']

/** The names in the file, in its order. */
export const GOOGLE_NAMES = LAST_NAMES.flatMap(last => FIRST_NAMES.map(first => `${first} ${last}`))

/** Thirty people as Google Contacts exports them: accents, several values in a cell, a birthday without year. */
export function googleCsv(): string {
  const rows = LAST_NAMES.flatMap((last, i) =>
    FIRST_NAMES.map((first, j): Row => {
      const at = i * FIRST_NAMES.length + j
      const town = TOWNS[i] as string
      return {
        'First Name': first,
        'Last Name': last,
        ...(at % 3 === 0
          ? { 'Organization Name': 'Atelier du Pré, SARL', 'Organization Title': 'Gérante' }
          : {}),
        ...(at === 4
          ? { Birthday: ' --04-12', Notes: 'Aime le thé.\nA dit « à bientôt », puis "oui".' }
          : {}),
        Labels: at % 2 === 0 ? '* myContacts ::: Chorale' : '* myContacts',
        'E-mail 1 - Label': '* Other',
        'E-mail 1 - Value': `personne${at}@exemple.test`,
        'Phone 1 - Label': 'Mobile',
        'Phone 1 - Value':
          at === 7 ? '06 12 34 56 07 ::: 04 77 00 00 07' : `06 12 34 56 ${String(at).padStart(2, '0')}`,
        'Address 1 - Label': 'Home',
        'Address 1 - Formatted': `${at} rue de l’Église\n42000 ${town}\nFrance`,
        'Address 1 - Street': `${at} rue de l’Église`,
        'Address 1 - City': town,
        'Address 1 - Postal Code': '42000',
        'Address 1 - Country': 'France',
      }
    }),
  )
  const lines = [COLUMNS.map(quoted), ...rows.map(row => COLUMNS.map(column => quoted(row[column] ?? '')))]
  return lines.map(cells => `${cells.join(',')}\r\n`).join('')
}

function quoted(cell: string): string {
  return /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
