import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../lib/day.ts'
import { namesIndex } from '../people/names-index.ts'
import { type FavourReading, readFavour } from './read-favour.ts'

const today = day('2026-11-21')
const names = namesIndex(
  [
    'Sophie Aubert',
    'Luc Ferrand',
    'Marie Dupont',
    'Paul Vidal',
    'Anne-Laure Brun',
    'Inès Caron',
    'Yann Le Goff',
  ].map(name => [name.split(' ')[0]?.toLowerCase() as string, name] as const),
)

function read(line: string, language: 'fr' | 'en' = 'fr'): FavourReading {
  return readFavour(line, { today, language, findPeople: words => names.find(words) })
}

/** `received referral sophie > luc 2026-11-20 | chez Aria` */
function said(line: string, language: 'fr' | 'en' = 'fr'): string {
  const { kind, direction, who, about, day: on, note } = read(line, language)
  const name = (of: FavourReading['who']) =>
    of &&
    (of.match.kind === 'known' ? of.match.person.id : `${of.match.kind === 'new' ? '+' : '?'}${of.text}`)
  const people = [name(who), about && `> ${name(about)}`].filter(Boolean).join(' ')
  return `${kind === null ? 'nothing' : `${direction} ${kind}`} ${people}${on === today ? '' : ` ${on}`}${note && ` | ${note}`}`
}

test.each([
  ['Sophie m’a recommandé chez Aria hier', 'received referral sophie 2026-11-20 | chez Aria'],
  ['Sophie m’a recommandée auprès de Luc', 'received referral sophie > luc'],
  ['hier Sophie m’a recommandé à Marie Dupont', 'received referral sophie > marie 2026-11-20'],
  ['Paul a donné mon nom à Inès lundi', 'received referral paul > inès 2026-11-16'],
  ['Paul a parlé de moi à la mairie de Toulon', 'received referral paul | à la mairie de Toulon'],
  ['Luc m’a envoyé un client', 'received referral luc'],
  ['Luc m’a adressé une nouvelle cliente pour son site', 'received referral luc | pour son site'],
  ['Merci à Sophie qui m’a recommandé', 'received referral sophie'],
  ['Paul m’a donné un bon conseil', 'received advice paul'],
  ['Paul m’a donné un conseil sur mes tarifs', 'received advice paul | sur mes tarifs'],
  ['Marie m’a conseillé avant-hier', 'received advice marie 2026-11-19'],
  ['Marie Dupont m’a présenté Luc', 'received introduction marie > luc'],
  ['Marie m’a présentée à Luc Ferrand le 3 novembre', 'received introduction marie > luc 2026-11-03'],
  ['Inès m’a mis en relation avec Paul', 'received introduction inès > paul'],
  ['Inès m’a fait rencontrer Zoé Martel', 'received introduction inès > +Zoé Martel'],
  ['Inès m’a mise en contact avec son directeur', 'received introduction inès > +son directeur'],
  ['Yann m’a écrit une recommandation', 'received recommendation yann'],
  ['Yann m’a laissé un avis sur mon site', 'received recommendation yann | sur mon site'],
  ['Yann a écrit un témoignage pour moi', 'received recommendation yann'],
  ['Anne-Laure m’a donné un tuyau', 'received tip anne-laure'],
  ['Anne-Laure m’a signalé un appel d’offres', 'received tip anne-laure | un appel d’offres'],
  ['Luc m’a trouvé une stagiaire', 'received hire luc'],
  [
    'Luc m’a donné un nom pour le poste de chargé de projet',
    'received hire luc | pour le poste de chargé de projet',
  ],
  ['Luc m’a recommandé Marie pour le poste', 'received hire luc > marie | pour le poste'],
  ['Paul m’a aidé à trouver un client', 'received client-help paul'],
  ['Sophie m’a passé une mission', 'received handover sophie'],
  ['Sophie m’a confié un petit chantier de traduction', 'received handover sophie | de traduction'],
  ['Paul m’a prêté son bureau', 'received service paul | son bureau'],
  ['Paul m’a donné un coup de main', 'received service paul'],
  ['Paul m’a relu un devis', 'received service paul | un devis'],
  ['Marie m’a dépannée il y a 3 jours', 'received service marie 2026-11-18'],
  ['Marie m’a offert un livre', 'received attention marie'],
  ['Marie a pensé à moi pour mon anniversaire', 'received attention marie | pour mon anniversaire'],
  ['J’ai présenté Luc à Marie', 'given introduction luc > marie'],
  ['j’ai présenté Luc Ferrand à Marie Dupont hier', 'given introduction luc > marie 2026-11-20'],
  ['Présenté Paul et Inès', 'given introduction paul > inès'],
  ['j’ai mis en relation Sophie et Yann', 'given introduction sophie > yann'],
  ['j’ai mis Sophie et Yann en relation', 'given introduction sophie > yann'],
  ['Fait rencontrer Paul à Inès vendredi', 'given introduction paul > inès 2026-11-20'],
  ['J’ai recommandé Sophie chez Aria', 'given referral sophie | chez Aria'],
  ['J’ai recommandé Sophie à Paul', 'given referral sophie > paul'],
  ['J’ai donné le nom de Luc à Marie', 'given referral luc > marie'],
  ['J’ai envoyé un client à Yann', 'given referral yann'],
  ['J’ai écrit une recommandation pour Inès', 'given recommendation inès'],
  ['J’ai donné un conseil à Paul', 'given advice paul'],
  ['j’ai conseillé Marie sur ses tarifs', 'given advice marie | sur ses tarifs'],
  ['J’ai passé un mandat à Sophie', 'given handover sophie'],
  ['J’ai aidé Luc à trouver des clients', 'given client-help luc'],
  ['J’ai filé un coup de main à Yann', 'given service yann'],
  ['j’ai relu le devis de Marie', 'given service marie'],
  ['Dépanné Paul mardi', 'given service paul 2026-11-17'],
  ['J’ai offert un café à Inès', 'given attention inès'],
  ['J’ai donné un tuyau à Paul', 'given tip paul'],
])('« %s »', (line, expected) => {
  expect(said(line)).toBe(expected)
})

