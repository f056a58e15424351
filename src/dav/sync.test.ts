import { expect, test } from 'vitest'
import { answeredIn, conditionIn, said, tokenIn } from '../../test/support/dav/answers.ts'
import { vcard, xml } from '../../test/support/dav/bodies.ts'
import { type Ask, askOn, PLAIN_PROJECTORS } from '../../test/support/dav/plain-site.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { epochIn } from './sync-token.ts'

const BOOK = '/addressbooks/u/contacts/'

function sync(token: string, { limit = 0, properties = '<d:getetag/>', level = '1' } = {}): string {
  const most = limit > 0 ? `<d:limit><d:nresults>${limit}</d:nresults></d:limit>` : ''
  return xml(
    'd:sync-collection',
    `<d:sync-token>${token}</d:sync-token><d:sync-level>${level}</d:sync-level>${most}<d:prop>${properties}</d:prop>`,
  )
}

async function put(ask: Ask, ...names: string[]): Promise<void> {
  for (const name of names) await ask('PUT', `${BOOK}${name}.vcf`, { body: vcard(name, [`NOTE:${name}`]) })
}

onEveryDatabase(PLAIN_PROJECTORS, (newDesk, database) => {
  test('a client learns all, then what changed and what is gone, then nothing', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'a', 'b', 'c')
    await ask('DELETE', `${BOOK}c.vcf`)
    for (const depth of ['0', '1', null]) {
      const { status, text } = await ask('REPORT', BOOK, {
        headers: depth === null ? {} : { depth },
        body: sync(''),
      })
      expect(status).toBe(207)
      expect(answeredIn(text).map(({ href }) => href)).toEqual([`${BOOK}a.vcf`, `${BOOK}b.vcf`])
    }
    const first = await ask('REPORT', BOOK, { body: sync('') })
    const changed = await ask('PUT', `${BOOK}b.vcf`, { body: vcard('b', ['NOTE:again']) })
    await ask('DELETE', `${BOOK}a.vcf`)
    await put(ask, 'd')
    const next = await ask('REPORT', BOOK, { body: sync(tokenIn(first.text)) })
    const told = Object.fromEntries(
      answeredIn(next.text).map(one => [one.href, one.status ?? said(one, 'getetag')]),
    )
    expect(Object.keys(told)).toHaveLength(3)
    expect(told).toMatchObject({
      [`${BOOK}a.vcf`]: 'HTTP/1.1 404 Not Found',
      [`${BOOK}b.vcf`]: changed.headers.etag,
    })
    const last = await ask('REPORT', BOOK, { body: sync(tokenIn(next.text)) })
    expect(answeredIn(last.text)).toEqual([])
    expect(tokenIn(last.text)).toBe(tokenIn(next.text))
  })

  test('the data may come along, and properties that need the whole member', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'a')
    const properties = '<d:getetag/><d:getcontentlength/><card:address-data/><x:none/>'
    const { text } = await ask('REPORT', BOOK, { headers: { depth: '1' }, body: sync('', { properties }) })
    const [card] = answeredIn(text)
    expect(card && said(card, 'address-data')).toBe(vcard('a', ['NOTE:a']))
    expect(card && said(card, 'getcontentlength')).toBe(String(vcard('a', ['NOTE:a']).length))
    expect([...(card?.lacking.keys() ?? [])]).toEqual(['none'])
  })

  test('a limit cuts the answer, and the token goes on from there', async () => {
    const ask = askOn(await newDesk())
    await put(ask, 'a', 'b', 'c')
    const cut = await ask('REPORT', BOOK, { body: sync('', { limit: 2 }) })
    expect(answeredIn(cut.text).map(({ href }) => href)).toEqual([`${BOOK}a.vcf`, `${BOOK}b.vcf`, BOOK])
    expect(answeredIn(cut.text).at(-1)?.status).toBe('HTTP/1.1 507 Insufficient Storage')
    expect(cut.text).toContain('<d:number-of-matches-within-limits/>')
    const rest = await ask('REPORT', BOOK, { body: sync(tokenIn(cut.text), { limit: 2 }) })
    expect(answeredIn(rest.text).map(({ href }) => href)).toEqual([`${BOOK}c.vcf`])
    expect((await ask('REPORT', BOOK, { body: sync('', { limit: 3 }) })).text).not.toContain('HTTP/1.1 507')
  })

  test('a token that is not of this desk, or of its future, is refused as each client understands', async () => {
    const ask = askOn(await newDesk())
    const token = tokenIn((await ask('REPORT', BOOK, { body: sync('') })).text)
    const future = `${token.slice(0, token.lastIndexOf(':'))}:999999`
    for (const wrong of [future, 'http://example.org/1', 'urn:entregent:sync:other:0', `${token}x`]) {
      const refused = await ask('REPORT', BOOK, { body: sync(wrong) })
      expect(refused.status).toBe(403)
      expect(conditionIn(refused.text)).toBe('valid-sync-token')
      const headers = {
        'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.0',
      }
      const again = await ask('REPORT', BOOK, { headers, body: sync(wrong) })
      expect([again.status, conditionIn(again.text)]).toEqual([400, 'valid-sync-token'])
    }
  })

  test('address books are told at every level, folders one by one, homes not at all', async () => {
    const ask = askOn(await newDesk())
    // RFC 6578 §3.3: in an address book there is one level.
    expect((await ask('REPORT', BOOK, { body: sync('', { level: 'infinite' }) })).status).toBe(207)
    const deep = await ask('REPORT', '/files/u/', { body: sync('', { level: 'infinite' }) })
    expect([deep.status, conditionIn(deep.text)]).toEqual([403, 'sync-traversal-supported'])
    for (const path of ['/addressbooks/u/', '/']) {
      const { status, text } = await ask('REPORT', path, { body: sync('') })
      expect([status, conditionIn(text)]).toEqual([403, 'supported-report'])
    }
    expect((await ask('REPORT', BOOK, { body: sync('', { level: 'x' }) })).status).toBe(400)
    expect((await ask('REPORT', BOOK, { body: xml('d:sync-collection', '<d:prop/>') })).status).toBe(400)
  })

  test('a sync token in an If header holds until something changes (RFC 6578 §5)', async () => {
    const ask = askOn(await newDesk())
    const token = async () => tokenIn((await ask('REPORT', BOOK, { body: sync('') })).text)
    const put = (name: string, condition: string) =>
      ask('PUT', `${BOOK}${name}.vcf`, { body: vcard(name, []), headers: { if: condition } })
    const first = await token()
    expect((await put('a', `<${BOOK}> (<${first}>)`)).status).toBe(201)
    expect((await put('b', `<${BOOK}> (<${first}>)`)).status).toBe(412)
    expect((await put('b', `<${BOOK}> (Not <${first}>)`)).status).toBe(201)
    const props = xml('d:propertyupdate', '<d:set><d:prop><x:a>1</x:a></d:prop></d:set>')
    const proppatch = (condition: string) =>
      ask('PROPPATCH', BOOK, { body: props, headers: { if: condition } })
    expect((await proppatch(`(<${first}>)`)).status).toBe(412)
    expect((await proppatch(`(<${await token()}>)`)).status).toBe(207)
  })

  test('the epoch of a desk is made once, and is its own', async () => {
    const [one, other] = [await newDesk(), await newDesk()]
    const made = await Promise.all([epochIn(database(), one.id), epochIn(database(), one.id)])
    expect(made[0]).toBe(made[1])
    expect(await epochIn(database(), other.id)).not.toBe(made[0])
  })
})
