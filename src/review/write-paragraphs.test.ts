import { expect, test } from 'vitest'
import type { Mode } from '../encounters/encounter.ts'
import { day } from '../lib/day.ts'
import { wordsIn } from '../words.ts'
import type { Topic } from './bilan.ts'
import type { Month } from './month.ts'
import type { MonthFigures, MonthTotals } from './month-figures.ts'
import { writeParagraphs, writeTitle } from './write-paragraphs.ts'

const T = { fr: wordsIn('fr').t, en: wordsIn('en').t }

const NOTHING: MonthTotals = {
  month: '2026-10' as Month,
  ...{ halves: 0, halvesOut: 0, encounters: 0, people: 0, peopleAWeekTenths: 0, fresh: 0, companyDays: 0 },
  ...{ days: 31, outings: 0, heard: 0, won: [], paid: [], given: 0, received: 0, asked: 0 },
  ...{ onlineMinutes: 0, network: 0, networkAdded: 0, planned: 0, plannedDone: 0 },
}

function figures(changes: Partial<MonthFigures> = {}): MonthFigures {
  return {
    month: '2026-10' as Month,
    span: { from: day('2026-10-01'), to: day('2026-10-31') },
    ...{
      totals: NOTHING,
      before: null,
      yearBefore: null,
      halves: [],
      places: [],
      days: [],
      longestWithout: 0,
    },
    people: { byMode: [], fresh: [], renewed: [], often: [] },
    mandates: { heard: [], won: [], paid: [], lost: [] },
    ...{ outings: [], ways: [], online: [] },
    favours: { given: [], received: [] },
    ideas: { asked: [], yes: [], no: 0 },
    ...changes,
  }
}

const totals = (changes: Partial<MonthTotals>) => ({ ...NOTHING, ...changes })
const september = (changes: Partial<MonthTotals>) => ({ ...NOTHING, month: '2026-09' as Month, ...changes })
const named = (...names: string[]) => names.map(name => ({ id: name, name }))
const inMode = (mode: Mode, people: number) => ({ mode, people, encounters: people })
const people = (changes: Partial<MonthFigures['people']>) => ({
  ...{ byMode: [], fresh: [], renewed: [], often: [] },
  ...changes,
})
const livret = { id: '1', what: 'Livret', client: 'Rade', value: { cents: 120_000, currency: 'EUR' } }
const carte = { id: '2', what: 'Carte', client: '', value: null }

/** What is said of a topic; no-break spaces as plain ones. */
function said(topic: Topic, of: MonthFigures, language: 'fr' | 'en' = 'fr'): string | undefined {
  const told = writeParagraphs(of, { t: T[language], language }).find(each => each.topic === topic)
  return told?.text.replace(/[\u00a0\u202f]/g, ' ')
}

test.each(['fr', 'en'] as const)('of a month with nothing, nothing is said (%s)', language => {
  expect(writeParagraphs(figures(), { t: T[language], language })).toEqual([])
})

test('the title', () => {
  expect(writeTitle('2026-08' as Month, 'fr')).toBe('Août 2026')
  expect(writeTitle('2026-08' as Month, 'en')).toBe('August 2026')
})

