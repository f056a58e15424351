import { expect, test } from 'vitest'
import { forTheEar, sentencesIn, spokenParts } from './for-the-ear.ts'

const FRENCH: [string, string][] = [
  ['1\u202f250\u202f€ gagnés', '1250 euros gagnés'],
  ['12,50\u202f€ de café', '12 euros 50 de café'],
  ['1\u202f€ et 12,00\u202f€', '1 euro et 12 euros'],
  ['de 18\u202fh\u202f30 à 20\u202fh', 'de 18 heures 30 à 20 heures'],
  ['1\u202fh\u202f05 et 01:00', 'une heure 5 et une heure'],
  ['le 1er octobre', 'le premier octobre'],
  ['le 2026-10-03', 'le 3 octobre 2026'],
  ['62,5\u202f% des gens', '62 virgule 5 pour cent des gens'],
  [
    '1 visite, 21 visites, 31 personnes, 11 visites, 71 idées',
    'une visite, vingt et une visites, trente et une personnes, 11 visites, 71 idées',
  ],
  ['121 personnes, 101 rencontres', '100 vingt et une personnes, 100 une rencontres'],
  ['5–15 personnes, 3/5', '5 à 15 personnes, 3 sur 5'],
  ['+3 personnes, −2 visites', 'plus 3 personnes, moins 2 visites'],
  ['M. Morel et Mme Duval', 'monsieur Morel et madame Duval'],
  ['le club (n = 12)', 'le club, n égale 12,'],
  ['voir https://example.org/a?b=c et ana@example.org', 'voir et'],
  ['« Le Comptoir » — à Lyon', 'Le Comptoir, à Lyon'],
  ['12 km en 35 min, p. ex. à vélo', '12 kilomètres en 35 minutes, par exemple à vélo'],
]

const ENGLISH: [string, string][] = [
  ['€1,250 won', '1250 euros won'],
  ['€12.50 and €1', '12 euros and 50 cents and 1 euro'],
  ['from 18:30 to 20:00', 'from 6 30 p.m. to 8 p.m.'],
  ['at 12:00, 00:00 and 09:05', 'at noon, midnight and 9 oh 5 a.m.'],
  ['on 2026-10-03', 'on 3 October 2026'],
  ['62.5% of people, e.g. 5–15', '62.5 percent of people, for example 5 to 15'],
  ['Mr. Morel & Mrs Duval', 'mister Morel and missus Duval'],
]

test.each(FRENCH)('in French, %s', (written, said) => {
  expect(forTheEar(written, 'fr')).toBe(said)
})

test.each(ENGLISH)('in English, %s', (written, said) => {
  expect(forTheEar(written, 'en')).toBe(said)
})

test('sentences are cut where they end, never inside of an abbreviation or a sum', () => {
  expect(sentencesIn('Bonjour M. Morel. Vous avez vu 12 personnes\n\nEt 12,50 € etc. Voilà', 'fr')).toEqual([
    'Bonjour monsieur Morel.',
    'Vous avez vu 12 personnes.',
    'Et 12 euros 50 et cetera.',
    'Voilà.',
  ])
})

test('each part is a chapter that begins with its title; a part without text is none', () => {
  expect(
    spokenParts(
      [
        { title: 'Les gens', text: 'Douze personnes.' },
        { title: 'Vide', text: ' \n ' },
        { title: '', text: 'Sans titre.' },
      ],
      'fr',
    ),
  ).toEqual([
    { title: 'Les gens', sentences: ['Les gens.', 'Douze personnes.'] },
    { title: 'Sans titre.', sentences: ['Sans titre.'] },
  ])
})
