import { afterEach, expect, test } from 'vitest'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { Refusal } from '../lib/refusal.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf } from '../lib/vcard/contact-of.ts'
import { meaningOf } from '../lib/vcard/meaning.ts'
import { projectPeople } from '../people/projection.ts'
import { personDetail, savePerson } from '../people/store.ts'
import { undo } from '../platform/db/undo.ts'
import type { Desk } from '../platform/desk.ts'
import { wordsIn } from '../words.ts'
import { exportedCards } from './export.ts'
import type { ImportView } from './import-view.ts'
import { type Decisions, type Imports, openImports } from './session.ts'
import { peopleAfter } from './store.ts'
import type { HeldFile } from './worker-talk.ts'

let imports: Imports = openImports()
afterEach(async () => {
  await imports.close()
  imports = openImports({
    onMistake: error => {
      throw error
    },
  })
})

function file(name: string, text: string): HeldFile {
  return { name, bytes: new TextEncoder().encode(text) }
}

function vcard(...lines: string[]): string {
  return ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
}

async function until(desk: Desk, id: string, states: ImportView['state'][]): Promise<ImportView> {
  return new Promise(resolve => {
    const look = () => {
      const view = imports.view(desk, id)
      if (!states.includes(view.state)) return
      unfollow()
      resolve(view)
    }
    const unfollow = imports.follow(desk, id, look)
    look()
  })
}

async function preview(desk: Desk, ...files: HeldFile[]): Promise<ImportView> {
  const id = await imports.start(
    desk,
    files.map(({ name, bytes }) => ({ name, bytes: bytes.slice() })),
  )
  return until(desk, id, ['ready', 'failed', 'cancelled'])
}

async function bring(desk: Desk, files: HeldFile[], decisions: Decisions = {}): Promise<ImportView> {
  const { id } = await preview(desk, ...files)
  imports.commit(desk, id, decisions)
  return until(desk, id, ['done', 'failed', 'cancelled'])
}

async function names(desk: Desk): Promise<string[]> {
  return (await peopleAfter(desk, '')).map(person => person.name).sort()
}

/** Every row of the desk's facts and projections, to compare before and after. */
async function everything({ db, id }: Desk): Promise<unknown> {
  const rows = <T>(query: Promise<T[]>) => query.then(found => found.map(row => JSON.stringify(row)).sort())
  return {
    people: await rows(db.selectFrom('person').selectAll().where('deskId', '=', id).execute()),
    origins: await rows(db.selectFrom('cardOrigin').selectAll().where('deskId', '=', id).execute()),
    cards: await rows(db.selectFrom('personCard').selectAll().where('deskId', '=', id).execute()),
    tokens: await rows(db.selectFrom('personToken').selectAll().where('deskId', '=', id).execute()),
  }
}

async function cardOf(desk: Desk, name: string) {
  const person = (await peopleAfter(desk, '')).find(known => known.name === name)
  const detail = person && (await personDetail(desk, person.id))
  if (!detail) throw new Error(`nobody is called ${name}`)
  return detail
}

const MARIE = vcard(
  'UID:m-1',
  'FN:Marie Vasseur',
  'N:Vasseur;Marie;;;',
  'TEL;TYPE=CELL:06 12 34 56 78',
  'X-PET:Félix',
)
const PAUL = vcard(
  'UID:p-1',
  'FN:Paul Lenoir',
  'N:Lenoir;Paul;;;',
  'EMAIL:paul@lenoir.example',
  'TITLE:Maçon',
)
const BOOK = file('book.vcf', MARIE + PAUL)