test.each<[Topic, Partial<MonthFigures>, string, string]>([
  [
    'work',
    { totals: totals({ halves: 1 }), halves: [{ kind: 'home', count: 1 }] },
    'Vous avez noté une demi-journée de travail, chez vous.',
    'You noted one half-day of work, at home.',
  ],
  [
    'work',
    {
      totals: totals({ halves: 22, halvesOut: 1 }),
      before: september({ halves: 20, halvesOut: 3 }),
      halves: [
        { kind: 'home', count: 21 },
        { kind: 'client', count: 1 },
      ],
    },
    'Vous avez noté 22 demi-journées de travail : 21 chez vous et une chez un client. Vous en avez passé une hors de chez vous, contre trois en septembre.',
    'You noted 22 half-days of work: 21 at home and one at a client’s. You spent one of them away from home, against three in September.',
  ],
  [
    'people',
    { totals: totals({ people: 1 }), people: people({ byMode: [inMode('call', 1)] }) },
    'Vous avez été en lien avec une personne, au téléphone.',
    'You were in touch with one person, by phone.',
  ],
  [
    'people',
    {
      totals: totals({ people: 9, fresh: 2 }),
      before: september({ people: 9 }),
      yearBefore: { ...NOTHING, people: 4, fresh: 1 },
      people: people({
        byMode: [inMode('in-person', 8), inMode('writing', 1)],
        fresh: named('Élise', 'Marc'),
        renewed: named('Odile'),
        often: [{ id: 'y', name: 'Yves', days: 4 }],
      }),
    },
    'Vous avez été en lien avec neuf personnes, comme en septembre, contre quatre un an plus tôt : huit en personne et une par écrit. Deux personnes nouvelles, contre aucune en septembre et une un an plus tôt : Élise et Marc. Vous avez renoué avec Odile, après plus d’un an sans échange noté. Vous avez vu ou entendu le plus souvent Yves (quatre jours).',
    'You were in touch with nine people, as in September, against four a year earlier: eight in person and one in writing. Two people were new, against none in September and one a year earlier: Élise and Marc. You took up again with Odile, after more than a year without anything noted. Those you saw or heard most often: Yves (four days).',
  ],
  [
    'company',
    { totals: totals({ encounters: 3 }) },
    'Aucune rencontre en personne n’est notée.',
    'No meeting in person is noted.',
  ],
  [
    'company',
    { totals: totals({ encounters: 9, companyDays: 1, peopleAWeekTenths: 15 }), longestWithout: 12 },
    'Vous avez été en compagnie un jour sur 31. La plus longue suite de jours sans personne en compte douze. Tous canaux confondus, cela fait en moyenne 1,5 personne différente par semaine.',
    'You were in company on one day of 31. The longest run of days without anybody counts twelve. Through all channels, that makes 1.5 different people a week on average.',
  ],
  [
    'mandates',
    {
      totals: totals({ heard: 1 }),
      mandates: { heard: [carte], won: [livret], paid: [livret, livret], lost: [] },
    },
    'Vous avez entendu parler d’un mandat : « Carte ». Vous avez gagné un mandat : « Livret » (Rade, 1 200 €). Le paiement est arrivé pour deux mandats : « Livret » (Rade, 1 200 €) et « Livret » (Rade, 1 200 €), 2 400 € en tout.',
    'You heard of one mandate: “Carte”. You won one mandate: “Livret” (Rade, €1,200). Two mandates were paid: “Livret” (Rade, €1,200) and “Livret” (Rade, €1,200), €2,400 in all.',
  ],
  [
    'provenance',
    {
      ways: [
        { kind: 'referral', name: 'Odile', isPerson: true, cents: 200_000, currency: 'EUR' },
        { kind: 'event', name: 'Open Coffee', isPerson: false, cents: 100_000, currency: 'EUR' },
      ],
    },
    'Ce que vous avez gagné est venu par Odile (2 000 €) et par « Open Coffee » (1 000 €).',
    'What you won came through Odile (€2,000) and through “Open Coffee” (€1,000).',
  ],
  [
    'favours',
    {
      totals: totals({ given: 2, received: 2 }),
      favours: {
        given: named('Marie', 'Marie').map(person => ({ id: '1', kind: 'tip' as const, person })),
        received: named('Marc', 'Élise').map(person => ({ id: '1', kind: 'tip' as const, person })),
      },
    },
    'Vous avez rendu deux services, à Marie. Vous avez reçu deux services, de Marc et d’Élise.',
    'You did two favours, for Marie. You received two favours, from Marc and from Élise.',
  ],
  [
    'ideas',
    {
      totals: totals({ asked: 1 }),
      ideas: {
        asked: [{ id: '1', title: 'Un atelier', person: { id: 'm', name: 'Marie' } }],
        yes: [],
        no: 2,
      },
    },
    'Vous avez osé une proposition : « Un atelier », avec Marie. Vous avez reçu deux non : les essais sont faits.',
    'You dared one proposal: “Un atelier”, with Marie. You received two times a no: the attempts were made.',
  ],
  [
    'plan',
    { totals: totals({ planned: 5, plannedDone: 3 }), before: september({ planned: 2 }) },
    'Vous aviez retenu cinq choses au plan de la semaine, contre deux en septembre : trois ont eu lieu.',
    'You had kept five things of the week’s plan, against two in September: three took place.',
  ],
  [
    'plan',
    { totals: totals({ planned: 1 }), before: september({ planned: 0 }) },
    'Vous aviez retenu une chose au plan de la semaine : rien n’en est noté comme fait, et cela a pu avoir lieu.',
    'You had kept one thing of the week’s plan: nothing of it is noted as done, which may have taken place all the same.',
  ],
  [
    'network',
    { totals: totals({ network: 1312, networkAdded: 1 }) },
    'Votre carnet compte 1 312 personnes, dont une arrivée ce mois-là.',
    'Your address book counts 1,312 people, one of whom came into it that month.',
  ],
  [
    'online',
    {
      totals: totals({ onlineMinutes: 320 }),
      before: september({ onlineMinutes: 45 }),
      online: [{ name: 'LinkedIn', minutes: 320 }],
    },
    'Vous avez passé 5 h 20 sur LinkedIn, contre 45 min en septembre.',
    'You spent 5 h 20 on LinkedIn, against 45 min in September.',
  ],
  [
    'outings',
    {
      totals: totals({ outings: 1 }),
      outings: [
        { id: '1', title: 'Le salon', day: day('2026-10-03'), met: 3, fresh: 1, mandates: ['Livret'] },
      ],
    },
    'Vous avez fait une sortie : « Le salon » (trois personnes rencontrées, dont une nouvelle). Il en est venu un mandat à ce jour : « Livret ».',
    'You went out one time: “Le salon” (three people met, one of them new). One mandate has come of it so far: “Livret”.',
  ],
])('%s: numbers agree, plurals are right', (topic, changes, fr, en) => {
  expect(said(topic, figures(changes), 'fr')).toBe(fr)
  expect(said(topic, figures(changes), 'en')).toBe(en)
})

test('of many names five are said, and how many are left', () => {
  const of = figures({
    totals: totals({ people: 8, fresh: 8 }),
    people: people({
      byMode: [inMode('in-person', 8)],
      fresh: named('Ana', 'Bo', 'Cy', 'Dan', 'Eve', 'Flo', 'Gil', 'Hal'),
    }),
  })
  expect(said('people', of)).toContain('Huit personnes nouvelles : Ana, Bo, Cy, Dan, Eve et trois autres.')
})
