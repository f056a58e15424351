import { expect, test } from 'vitest'
import { namesIndex } from '../people/names-index.ts'
import { FORMS } from './forms.ts'
import { readIdea } from './read-idea.ts'
import { readResonance } from './read-resonance.ts'
import { thingOf } from './thing.ts'

const { find } = namesIndex([
  ['m1', 'Marie Dupont'],
  ['l1', 'Luc Santini'],
  ['l2', 'Luc Moreau'],
  ['j1', 'Jeanne Roux'],
  ['k1', 'Karim El Amrani'],
])

test.each([
  ['Proposer une interview à Marie', 'interview', 'Marie Dupont'],
  ['atelier commun avec Luc Santini', 'workshop', 'Luc Santini'],
  ['Joint workshop with Luc Moreau', 'workshop', 'Luc Moreau'],
  ['Interview with Jeanne Roux about lutherie', 'interview', 'Jeanne Roux'],
  ['un article invité chez Karim El Amrani', 'guest-article', 'Karim El Amrani'],
  ['Écrire une recommandation pour Jeanne', 'recommendation', 'Jeanne Roux'],
  ['swap services with Marie Dupont', 'swap', 'Marie Dupont'],
  ['offre commune avec marie', 'joint-offer', 'Marie Dupont'],
  ['Déjeuner à quatre avec Jeanne', 'lunch-of-four', 'Jeanne Roux'],
  ['A day side by side with Karim', 'side-by-side', 'Karim El Amrani'],
])('%s', (line, form, name) => {
  expect(readIdea(line, find)).toMatchObject({ form, who: { kind: 'known', person: { name } } })
})

test('several of that name are asked about, nobody of it may be new, a firm is an organisation', () => {
  expect(readIdea('Podcast avec Luc', find).who).toMatchObject({ kind: 'several', name: 'Luc' })
  expect(readIdea('Podcast avec Oscar Belin', find).who).toEqual({ kind: 'new', name: 'Oscar Belin' })
  expect(readIdea('Intervention chez Aria', find)).toMatchObject({
    who: null,
    organisation: 'Aria',
    form: 'talk',
  })
})

test('a line that names nobody and no form is an idea all the same', () => {
  expect(readIdea('  lancer   quelque chose ', find)).toEqual({
    title: 'Lancer quelque chose',
    form: null,
    who: null,
    organisation: '',
  })
  expect(readIdea('', find).title).toBe('')
})

test('a form is only ever one of the library', () => {
  const { form } = readIdea('visite guide concours conference troc', find)
  expect(FORMS).toContain(form)
})

test('what rang true gives its name, its address and what it is', () => {
  const line = 'article de Jeanne Roux sur la lutherie https://lutherie.example/archets?p=1.'
  expect(readResonance(line, find)).toEqual({
    what: 'article sur la lutherie',
    url: 'https://lutherie.example/archets?p=1',
    who: { kind: 'known', person: { id: 'j1', name: 'Jeanne Roux' } },
  })
  expect(readResonance('a talk by Oscar Belin about boats', find)).toEqual({
    what: 'a talk about boats',
    url: '',
    who: { kind: 'new', name: 'Oscar Belin' },
  })
})

test('an address alone is named by its site', () => {
  expect(readResonance('https://www.lutherie.example/x', find)).toMatchObject({
    what: 'lutherie.example',
    who: null,
  })
  expect(readResonance('www.lutherie.example', find).url).toBe('https://www.lutherie.example')
  expect(readResonance('', find)).toEqual({ what: '', url: '', who: null })
})

test.each([
  ['article sur la lutherie', 'article', 'la lutherie'],
  ['message sur le forum', 'message', ''],
  ['réponse sur un forum à propos de la solitude', 'message', 'la solitude'],
  ['épisode de podcast', 'podcast', ''],
  ['a talk about boats', 'talk', 'boats'],
  ['un geste', 'work', ''],
])('%s is a thing', (what, thing, topic) => {
  expect(thingOf(what)).toEqual({ thing, topic })
})