onEveryDatabase({ person: projectPeople }, newDesk => {
  test('a file is previewed, then brought in in one batch', async () => {
    const desk = await newDesk()
    const view = await preview(desk, BOOK)
    expect(view).toMatchObject({
      state: 'ready',
      files: [{ name: 'book.vcf', format: 'vcard', cards: 2, problems: 0 }],
      counts: { new: 2, unchanged: 0, updated: 0, proposed: 0 },
      samples: [{ name: 'Marie Vasseur', phone: '06 12 34 56 78' }, { name: 'Paul Lenoir' }],
    })
    expect(await names(desk)).toEqual([])

    imports.commit(desk, view.id, {})
    const done = await until(desk, view.id, ['done', 'failed'])
    expect(done).toMatchObject({ state: 'done', result: { added: 2, completed: 0, skipped: 0 } })
    expect(done.batch).toBe(desk.batches.at(-1))
    expect(await names(desk)).toEqual(['Marie Vasseur', 'Paul Lenoir'])
    const [batch] = await desk.db.selectFrom('batch').selectAll().where('deskId', '=', desk.id).execute()
    expect(batch).toMatchObject({
      what: 'import:change.imported',
      details: JSON.stringify({ count: 2, file: 'book.vcf' }),
    })
  })

  test('the history names one file by its own name, several by how many hold a card', async () => {
    const desk = await newDesk()
    const said = async () => {
      const { what, details } = await desk.db
        .selectFrom('batch')
        .select(['what', 'details'])
        .where('deskId', '=', desk.id)
        .where('id', '=', desk.batches.at(-1) ?? '')
        .executeTakeFirstOrThrow()
      return (['fr', 'en'] as const).map(language =>
        wordsIn(language).t(what as 'import:change.imported', JSON.parse(details)),
      )
    }
    await bring(desk, [{ ...BOOK, name: '/home/somebody/cards/book.vcf' }])
    expect(await said()).toEqual(['2 fiches importées de book.vcf', '2 cards imported from book.vcf'])
    const more = ['Ana', 'Bob'].map(name => file(`a/very/long/path/${name}.vcf`, vcard(`FN:${name}`)))
    await bring(desk, [...more, file('empty.vcf', '')])
    expect(await said()).toEqual(['2 fiches importées de 2 fichiers', '2 cards imported from 2 files'])
  })

  test('the same file again changes nothing, in whatever version it comes', async () => {
    const desk = await newDesk()
    await bring(desk, [BOOK])
    const before = await everything(desk)
    const old =
      'BEGIN:VCARD\nVERSION:2.1\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Lenoir;Paul;;;\nFN:Paul Lenoir\nTITLE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ma=C3=A7on\nEMAIL:paul@lenoir.example\nREV:20260101T000000Z\nEND:VCARD\n'
    const done = await bring(desk, [BOOK, file('old.vcf', old)])
    expect(done).toMatchObject({ counts: { new: 0, unchanged: 2, updated: 0, proposed: 0 }, batch: null })
    expect(done.problems).toEqual([
      expect.objectContaining({
        file: 'old.vcf',
        level: 'ignored',
        message: expect.stringContaining('book.vcf'),
      }),
    ])
    expect(await everything(desk)).toEqual(before)
  })

  test('after edits on the screen too, in a table as in cards', async () => {
    const desk = await newDesk()
    const csv = file(
      'people.csv',
      'First Name,Last Name,E-mail Address,Mobile Phone\nClaire,Roux,claire@roux.example,0611111111\n',
    )
    await bring(desk, [BOOK, csv])
    for (const name of ['Marie Vasseur', 'Claire Roux']) {
      const { id, revision, contact, acquaintance } = await cardOf(desk, name)
      const edited = { ...contact, phones: [], emails: [], name: `${name} (amie)`, note: 'Aime le thé' }
      await savePerson(desk, { id, contact: edited, acquaintance: { ...acquaintance, circle: 2 } }, revision)
    }
    const before = await everything(desk)
    const done = await bring(desk, [BOOK, csv], { defaultDecision: 'same' })
    expect(done).toMatchObject({ counts: { new: 0, unchanged: 3, updated: 0, proposed: 0 }, batch: null })
    expect(await everything(desk)).toEqual(before)
  })

  test('a newer export completes the card and leaves what the screen changed', async () => {
    const desk = await newDesk()
    await bring(desk, [BOOK])
    const { id, revision, contact, acquaintance } = await cardOf(desk, 'Paul Lenoir')
    const edited = { ...contact, emails: [], note: 'Rappeler en mars' }
    await savePerson(desk, { id, contact: edited, acquaintance }, revision)
    const newer = vcard(
      ...[
        'UID:p-1',
        'FN:Paul Lenoir',
        'N:Lenoir;Paul;;;',
        'EMAIL:paul@lenoir.example',
        'TITLE:Chef de chantier',
      ],
      ...['TEL:0472000001', 'X-PET:Médor'],
    )
    const done = await bring(desk, [file('newer.vcf', newer)])
    expect(done).toMatchObject({ counts: { updated: 1 }, result: { added: 0, completed: 1, skipped: 0 } })
    const after = await cardOf(desk, 'Paul Lenoir')
    expect(after.contact).toMatchObject({
      emails: [],
      title: 'Chef de chantier',
      note: 'Rappeler en mars',
      phones: [{ value: '0472000001' }],
    })
    expect(await exported(desk)).toContain('X-PET:Médor')
    expect(await bring(desk, [file('newer.vcf', newer)])).toMatchObject({
      counts: { unchanged: 1 },
      batch: null,
    })
  })

  test('a shared address or number is proposed as the same person, and decided by the reader', async () => {
    const desk = await newDesk()
    await bring(desk, [BOOK])
    const csv = file(
      'phone.csv',
      'First Name,Last Name,E-mail Address,Mobile Phone,Company\nMarie,Vasseur,,+33 6 12 34 56 78,Atelier\nP.,Lenoir,PAUL@lenoir.example,,Bâti\n',
    )
    const view = await preview(desk, csv)
    expect(view.counts).toEqual({ new: 0, unchanged: 0, updated: 0, proposed: 2 })
    expect(view.proposals).toMatchObject([
      { name: 'Marie Vasseur', why: 'phone', existing: { name: 'Marie Vasseur' }, default: 'same' },
      { name: 'P. Lenoir', why: 'mail', shared: 'PAUL@lenoir.example', existing: { name: 'Paul Lenoir' } },
    ])
    expect(view.proposals[0]?.probability).toBeGreaterThan(0.99)
    const [marie, paul] = view.proposals
    const decisions = { [`${marie?.ref}`]: 'same', [`${paul?.ref}`]: 'different' } as const
    imports.commit(desk, view.id, { decisions })
    const done = await until(desk, view.id, ['done', 'failed'])
    expect(done.result).toMatchObject({ added: 1, completed: 1, skipped: 0 })
    expect(await names(desk)).toEqual(['Marie Vasseur', 'P. Lenoir', 'Paul Lenoir'])
    const { contact } = await cardOf(desk, 'Marie Vasseur')
    expect(contact).toMatchObject({ organisation: 'Atelier', phones: [{ value: '06 12 34 56 78' }] })
    expect(await bring(desk, [csv])).toMatchObject({ counts: { unchanged: 2 }, batch: null })
    // Neither file has identifiers: one is not a newer state of the other.
    const third = file(
      'third.csv',
      'First Name,Last Name,E-mail Address,Company\nPol,Lenoir,paul@lenoir.example,Mur\n',
    )
    await bring(desk, [third], { defaultDecision: 'same' })
    expect(await names(desk)).toEqual(['Marie Vasseur', 'P. Lenoir', 'Paul Lenoir'])
  })

  test('what is put off is left out, and the same file may bring it in later', async () => {
    const desk = await newDesk()
    await bring(desk, [BOOK])
    const other = file(
      'other.vcf',
      vcard('UID:x', 'FN:Luce Lenoir', 'EMAIL:paul@lenoir.example', 'TEL:0472000001'),
    )
    const before = await everything(desk)
    expect(await bring(desk, [other], { defaultDecision: 'skip' })).toMatchObject({
      result: { added: 0, completed: 0, skipped: 1 },
      batch: null,
    })
    expect(await everything(desk)).toEqual(before)
    expect(await bring(desk, [other], { defaultDecision: 'same' })).toMatchObject({
      result: { completed: 1 },
    })
    const { contact } = await cardOf(desk, 'Paul Lenoir')
    expect(contact.phones).toMatchObject([{ value: '0472000001' }])
    expect(contact.note).toContain('Autre nom\u202f: Luce Lenoir')
  })

  test('without a decision, who is as good as certain is completed, and who may be another comes in beside', async () => {
    const desk = await newDesk()
    await bring(desk, [BOOK])
    const other = file(
      'other.vcf',
      vcard('UID:x', 'FN:Luce Lenoir', 'EMAIL:paul@lenoir.example') +
        vcard('UID:y', 'FN:P. Lenoir', 'EMAIL:paul@lenoir.example', 'TEL:0472000001'),
    )
    expect(await bring(desk, [other])).toMatchObject({ result: { added: 1, completed: 1, skipped: 0 } })
    expect(await names(desk)).toEqual(['Luce Lenoir', 'Marie Vasseur', 'Paul Lenoir'])
  })

  test('the undo of an import restores exactly, completed cards too', async () => {
    const desk = await newDesk()
    await bring(desk, [file('one.vcf', MARIE)])
    const before = await everything(desk)
    const more = file('more.vcf', PAUL + vcard('UID:m-1', 'FN:Marie Vasseur', 'ORG:Atelier'))
    const { batch, result } = await bring(desk, [more])
    expect(result).toMatchObject({ added: 1, completed: 1, skipped: 0 })
    expect(await everything(desk)).not.toEqual(before)
    await undo(desk, `${batch}`)
    expect(await everything(desk)).toEqual(before)
    expect((await preview(desk, more)).counts).toMatchObject({ new: 1, updated: 1 })
  })

  test('the same person said twice in one import becomes one card', async () => {
    const desk = await newDesk()
    const twice = MARIE + vcard('UID:m-1', 'FN:Marie Vasseur', 'EMAIL:marie@vasseur.example')
    const view = await bring(desk, [file('twice.vcf', twice)])
    expect(view).toMatchObject({
      counts: { new: 1 },
      problems: [{ level: 'repaired', where: 'card 2, line 9' }],
    })
    expect((await cardOf(desk, 'Marie Vasseur')).contact.emails).toMatchObject([
      { value: 'marie@vasseur.example' },
    ])
    expect(await bring(desk, [file('twice.vcf', twice)])).toMatchObject({ counts: { new: 0, unchanged: 2 } })
  })

  test('what the desk exports comes back as nothing new, and as the same cards elsewhere', async () => {
    const desk = await newDesk()
    await bring(desk, [
      BOOK,
      file('c.csv', 'First Name,Last Name,E-mail Address\nClaire,Roux,claire@roux.example\n'),
    ])
    for (const version of ['3.0', '4.0'] as const) {
      const backup = file('export.vcf', await exported(desk, version))
      expect((await preview(desk, backup)).counts).toMatchObject({ new: 0, updated: 0, proposed: 0 })
      const elsewhere = await newDesk()
      await bring(elsewhere, [backup])
      expect(meanings(await exported(elsewhere, version))).toEqual(meanings(await exported(desk, version)))
    }
  })

  test('called off while reading or before the commit, it leaves nothing', async () => {
    const desk = await newDesk()
    const reading = await imports.start(desk, [file('book.vcf', MARIE)])
    await imports.cancel(desk, reading)
    expect(imports.view(desk, reading).state).toBe('cancelled')
    const ready = await preview(desk, file('book.vcf', MARIE + PAUL))
    await imports.cancel(desk, ready.id)
    expect(() => imports.commit(desk, ready.id, {})).toThrow(Refusal)
    expect(await names(desk)).toEqual([])
  })

  test('called off in the middle of the commit, at whatever step, it leaves nothing', async () => {
    const desk = await newDesk()
    const before = await everything(desk)
    const many = Array.from({ length: 700 }, (_, i) => vcard(`UID:${i}`, `FN:Person ${i}`)).join('')
    for (const stopAt of [0, 250, 700]) {
      const { id } = await preview(desk, file('many.vcf', many))
      const stopped = new Promise<void>(resolve => {
        const unfollow = imports.follow(desk, id, () => {
          if (imports.view(desk, id).progress.done < stopAt) return
          unfollow()
          void imports.cancel(desk, id).then(resolve)
        })
      })
      imports.commit(desk, id, {})
      await stopped
      expect(imports.view(desk, id)).toMatchObject({ state: 'cancelled', batch: null })
      expect(await everything(desk)).toEqual(before)
      // Rolled back, not undone: there is no trace of it.
      expect(await desk.db.selectFrom('batch').selectAll().where('deskId', '=', desk.id).execute()).toEqual(
        [],
      )
    }
  })

  test('another desk sees nothing of it, and finds nobody alike', async () => {
    const desk = await newDesk()
    const other = await newDesk()
    const view = await bring(desk, [BOOK])
    expect(() => imports.view(other, view.id)).toThrow(Refusal)
    expect(() => imports.commit(other, view.id, {})).toThrow(Refusal)
    await expect(imports.cancel(other, view.id)).rejects.toThrow(Refusal)
    expect((await preview(other, file('book.vcf', MARIE + PAUL))).counts).toMatchObject({
      new: 2,
      unchanged: 0,
    })
    expect(await exported(other)).toBe('')
  })
})

async function exported(desk: Desk, version: '3.0' | '4.0' = '3.0'): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const cards of exportedCards(desk, version)) parts.push(cards)
  return Buffer.concat(parts).toString('utf8')
}

function meanings(text: string): string[] {
  return text
    .split(/(?=BEGIN:VCARD)/)
    .filter(card => card !== '')
    .map(card => parseCard(Buffer.from(card)).value)
    .map(card => `${contactOf(card).uid} ${meaningOf(card)}`)
    .sort()
}
