import fc from 'fast-check'
import type { PartialDate } from '../../src/lib/partial-date.ts'
import { parseCard } from '../../src/lib/vcard/card.ts'
import type { Contact, ContactPoint, PostalAddress } from '../../src/lib/vcard/contact.ts'

/** Whatever a person can type in one line: accents, emoji, and all the signs that mean something in a vCard. */
const line = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({
      unit: fc.constantFrom('\\', ',', ';', ':', '"', '=', '^', 'n', 'N', 'é', '日', ' ', '\t', "'"),
      maxLength: 12,
    }),
    fc.string({ unit: 'grapheme', minLength: 60, maxLength: 160 }),
  )
  .map(text => text.replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').trim())

const filled = line.filter(text => text !== '')
const types = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom('home', 'work', 'cell', 'fax', 'voice'), { maxLength: 3 }),
    fc.boolean(),
  )
  .map(([words, isPreferred]) => (isPreferred ? [...words, 'pref'] : words))
const label = fc.option(filled, { freq: 2 })

const point: fc.Arbitrary<ContactPoint> = fc.record({ value: filled, types, label })
const points = fc.array(point, { maxLength: 4 })

const address: fc.Arbitrary<PostalAddress> = fc.record({
  poBox: line,
  extended: line,
  street: fc.tuple(line, line).map(lines => lines.join('\n').trim()),
  town: filled,
  region: line,
  postalCode: line,
  country: line,
  types,
  label,
})

export const partialDate: fc.Arbitrary<PartialDate> = fc
  .record({
    year: fc.option(fc.integer({ min: 1850, max: 2030 })),
    month: fc.option(fc.integer({ min: 1, max: 12 })),
    day: fc.option(fc.integer({ min: 1, max: 28 })),
  })
  .map(({ year, month, day }) => ({ year, month, day: month === null ? null : day }))
  .filter(({ year, month }) => year !== null || month !== null)

const photo = fc.oneof(
  fc.record({
    mediaType: fc.constantFrom('image/jpeg', 'image/png', 'image/svg+xml'),
    base64: fc.uint8Array({ minLength: 1, maxLength: 300 }).map(bytes => bytes.toBase64()),
  }),
  fc.webUrl().map(uri => ({ uri })),
)

export const contact: fc.Arbitrary<Contact> = fc.record({
  uid: fc.option(fc.uuid()),
  name: filled,
  prefix: line,
  givenName: line,
  additionalName: line,
  familyName: line,
  suffix: line,
  nickname: line,
  organisation: line,
  department: line,
  title: line,
  role: line,
  phones: points,
  emails: points,
  addresses: fc.array(address, { maxLength: 3 }),
  urls: points,
  profiles: points,
  birthday: fc.option(partialDate),
  anniversary: fc.option(partialDate),
  note: fc.array(line, { maxLength: 4 }).map(lines => lines.join('\n')),
  tags: fc.uniqueArray(filled, { maxLength: 4 }),
  photo: fc.option(photo),
  isGroup: fc.boolean(),
})

const V21 = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lef=C3=A8vre;Am=C3=A9lie
TEL;HOME;VOICE:01 23 45 67 89
TEL;CELL;PREF:06 12 34 56 78
ADR;WORK;ENCODING=QUOTED-PRINTABLE:;;3 quai=0D=0ADu Port;Nantes;;44000;
NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0A=
two
X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Mel;1;;;;;;;;;;;;;
PHOTO;ENCODING=BASE64;JPEG:
 /9j/4AAQ

BDAY:19800412
END:VCARD
`
const V30 = `BEGIN:VCARD
VERSION:3.0
N:Martin;Paul;Luc,Jean;;
FN:Paul Martin
ORG:Moulin;Four;Pain
item1.TEL;type=pref:+33 1 02 03 04 05
item1.X-ABLabel:_$!<Main>!$_
item2.EMAIL;type=INTERNET:paul@example.org
item2.URL:http://example.org
item2.X-ABLabel:shared
item3.ADR;type=HOME:;;1 rue Basse;Tours;;37000;France;1 rue Basse
item3.X-ABADR:fr
X-SOCIALPROFILE;type=mastodon:https://example.org/@paul
IMPP;X-SERVICE-TYPE=Signal:x-apple:paul
X-AIM;TYPE=HOME:paulo
BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29
item4.X-ABDATE:2001-06-30
item4.X-ABLabel:_$!<Anniversary>!$_
NOTE:first, with commas
NOTE:second
CATEGORIES:a,b
CATEGORIES:c
X-UNKNOWN;A="b;c":kept
END:VCARD
`
const V40 = `BEGIN:VCARD
VERSION:4.0
FN:Zoé Petit
TEL;VALUE=uri;PREF=1;TYPE="voice,home":tel:+33-1-55-55-55-55;ext=2
EMAIL;PREF=2:zoe@example.org
BDAY:--0412
ANNIVERSARY:2009
KIND:group
MEMBER:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af
PHOTO:data:image/png;base64,iVBORw0KGgo=
GEO:geo:48.85,2.35
END:VCARD
`

/** Cards as programs write them, in each version. */
export const writtenCards = [
  V21,
  V30,
  V40,
  'BEGIN:VCARD\nVERSION:3.0\nTEL:1',
  'VERSION:4.0\r\nnot a line',
].map(text => parseCard(new TextEncoder().encode(text)).value)

/** The same contact, its types in an order that does not depend on the version. */
export function comparable(contact: Contact): Contact {
  const sorted = <T extends { types: string[] }>(points: T[]): T[] =>
    points.map(point => ({ ...point, types: [...point.types].sort() }))
  return {
    ...contact,
    phones: sorted(contact.phones),
    emails: sorted(contact.emails),
    addresses: sorted(contact.addresses),
    urls: sorted(contact.urls),
    profiles: sorted(contact.profiles),
  }
}
