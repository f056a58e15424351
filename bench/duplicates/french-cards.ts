import { FRENCH } from '../../src/demo/french.ts'
import type { Random } from '../../src/demo/random.ts'
import { type Contact, EMPTY_ADDRESS, EMPTY_CONTACT } from '../../src/lib/vcard/contact.ts'

const ALONE = { types: [], label: null }
const SYLLABLES =
  'bar bel bon bri car chan col cor dan del dor fer fon gal gar ger guer jac lan lar lec mar men mon mor pel per pon ras ren riv rol sal sar tan ter val ver vil'.split(
    ' ',
  )
const ENDINGS = 'ier et on in ault eau ard ac ot el oux and ange'.split(' ')
const HOSTS = ['exemple.fr', 'courrier.example', 'atelier.example', 'mail.example']

/** Cards of invented French people, some of them twice or three times as programs and people write them. */
export function frenchCards(random: Random, howMany: number): { cards: Contact[]; truth: string[] } {
  const cards: Contact[] = []
  const truth: string[] = []
  while (cards.length < howMany) {
    const whose = `${cards.length}`
    const card = person(random)
    const all = [card]
    if (random.chance(0.3)) all.push(again(random, card))
    if (random.chance(0.05)) all.push(again(random, card))
    // Somebody of the same house: another person altogether.
    const house = random.chance(0.08) ? [{ whose: `${whose} partner`, card: partner(random, card) }] : []
    for (const each of [...all.map(one => ({ whose, card: one })), ...house]) {
      if (cards.length === howMany) break
      cards.push(each.card)
      truth.push(each.whose)
    }
  }
  return { cards, truth }
}

function person(random: Random): Contact {
  const givenName = random.pick(random.chance(0.5) ? FRENCH.women : FRENCH.men)
  const familyName = random.chance(0.4) ? random.pick(FRENCH.family) : invented(random)
  const [town, postalCode, region] = random.pick(FRENCH.towns)
  const knows = (share: number) => random.chance(share)
  const organisation = random
    .pick(FRENCH.organisationShapes)
    .replace('*', random.pick(FRENCH.organisationStems))
  return {
    ...EMPTY_CONTACT,
    givenName,
    familyName,
    name: `${givenName} ${familyName}`,
    organisation: knows(0.6) ? organisation : '',
    phones: knows(0.75) ? [{ ...ALONE, value: mobile(random) }] : [],
    emails: knows(0.7) ? [{ ...ALONE, value: mail(random, givenName, familyName) }] : [],
    addresses: knows(0.4)
      ? [
          {
            ...ALONE,
            ...EMPTY_ADDRESS,
            street: `${random.int(1, 180)} ${street(random)}`,
            town,
            postalCode,
            region,
          },
        ]
      : [],
    birthday: knows(0.35)
      ? { year: random.int(1945, 2004), month: random.int(1, 12), day: random.int(1, 28) }
      : null,
  }
}

/** The same person, as another program, another year or a hurried hand wrote them. */
function again(random: Random, card: Contact): Contact {
  let one = { ...card }
  const changes: (() => void)[] = [
    () => (one = named(one, plain(one.givenName), plain(one.familyName))),
    () => (one = named(one, one.familyName, one.givenName)),
    () => (one = named(one, one.givenName.slice(0, 1), one.familyName)),
    () => (one = named(one, slip(random, one.givenName), one.familyName)),
    () => (one = named(one, one.givenName, slip(random, one.familyName))),
    () => (one = named(one, one.givenName, `${one.familyName}-${invented(random)}`)),
    () => (one = named(one, one.givenName, one.familyName.toUpperCase())),
    () =>
      (one = {
        ...one,
        organisation: random
          .pick(FRENCH.organisationShapes)
          .replace('*', random.pick(FRENCH.organisationStems)),
      }),
    () =>
      (one = {
        ...one,
        emails: [{ ...ALONE, value: mail(random, one.givenName, one.familyName) }, ...one.emails.slice(1)],
      }),
    () => (one = { ...one, addresses: [] }),
    () => (one = { ...one, birthday: null }),
    () =>
      (one = {
        ...one,
        phones: one.phones.map(phone => ({
          ...phone,
          value: `+33 (0)${phone.value.replace(/\D/g, '').slice(1)}`,
        })),
      }),
    () =>
      (one = {
        ...one,
        phones: one.phones.map(phone => ({ ...phone, value: phone.value.replaceAll(' ', '') })),
      }),
  ]
  const times = random.int(1, 3)
  for (let time = 0; time < times; time++) random.pick(changes)()
  const isTold = one.phones.length + one.emails.length + one.addresses.length > 0 || one.birthday !== null
  return isTold ? one : card
}

function street(random: Random): string {
  if (random.chance(0.3)) return random.pick(FRENCH.streets)
  return `${random.pick(['rue', 'avenue', 'chemin', 'place'])} ${random.pick(['', 'de ', 'du '])}${invented(random)}`
}

function partner(random: Random, card: Contact): Contact {
  const other = person(random)
  return {
    ...other,
    familyName: card.familyName,
    name: `${other.givenName} ${card.familyName}`,
    addresses: card.addresses,
    phones: random.chance(0.3) ? card.phones : other.phones,
  }
}

function named(card: Contact, givenName: string, familyName: string): Contact {
  return { ...card, givenName, familyName, name: `${givenName} ${familyName}` }
}

function invented(random: Random): string {
  const name =
    random.pick(SYLLABLES) + (random.chance(0.5) ? random.pick(SYLLABLES) : '') + random.pick(ENDINGS)
  const whole = name[0]?.toUpperCase() + name.slice(1)
  return random.chance(0.06) ? `de ${whole}` : random.chance(0.04) ? `Le ${whole}` : whole
}

function mobile(random: Random): string {
  const pair = () => String(random.int(0, 99)).padStart(2, '0')
  return `0${random.int(6, 7)} ${pair()} ${pair()} ${pair()} ${pair()}`
}

function mail(random: Random, given: string, family: string): string {
  const [one, other] = [plain(given), plain(family)].map(part => part.toLowerCase().replace(/[^a-z]/g, ''))
  const local = random.pick([
    `${one}.${other}${random.int(1, 9_999)}`,
    `${one?.[0]}${other}${random.int(1, 99_999)}`,
    `${other}${random.int(1, 99_999)}`,
    `${one}${random.int(1, 999_999)}`,
  ])
  return `${local}@${random.pick(HOSTS)}`
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '')
}

function slip(random: Random, text: string): string {
  if (text.length < 3) return text
  const at = random.int(1, text.length - 2)
  return random.pick([
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + text[at] + text.slice(at),
    text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2),
  ])
}
