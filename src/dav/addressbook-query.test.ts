import { expect, test } from 'vitest'
import { answeredIn, conditionIn } from '../../test/support/dav/answers.ts'
import { vcard, xml } from '../../test/support/dav/bodies.ts'
import { type Ask, askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { searchText } from '../lib/vcard/search-text.ts'

const BOOK = '/addressbooks/u/contacts/'

function query(filter: string, more = ''): string {
  return xml('card:addressbook-query', `<d:prop><d:getetag/></d:prop>${filter}${more}`)
}

async function found(ask: Ask, filter: string, headers: Record<string, string> = { depth: '1' }) {
  const { status, text } = await ask('REPORT', BOOK, { headers, body: query(filter) })
  expect(status).toBe(207)
  return answeredIn(text).map(({ href }) => href.slice(BOOK.length, -4))
}

function named(text: string, attributes = ''): string {
  return `<card:filter><card:prop-filter name="FN"><card:text-match ${attributes}>${text}</card:text-match></card:prop-filter></card:filter>`
}

onEveryDatabase(PLAIN_PROJECTORS, newDesk => {
  test('cards are found by what they say', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}ada.vcf`, {
      body: vcard('ada', ['FN:Ada Łovelace', 'item1.EMAIL;TYPE=work:ada@example.org']),
    })
    await ask('PUT', `${BOOK}bob.vcf`, { body: vcard('bob', ['FN:Bob', 'NICKNAME:B']) })
    expect(await found(ask, named('ada'))).toEqual(['ada'])
    expect(await found(ask, named('ŁOVEL', 'collation="i;unicode-casemap"'))).toEqual(['ada'])
    expect(await found(ask, named('ada', 'collation="i;octet"'))).toEqual([])
    expect(await found(ask, named('bob', 'match-type="equals"'))).toEqual(['bob'])
    expect(await found(ask, named('ada', 'negate-condition="yes"'))).toEqual(['bob'])
    expect(await found(ask, '<card:filter/>')).toEqual(['ada', 'bob'])
    const email = (inside: string) =>
      `<card:filter><card:prop-filter name="EMAIL">${inside}</card:prop-filter></card:filter>`
    expect(await found(ask, email(''))).toEqual(['ada'])
    expect(await found(ask, email('<card:is-not-defined/>'))).toEqual(['bob'])
    const work = '<card:param-filter name="TYPE"><card:text-match>work</card:text-match></card:param-filter>'
    expect(await found(ask, email(work))).toEqual(['ada'])
    const both = ['<card:prop-filter name="EMAIL"/>', '<card:prop-filter name="NICKNAME"/>'].join('')
    expect(await found(ask, `<card:filter test="allof">${both}</card:filter>`)).toEqual([])
    expect(await found(ask, `<card:filter test="anyof">${both}</card:filter>`)).toEqual(['ada', 'bob'])
  })

  test('cards whose folded text is kept are found all the same', async () => {
    const desk = await newDesk()
    const ask = askOn(desk)
    const cards = {
      ada: ['FN:Ada Łovelace', 'EMAIL:ada@example.org'],
      bob: ['FN:Bob', 'NOTE:knows Ada'],
      eve: ['FN:Eve', 'TEL;TYPE=work:1'],
    }
    for (const [name, lines] of Object.entries(cards)) {
      const body = vcard(name, lines)
      await ask('PUT', `${BOOK}${name}.vcf`, { body })
      const text = searchText(parseCard(new TextEncoder().encode(body)).value)
      await desk.write({ what: 'test' }, ({ db }) =>
        db
          .updateTable('davMember')
          .set({ text })
          .where('deskId', '=', desk.id)
          .where('name', '=', `${name}.vcf`)
          .execute(),
      )
    }
    const match = (text: string, attributes = '') =>
      `<card:text-match ${attributes}>${text}</card:text-match>`
    const of = (name: string, inside: string, test = 'anyof') =>
      `<card:prop-filter name="${name}" test="${test}">${inside}</card:prop-filter>`
    const filter = (test: string, inside: string) => `<card:filter test="${test}">${inside}</card:filter>`
    const absent = '<card:is-not-defined/>'
    const work = `<card:param-filter name="TYPE">${match('work')}</card:param-filter>`
    expect(await found(ask, named('ada'))).toEqual(['ada'])
    expect(await found(ask, named('łOVE'))).toEqual(['ada'])
    expect(await found(ask, named('ada', 'negate-condition="yes"'))).toEqual(['bob', 'eve'])
    expect(await found(ask, filter('anyof', of('FN', match('ada')) + of('NOTE', match('ada'))))).toEqual([
      'ada',
      'bob',
    ])
    expect(await found(ask, filter('allof', of('FN', match('b')) + of('NOTE', match('ada'))))).toEqual([
      'bob',
    ])
    expect(await found(ask, filter('anyof', of('FN', match('ada')) + of('TEL', absent)))).toEqual([
      'ada',
      'bob',
    ])
    expect(await found(ask, filter('anyof', of('TEL', match('9') + work)))).toEqual(['eve'])
    expect(await found(ask, filter('anyof', of('TEL', match('9') + work, 'allof')))).toEqual([])
    expect(await found(ask, filter('anyof', of('FN', match('ada') + match('eve'), 'anyof')))).toEqual([
      'ada',
      'eve',
    ])
    expect(await found(ask, filter('anyof', of('FN', match(''))))).toEqual(['ada', 'bob', 'eve'])
  })

  test('no depth is 1, and 0 asks only what the address names', async () => {
    const ask = askOn(await newDesk())
    await ask('PUT', `${BOOK}ada.vcf`, { body: vcard('ada', []) })
    expect(await found(ask, named('ada'), {})).toEqual(['ada'])
    expect(await found(ask, named('ada'), { depth: '0' })).toEqual([])
    const one = await ask('REPORT', `${BOOK}ada.vcf`, { headers: { depth: '0' }, body: query(named('ada')) })
    expect(answeredIn(one.text)).toHaveLength(1)
  })

  test('no more is told than is wanted', async () => {
    const ask = askOn(await newDesk())
    for (const name of ['a', 'b', 'c']) await ask('PUT', `${BOOK}${name}.vcf`, { body: vcard(name, []) })
    const limit = (most: number) => `<card:limit><card:nresults>${most}</card:nresults></card:limit>`
    const cut = await ask('REPORT', BOOK, { body: query('<card:filter/>', limit(2)) })
    expect(answeredIn(cut.text).map(({ href }) => href)).toEqual([`${BOOK}a.vcf`, `${BOOK}b.vcf`, BOOK])
    expect(cut.text).toContain('507 Insufficient Storage')
    const all = await ask('REPORT', BOOK, { body: query('<card:filter/>', limit(3)) })
    expect(all.text).not.toContain('HTTP/1.1 507')
  })

  test.each([
    ['a collation that nobody knows', named('a', 'collation="i;bogus"'), 403, 'supported-collation'],
    ['a match that nobody knows', named('a', 'match-type="like"'), 403, 'supported-filter'],
    ['a filter that nobody knows', '<card:filter><x:odd/></card:filter>', 403, 'supported-filter'],
    ['no filter', '', 400, null],
    ['a filter of nothing', '<card:filter><card:prop-filter/></card:filter>', 400, null],
  ])('%s is refused', async (_, filter, status, condition) => {
    const ask = askOn(await newDesk())
    const answer = await ask('REPORT', BOOK, { body: query(filter) })
    expect(answer.status).toBe(status)
    if (condition) expect(conditionIn(answer.text)).toBe(condition)
  })
})
