import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, livingIn, phone, somebody } from '../../test/support/people.ts'
import type { Day } from '../lib/day.ts'
import { foldedWords } from '../lib/fold.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { printCard } from '../lib/vcard/card.ts'
import { newCard } from '../lib/vcard/edit.ts'
import { saveSettings } from '../owner/store.ts'
import type { Desk } from '../platform/desk.ts'
import { deletePeople } from './bulk.ts'
import { listPeople } from './list.ts'
import { NEW_ACQUAINTANCE } from './person.ts'
import { projectCountry, projectPeople } from './projection.ts'
import { findPeople } from './search.ts'
import { addPeople, keepLastContacts } from './store.ts'
import { tidyParts } from './token-parts.ts'

onEveryDatabase({ setting: projectCountry, person: projectPeople }, newDesk => {
  const found = async (desk: Desk, text: string, limit = 8) =>
    (await findPeople(desk, text, limit)).map(person => person.name)

  const partsIn = ({ db, id }: Desk) =>
    db.selectFrom('tokenPart').select(['part', 'token']).where('deskId', '=', id).orderBy('part').execute()

  async function deskOf(...names: string[]): Promise<Desk> {
    const desk = await newDesk()
    for (const name of names) await somebody(desk, name)
    return desk
  }

  describe('what is forgiven', () => {
    test('accents, capitals, hyphens and apostrophes', async () => {
      const desk = await deskOf('Élodie Lefèvre', 'Jean-Pierre Roux', 'Anne d’Ormesson', 'Zoé Œuvrard')
      expect(await found(desk, 'elodie LEFEVRE')).toEqual(['Élodie Lefèvre'])
      expect(await found(desk, 'jean pierre')).toEqual(['Jean-Pierre Roux'])
      expect(await found(desk, 'jeanpierre')).toEqual(['Jean-Pierre Roux'])
      expect(await found(desk, "d'ormesson")).toEqual(['Anne d’Ormesson'])
      expect(await found(desk, 'oeuvrard')).toEqual(['Zoé Œuvrard'])
    })

    test('the order of the words', async () => {
      const desk = await deskOf('Marie Dupont', 'Marie Martin')
      expect(await found(desk, 'dupont marie')).toEqual(['Marie Dupont'])
      expect(await found(desk, 'dup mar')).toEqual(['Marie Dupont'])
    })

    test('particles, left out, typed or joined', async () => {
      const desk = await deskOf('Jean de La Tour', 'Yann Lebihan', 'Paul Le Goff')
      for (const text of ['tour', 'jean tour', 'de la tour', 'delatour', 'latour']) {
        expect(await found(desk, text), text).toEqual(['Jean de La Tour'])
      }
      expect(await found(desk, 'le bihan')).toEqual(['Yann Lebihan'])
      expect(await found(desk, 'goff')).toEqual(['Paul Le Goff'])
      expect(await found(desk, 'legoff')).toEqual(['Paul Le Goff'])
    })

    test.each(['dupnt', 'duppont', 'dupomt', 'dpuont', 'supont', 'udpont', 'upont', 'duponr', 'aduponr'])(
      'one typo: %s',
      async text => {
        const desk = await deskOf('Marie Dupont', 'Louise Bernard')
        expect(await found(desk, text)).toEqual(text === 'aduponr' ? [] : ['Marie Dupont'])
      },
    )

    test('one typo in each of several words, and in a word on its way', async () => {
      const desk = await deskOf('Marie Dupont', 'Louise Bernard')
      expect(await found(desk, 'mraie dupnt')).toEqual(['Marie Dupont'])
      expect(await found(desk, 'bernrd l')).toEqual(['Louise Bernard'])
      expect(await found(desk, 'bren')).toEqual(['Louise Bernard'])
    })

    test('no typo in three letters, nor in figures', async () => {
      const desk = await newDesk()
      await somebody(desk, 'Léo Roux', { phones: [phone('06 12 34 56 78')] })
      expect(await found(desk, 'rux')).toEqual([])
      expect(await found(desk, '0613')).toEqual([])
    })
  })

  describe('best first', () => {
    test('the name before the rest', async () => {
      const desk = await newDesk()
      await somebody(desk, 'Anne Roux', { organisation: 'Martin SA' })
      await somebody(desk, 'Zoé Martin')
      expect(await found(desk, 'martin')).toEqual(['Zoé Martin', 'Anne Roux'])
    })

    test('as written before a typo forgiven', async () => {
      const desk = await deskOf('Anne Durant', 'Zoé Durand')
      expect(await found(desk, 'durand')).toEqual(['Zoé Durand', 'Anne Durant'])
    })

    test('the last seen, then by name; the archived at the end', async () => {
      const desk = await newDesk()
      await somebody(desk, 'Anne Petit', {}, { archived: true })
      await somebody(desk, 'Zoé Petit')
      await somebody(desk, 'Luc Petit')
      const seen = await somebody(desk, 'Marc Petit')
      await desk.write({ what: 'test' }, inside =>
        keepLastContacts(inside, new Map([[seen, '2026-11-01' as Day]])),
      )
      expect(await found(desk, 'petit')).toEqual(['Marc Petit', 'Luc Petit', 'Zoé Petit', 'Anne Petit'])
      expect(await found(desk, 'p')).toEqual(['Marc Petit', 'Luc Petit', 'Zoé Petit', 'Anne Petit'])
    })
  })

  describe('what somebody is found by', () => {
    test('nickname, firm, job, town, tag, skill', async () => {
      const desk = await newDesk()
      const contact = {
        nickname: 'Mimi',
        organisation: 'Atelier Bleu',
        title: 'Graphiste',
        addresses: [livingIn('Saint-Étienne')],
        tags: ['Salon 2025'],
      }
      await somebody(desk, 'Marie Dupont', contact, { skills: ['typographie'] })
      for (const text of [
        'mimi',
        'bleu',
        'atelier',
        'graph',
        'saint etienne',
        'etienne',
        'salon',
        '2025',
        'typo',
        'marie bleu',
      ]) {
        expect(await found(desk, text), text).toEqual(['Marie Dupont'])
      }
      expect(await found(desk, 'marie rouge')).toEqual([])
    })

    test('a phone, from its beginning as people write it or from its end', async () => {
      const desk = await newDesk()
      await somebody(desk, 'Marie Dupont', { phones: [phone('+33 (0)6 12 34 56 78')] })
      await somebody(desk, 'Paul Roux', { phones: [phone('01.45.00.00.00')] })
      for (const text of [
        '0612',
        '06 12 34',
        '+33 6 12',
        '0033612',
        '33612',
        '5678',
        '56 78',
        '678',
        'marie 0612',
        'tel:+33612345678',
      ]) {
        expect(await found(desk, text.replace('tel:', '')), text).toEqual(['Marie Dupont'])
      }
      expect(await found(desk, '+33145')).toEqual(['Paul Roux'])
    })

    test('a national number, as of the owner’s country, also when that changes', async () => {
      const desk = await newDesk()
      await saveSettings(desk, { country: 'BE' })
      await somebody(desk, 'Marie Dupont', { phones: [phone('0475 12 34 56')] })
      expect(await found(desk, '+32475')).toEqual(['Marie Dupont'])
      await saveSettings(desk, { country: 'FR' })
      expect(await found(desk, '+32475')).toEqual([])
      expect(await found(desk, '+33475')).toEqual(['Marie Dupont'])
    })

    test('a mail: whole, beginning, words of it, domain', async () => {
      const desk = await newDesk()
      await somebody(desk, 'Marie Dupont', { emails: [phone('m.dupuis75@studio-aria.fr')] })
      for (const text of [
        'm.dupuis75@studio-aria.fr',
        'm.dup',
        'm.dupuis75@',
        'dupuis',
        'aria',
        'studio-aria.fr',
        '@studio',
        'marie @studio',
      ]) {
        expect(await found(desk, text), text).toEqual(['Marie Dupont'])
      }
    })

    test('the middle of any of these', async () => {
      const desk = await newDesk()
      const contact = {
        organisation: 'Photosynthèse',
        addresses: [livingIn('Villeurbanne')],
        tags: ['covoiturage'],
        phones: [phone('+33 (0)6 12 34 56 78')],
        emails: [phone('marie.dupuis75@studio-aria.fr')],
      }
      await somebody(desk, 'Marie Dupont', contact, { skills: ['typographie'] })
      await somebody(desk, 'Paul Roux')
      for (const text of [
        'pont',
        'ari',
        'synth',
        'urbanne',
        'voitur',
        'graphie',
        '1234',
        '23 45 6',
        'dupuis75',
        'aria.fr',
        'rie pon',
        'pont 3456',
        'synthese marie',
      ]) {
        expect(await found(desk, text), text).toEqual(['Marie Dupont'])
      }
      expect(await found(desk, 'pont roux')).toEqual([])
      expect(await found(desk, '345')).toEqual([])
    })

    test('beginnings before middles, middles before a typo forgiven', async () => {
      const desk = await deskOf('Anne Lemartin', 'Zoé Martin', 'Luc Mardin')
      expect(await found(desk, 'martin')).toEqual(['Zoé Martin', 'Anne Lemartin', 'Luc Mardin'])
    })

    test('a middle that was is found until the night, nobody then', async () => {
      const desk = await deskOf('Marie Dupont')
      const [{ id } = { id: '' }] = await findPeople(desk, 'pont', 8)
      await deletePeople(desk, [id])
      expect(await found(desk, 'pont')).toEqual([])
      expect(await tidyParts(desk)).toBe(2)
      expect(await partsIn(desk)).toEqual([])
    })

    test('parts that are missing are made again', async () => {
      const desk = await deskOf('Marie Dupont')
      const before = await partsIn(desk)
      await desk.write({ what: 'test' }, ({ db, id }) =>
        db.deleteFrom('tokenPart').where('deskId', '=', id).execute(),
      )
      expect(await found(desk, 'pont')).toEqual([])
      expect(await tidyParts(desk)).toBe(2)
      expect(await partsIn(desk)).toEqual(before)
      expect(await tidyParts(desk)).toBe(0)
    })

    test('somebody without a name', async () => {
      const desk = await deskOf('chauffeur du bus 4', 'le boulanger')
      expect(await found(desk, 'bus 4')).toEqual(['chauffeur du bus 4'])
      expect(await found(desk, 'le boul')).toEqual(['le boulanger'])
      expect(await found(desk, 'le')).toEqual(['le boulanger'])
    })
  })

  test('nothing typed, or signs alone, finds nobody', async () => {
    const desk = await deskOf('Marie Dupont')
    for (const text of ['', '   ', '-', '%', "'", '@', '_', '"'])
      expect(await found(desk, text), text).toEqual([])
  })

  test('another desk’s people are never found', async () => {
    await deskOf('Marie Dupont')
    const desk = await deskOf('Paul Roux')
    for (const text of ['marie', 'dupont', 'pont', 'dupnt', 'm', ''])
      expect(await found(desk, text), text).toEqual([])
  })

  test('anybody is found by any beginning of any word of their name, accents or not', async () => {
    const letters = fc.stringMatching(/^[A-ZÉÈÀÇŒŁÑ][a-zéèêàçñöœ’-]{0,9}$/)
    const name = fc.tuple(letters, letters)
    await fc.assert(
      fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 6 }), async names => {
        const desk = await newDesk()
        const people = names.map(([givenName, familyName]) => {
          const contact = called('', { name: `${givenName} ${familyName}`, givenName, familyName })
          return {
            id: uuidv7(new Date()),
            octets: printCard(newCard(contact)),
            contact,
            acquaintance: NEW_ACQUAINTANCE,
            origin: null,
          }
        })
        await addPeople(desk, people)
        for (const { id, contact } of people) {
          for (const word of foldedWords(contact.name)) {
            for (let length = 1; length <= word.length; length++) {
              const ids = (await findPeople(desk, word.slice(0, length), 50)).map(person => person.id)
              expect(ids, `${word.slice(0, length)} of ${contact.name}`).toContain(id)
            }
            for (let start = 1; start <= [...word].length - 3; start++) {
              const part = [...word].slice(start, start + 3).join('')
              const listed = await listPeople(desk, { text: part }, { sort: 'name', offset: 0, limit: 50 })
              expect(
                listed.people.map(person => person.id),
                `${part} of ${contact.name}`,
              ).toContain(id)
              const ids = (await findPeople(desk, part, 50)).map(person => person.id)
              expect(ids, `${part} of ${contact.name}`).toContain(id)
            }
          }
        }
      }),
      { numRuns: 15 },
    )
  })
})

describe('folding', () => {
  test('is the same twice, without capitals, marks or signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const words = foldedWords(text)
        expect(foldedWords(words.join(' '))).toEqual(words)
        for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u)
      }),
    )
  })

  test('composed or not, text is the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(foldedWords(text.normalize('NFD'))).toEqual(foldedWords(text.normalize('NFC')))
      }),
    )
  })
})
