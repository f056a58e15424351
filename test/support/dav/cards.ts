import { type Random, randomFrom } from '../../../src/demo/random.ts'

export interface WrittenCard {
  uid: string
  /** A name for it that needs no escape in a path. */
  name: string
  fullName: string
  organisation: string
  /** A vCard 3.0 as telephones write them: CRLF, folded lines, labels, a photo on one of twenty. */
  text: string
}

/** The same cards for the same count and seed, 1.3 kB each on average. */
export function writtenCards(count: number, seed = 1): WrittenCard[] {
  return Array.from({ length: count }, (_, i) => writtenCard(i, { seed }))
}

/** @param note - what its note says besides, to tell a version from another. */
export function writtenCard(i: number, { seed = 1, note = '' } = {}): WrittenCard {
  const random = randomFrom(seed * 1_000_003 + i)
  const givenName = random.pick(GIVEN)
  const familyName = random.pick(FAMILIES)
  const organisation = random.pick(FIRMS)
  const fullName = `${givenName} ${familyName} ${i}`
  const uid = random.id(new Date(Date.UTC(2024, 0, 1) + i * 60_000))
  const day = (from: number) => String(random.int(from, 28)).padStart(2, '0')
  const digits = (length: number) => String(random.int(0, 10 ** length - 1)).padStart(length, '0')
  const mail = `${plain(givenName)}.${plain(familyName)}.${i}@example.org`
  const lines = [
    'BEGIN:VCARD',
    'VERSION:3.0',
    'PRODID:-//Entregent//Written cards//EN',
    `UID:${uid}`,
    `N:${familyName};${givenName};;;`,
    `FN:${fullName}`,
    `ORG:${escaped(organisation)};${random.pick(['Achats', 'Études', 'Atelier'])}`,
    `TITLE:${random.pick(['Luthière', 'Comptable', 'Ingénieur', 'Éditrice'])}`,
    `EMAIL;TYPE=INTERNET,WORK:${mail}`,
    `EMAIL;TYPE=INTERNET,HOME:m${i}@maison.example`,
    `TEL;TYPE=CELL,VOICE:+33 6 ${digits(2)} ${digits(2)} ${digits(2)} ${digits(2)}`,
    `item1.TEL:+33 2 98 ${digits(2)} ${digits(2)} ${digits(2)}`,
    'item1.X-ABLabel:Cabane du jardin',
    `item2.X-ABDATE;type=pref:20${random.int(10, 24)}-0${random.int(1, 9)}-${day(10)}`,
    'item2.X-ABLabel:_$!<Anniversary>!$_',
    `ADR;TYPE=HOME:;;${random.int(1, 200)} rue du Port;${random.pick(TOWNS)};;${digits(5)};France`,
    `BDAY:19${random.int(40, 99)}-0${random.int(1, 9)}-${day(10)}`,
    `CATEGORIES:${random.pick(['chorale', 'voisins', 'clients'])},carnet`,
    `NOTE:${escaped(`Rencontré au marché; aime le thé, les chiens.\nN° ${i} 🎻 ${note}`)}`,
    `URL:https://example.org/gens/${i}`,
    `REV:2024-0${random.int(1, 9)}-${day(10)}T00:00:00Z`,
    ...(random.chance(0.05) ? [`PHOTO;ENCODING=b;TYPE=JPEG:${photo(random)}`] : []),
    'END:VCARD',
    '',
  ]
  const text = lines.map(folded).join('\r\n')
  return { uid, name: `${uid}.vcf`, fullName, organisation, text }
}

/** 7,500 octets that begin as a JPEG does. */
function photo(random: Random): string {
  const octets = Buffer.from(Array.from({ length: 7_500 }, () => random.int(0, 255)))
  octets.set([0xff, 0xd8, 0xff, 0xe0])
  return octets.toString('base64')
}

// RFC 2426 §2.6: lines of 75 octets, and never in the middle of a character.
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  let length = 0
  for (const character of line) {
    const octets = Buffer.byteLength(character)
    if (length + octets > 75) {
      parts.push(part)
      part = ' '
      length = 1
    }
    part += character
    length += octets
  }
  return [...parts, part].join('\r\n')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n')
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^a-zA-Z]/g, '')
    .toLowerCase()
}

const GIVEN = 'Anna Benoît Chloé David Élif François Grâce Hélène Inès Jürgen Katell Léa Marek Noé Zoë'.split(
  ' ',
)
const FAMILIES =
  'Kervadec Müller García Nowak Quéméneur Rossi Dubois Yılmaz Tanaka Okafor Novák Lœvenbruck'.split(' ')
const FIRMS = [
  'Clavecins & Fils',
  'Globe; Cie',
  'Phare, Port et Pêche',
  'Umbra',
  'Atelier du Léon',
  'Hortense',
]
const TOWNS = ['Brest', 'Ploumanac’h', 'Le Conquet', 'Rennes']
