import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NeedKind } from './need.ts'
import { readNeed } from './read-need.ts'

interface Said {
  kind: NeedKind
  what: string
  skills?: string[]
  organisation?: string
  place?: string
}

const CASES: [line: string, said: Said][] = [
  [
    'J’ai besoin d’un comptable à Lille',
    { kind: 'supplier', what: 'un comptable à Lille', skills: ['comptable'], place: 'Lille' },
  ],
  ['J’ai besoin d’un comptable', { kind: 'supplier', what: 'un comptable', skills: ['comptable'] }],
  [
    "J'ai besoin de conseils sur le portage salarial",
    { kind: 'advice', what: 'conseils sur le portage salarial', skills: ['portage salarial'] },
  ],
  [
    'Je cherche une intro chez Ploum',
    { kind: 'introduction', what: 'une intro chez Ploum', organisation: 'Ploum' },
  ],
  [
    'Je cherche une introduction à la mairie de Toulon',
    {
      kind: 'introduction',
      what: 'une introduction à la mairie de Toulon',
      organisation: 'mairie de Toulon',
    },
  ],
  [
    'Je cherche quelqu’un chez Atelier Nacre',
    { kind: 'introduction', what: 'quelqu’un chez Atelier Nacre', organisation: 'Atelier Nacre' },
  ],
  [
    'Cherche illustratrice qui connaît les oiseaux',
    { kind: 'supplier', what: 'illustratrice qui connaît les oiseaux', skills: ['illustratrice', 'oiseaux'] },
  ],
  [
    'Je cherche des clients dans la santé',
    { kind: 'client', what: 'des clients dans la santé', skills: ['santé'] },
  ],
  ['Il me faut une mission pour janvier', { kind: 'client', what: 'une mission pour janvier' }],
  [
    'Il me faudrait un client dans le vin à Bordeaux',
    { kind: 'client', what: 'un client dans le vin à Bordeaux', skills: ['vin'], place: 'Bordeaux' },
  ],
  [
    'Je voudrais recruter une stagiaire en graphisme',
    { kind: 'hire', what: 'recruter une stagiaire en graphisme', skills: ['stagiaire', 'graphisme'] },
  ],
  [
    'On cherche à embaucher un développeur web',
    { kind: 'supplier', what: 'un développeur web', skills: ['développeur web'] },
  ],
  [
    'J’ai besoin d’un bureau à La Seyne-sur-Mer',
    { kind: 'place', what: 'un bureau à La Seyne-sur-Mer', place: 'La Seyne-sur-Mer' },
  ],
  [
    'Je cherche une salle pour trente personnes près de Nantes',
    { kind: 'place', what: 'une salle pour trente personnes près de Nantes', place: 'Nantes' },
  ],
  ['Besoin d’un avis sur mes tarifs', { kind: 'advice', what: 'un avis sur mes tarifs', skills: ['tarifs'] }],
  [
    'Qui connaît un imprimeur à Marseille ?',
    { kind: 'supplier', what: 'un imprimeur à Marseille', skills: ['imprimeur'], place: 'Marseille' },
  ],
  [
    'Je recherche un traducteur anglais',
    { kind: 'supplier', what: 'un traducteur anglais', skills: ['traducteur anglais'] },
  ],
  [
    'J’aimerais rencontrer un éditeur jeunesse',
    { kind: 'supplier', what: 'un éditeur jeunesse', skills: ['éditeur jeunesse'] },
  ],
  [
    'un photographe, avec un drone',
    { kind: 'supplier', what: 'un photographe, avec un drone', skills: ['photographe', 'drone'] },
  ],
  [
    'Je cherche un avocat en droit d’auteur',
    { kind: 'supplier', what: 'un avocat en droit d’auteur', skills: ['avocat', 'droit d’auteur'] },
  ],
  [
    'Je cherche un fournisseur de papier recyclé',
    { kind: 'supplier', what: 'un fournisseur de papier recyclé', skills: ['papier recyclé'] },
  ],
  [
    'Besoin d’une entrée à la CCI',
    { kind: 'introduction', what: 'une entrée à la CCI', organisation: 'CCI' },
  ],
  ['Besoin d’un coup de main', { kind: 'other', what: 'un coup de main' }],
  ['un vélo cargo', { kind: 'other', what: 'un vélo cargo', skills: ['vélo cargo'] }],
  [
    'I need an accountant in Lille',
    { kind: 'supplier', what: 'an accountant in Lille', skills: ['accountant'], place: 'Lille' },
  ],
  [
    'I need an illustrator who knows birds',
    { kind: 'supplier', what: 'an illustrator who knows birds', skills: ['illustrator', 'birds'] },
  ],
  [
    'I’m looking for an intro at Ploum',
    { kind: 'introduction', what: 'an intro at Ploum', organisation: 'Ploum' },
  ],
  [
    'looking for an introduction to Cedar Works',
    { kind: 'introduction', what: 'an introduction to Cedar Works', organisation: 'Cedar Works' },
  ],
  [
    'We need clients in healthcare',
    { kind: 'client', what: 'clients in healthcare', skills: ['healthcare'] },
  ],
  ['I’d like to hire an intern', { kind: 'hire', what: 'an intern', skills: ['intern'] }],
  ['I want a desk near Bristol', { kind: 'place', what: 'a desk near Bristol', place: 'Bristol' }],
  ['I need advice about pricing', { kind: 'advice', what: 'advice about pricing', skills: ['pricing'] }],
  ['Does anyone know a plumber?', { kind: 'supplier', what: 'a plumber', skills: ['plumber'] }],
  ['Who knows someone at Ploum?', { kind: 'introduction', what: 'someone at Ploum', organisation: 'Ploum' }],
  [
    'a good translator for two weeks',
    { kind: 'supplier', what: 'a good translator for two weeks', skills: ['translator'] },
  ],
  [
    'wanted: a supplier of recycled paper',
    { kind: 'supplier', what: 'a supplier of recycled paper', skills: ['recycled paper'] },
  ],
]

test.each(CASES)('%s', (line, said) => {
  expect(readNeed(line)).toEqual({ skills: [], organisation: '', place: '', ...said })
})

test('any text is read, and none of it is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), line => {
      const { what } = readNeed(line)
      expect(line.replace(/\s+/g, ' ')).toContain(what)
      expect(what === '').toBe(line.trim() === '')
    }),
  )
})

test('a very long line is read at once', () => {
  const line = `Je cherche ${'un comptable qui connaît Lille et '.repeat(400)}Ploum`
  expect(readNeed(line).skills.length).toBeLessThanOrEqual(6)
})
