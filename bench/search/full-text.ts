import { DatabaseSync } from 'node:sqlite'
import { foldedWords } from '../../src/lib/fold.ts'
import type { NewPerson } from '../../src/people/store.ts'

/** The same people in SQLite's FTS5, beginnings of two and three letters indexed, in memory. */
export function fullTextOf(people: readonly NewPerson[]): {
  find: (text: string) => unknown[]
  close: () => void
} {
  const db = new DatabaseSync(':memory:')
  db.exec(
    `create virtual table text using fts5(name, rest, tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3')`,
  )
  const insert = db.prepare('insert into text (name, rest) values (?, ?)')
  db.exec('begin')
  for (const { contact } of people) {
    const { organisation, title, tags, addresses, emails, phones } = contact
    const points = [...emails, ...phones.map(({ value }) => ({ value: value.replaceAll(' ', '') }))].map(
      ({ value }) => value,
    )
    insert.run(
      contact.name,
      [organisation, title, ...tags, ...addresses.map(({ town }) => town), ...points].join(' '),
    )
  }
  db.exec('commit')
  const find = db.prepare(
    'select rowid, name from text where text match ? order by bm25(text, 10, 1) limit 8',
  )
  return {
    find: text => {
      const words = foldedWords(/^[+\d\s]+$/.test(text) ? text.replaceAll(' ', '') : text)
      return words.length === 0 ? [] : find.all(words.map(word => `"${word}"*`).join(' '))
    },
    close: () => db.close(),
  }
}