test.each([
  ['Sophie recommended me to Aria yesterday', 'received referral sophie 2026-11-20 | to Aria'],
  ['Sophie referred me to Luc', 'received referral sophie > luc'],
  ['Paul gave my name to Inès', 'received referral paul > inès'],
  ['Paul put in a good word for me at Aria', 'received referral paul | at Aria'],
  ['Luc sent me a client', 'received referral luc'],
  ['Thanks to Sophie who recommended me', 'received referral sophie'],
  ['Paul gave me some good advice', 'received advice paul'],
  ['Paul gave me advice about my rates', 'received advice paul | about my rates'],
  ['Marie advised me last Friday', 'received advice marie 2026-11-20'],
  ['Marie introduced me to Luc', 'received introduction marie > luc'],
  ['Marie introduced Luc to me', 'received introduction marie > luc'],
  ['Inès put me in touch with Paul', 'received introduction inès > paul'],
  ['Inès connected me with Zoe Martel', 'received introduction inès > +Zoe Martel'],
  ['Yann wrote me a testimonial', 'received recommendation yann'],
  ['Yann left a review about my work', 'received recommendation yann'],
  ['Yann wrote a recommendation for me', 'received recommendation yann'],
  ['Anne-Laure gave me a tip', 'received tip anne-laure'],
  ['Anne-Laure tipped me off', 'received tip anne-laure'],
  ['Luc found me an intern', 'received hire luc'],
  ['Luc suggested Marie for the job', 'received hire luc > marie | for the job'],
  ['Paul helped me find a client', 'received client-help paul'],
  ['Sophie passed me a project', 'received handover sophie'],
  ['Sophie handed over a job to me', 'received handover sophie'],
  ['Paul gave me a hand', 'received service paul'],
  ['Paul lent me his desk', 'received service paul | his desk'],
  ['Paul helped me', 'received service paul'],
  ['Marie sent me a card', 'received attention marie'],
  ['Marie thought of me', 'received attention marie'],
  ['Introduced Luc to Marie', 'given introduction luc > marie'],
  ['I introduced Luc to Marie two days ago', 'given introduction luc > marie 2026-11-19'],
  ['I’ve put Sophie in touch with Yann', 'given introduction sophie > yann'],
  ['Put Sophie and Yann in touch', 'given introduction sophie > yann'],
  ['I recommended Sophie to Paul', 'given referral sophie > paul'],
  ['I recommended Sophie at Aria', 'given referral sophie | at Aria'],
  ['Gave Luc’s name to Marie', 'given referral luc > marie'],
  ['I put in a good word for Inès', 'given referral inès'],
  ['Sent a client to Yann', 'given referral yann'],
  ['Wrote a recommendation for Inès', 'given recommendation inès'],
  ['Gave Paul some advice', 'given advice paul'],
  ['I advised Marie', 'given advice marie'],
  ['Passed a project to Sophie', 'given handover sophie'],
  ['I handed over a contract to Sophie on Monday', 'given handover sophie 2026-11-16'],
  ['Helped Luc find clients', 'given client-help luc'],
  ['Gave Yann a hand', 'given service yann'],
  ['Helped Marie', 'given service marie'],
  ['Bought Inès a coffee', 'given attention inès'],
  ['Sent Paul a card yesterday', 'given attention paul 2026-11-20'],
  ['Gave Paul a tip', 'given tip paul'],
])('“%s”', (line, expected) => {
  expect(said(line, 'en')).toBe(expected)
})

test('somebody new is named as typed, somebody who could be two is asked for', () => {
  expect(said('Zoé Martel m’a recommandé')).toBe('received referral +Zoé Martel')
  const two = namesIndex([
    ['a', 'Paul Vidal'],
    ['b', 'Paul Riou'],
  ])
  const reading = readFavour('Paul m’a conseillé', {
    today,
    language: 'fr',
    findPeople: words => two.find(words),
  })
  expect(reading.who?.match.kind).toBe('ambiguous')
})

test('a line that tells nothing stays a note, with whoever it names', () => {
  expect(said('')).toBe('nothing ')
  expect(said('Sophie, la voisine de Paul')).toBe('nothing sophie | Sophie, la voisine de Paul')
  expect(said('il m’a aidé')).toMatch(/^nothing/)
})

test('nobody is introduced to themselves, and a day ahead is no day of a favour', () => {
  expect(read('J’ai présenté Luc à Luc Ferrand').about).toBeNull()
  expect(read('Sophie m’a recommandé demain').day).toBe(today)
})

test('law: no line is too strange, and nothing that was typed makes a day ahead', () => {
  const words = fc.constantFrom(
    'Sophie',
    'm’a',
    'recommandé',
    'présenté',
    'à',
    'Luc',
    'hier',
    'gave',
    'me',
    ',',
    'chez',
    '«',
  )
  const lines = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(words, { maxLength: 14 }).map(all => all.join(' ')),
  )
  fc.assert(
    fc.property(lines, line => {
      const reading = read(line)
      expect(reading.day <= today).toBe(true)
      if (reading.kind !== null) expect(reading.who).not.toBeNull()
    }),
  )
})
