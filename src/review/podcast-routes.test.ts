import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { json } from '../../test/support/app-with.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { ADDRESS, reviewDoors } from '../../test/support/review-doors.ts'
import { readId3 } from '../lib/audio/id3.ts'
import { framesOf } from '../lib/audio/mp3-frames.ts'
import { saveSettings } from '../owner/store.ts'
import { PROJECTORS } from '../projectors.ts'

const NOTICES = { name: 'Perpétue Le Goff', siret: '732 829 320 00074', contact: 'p@example.org' }

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  test('an episode is spoken, tagged and cut; its feed is heard by a secret link, by ranges, until revoked', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { language: 'fr', ownerName: 'Perpétue & Co' })
    const { own, get, speak } = reviewDoors(database(), desk)
    const episode = await speak('2026-10', 'whole')

    const mp3 = new Uint8Array(
      await (await own.request(`/api/episodes/${episode.id}/audio.mp3`)).arrayBuffer(),
    )
    const tag = readId3(mp3)
    expect(tag).toMatchObject({ title: 'Mois 2026-10', chapters: [{ title: 'Les gens', fromMs: 0 }] })
    expect(tag.chapters).toEqual(episode.chapters)
    const { seconds, hertz } = framesOf(mp3, tag.octets)
    expect(hertz).toBe(22_050)
    expect(Math.abs(seconds - episode.chapters[0].toMs / 1000 - 0.5) / seconds).toBeLessThan(0.02)
    const vtt = await (await own.request(`/api/episodes/${episode.id}/transcript.vtt`)).text()
    expect(vtt).toMatch(/^WEBVTT\n\n00:00:00\.000 --> 00:00:\d\d\.\d{3}\nLes gens\.\n\n/)
    expect(await (await own.request(`/api/episodes/${episode.id}/transcript.txt`)).text()).toBe(
      'Les gens.\nVous avez vu Odilon.\n',
    )

    const link = async () =>
      new URL((await (await own.request('/api/readers/feed', { method: 'POST' })).json()).url).pathname
    const feed = await link()
    const answer = await get(feed)
    const xml = await answer.text()
    expect(answer.headers.get('content-type')).toContain('application/rss+xml')
    expect(answer.headers.get('x-robots-tag')).toContain('noindex')
    expect((await get(feed, { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304)
    const tags = tagsOf(xml)
    for (const name of [
      'title',
      'link',
      'description',
      'language',
      'itunes:author',
      'itunes:image',
      'podcast:guid',
    ])
      expect(tags.map(each => each.name)).toContain(name)
    expect(xml).toContain('<itunes:block>Yes</itunes:block>')
    const attributes = (name: string) => tags.find(each => each.name === name)?.attributes ?? {}
    const at = `${ADDRESS}${feed.replace(/\.xml$/, '')}/${episode.id}`
    expect(attributes('enclosure')).toEqual({
      url: `${at}.mp3`,
      length: String(mp3.length),
      type: 'audio/mpeg',
    })
    expect(attributes('podcast:transcript')).toMatchObject({ url: `${at}.vtt`, type: 'text/vtt' })
    const chapters = await (await get(new URL(String(attributes('podcast:chapters').url)).pathname)).json()
    expect(chapters).toMatchObject({ version: '1.2.0', chapters: [{ startTime: 0, title: 'Les gens' }] })

    const path = new URL(`${at}.mp3`).pathname
    const etag = (await get(path)).headers.get('etag') ?? ''
    const part = async (range: string, headers = {}) => {
      const said = await get(path, { range, ...headers })
      return [said.status, (await said.arrayBuffer()).byteLength, said.headers.get('content-range')]
    }
    expect(await part('bytes=0-99')).toEqual([206, 100, `bytes 0-99/${mp3.length}`])
    expect(await part('bytes=-10')).toEqual([
      206,
      10,
      `bytes ${mp3.length - 10}-${mp3.length - 1}/${mp3.length}`,
    ])
    expect(await part(`bytes=${mp3.length}-`)).toEqual([416, 0, `bytes */${mp3.length}`])
    expect(await part('bytes=9-2')).toEqual([200, mp3.length, null])
    expect(await part('bytes=0-9', { 'if-range': '"other"' })).toEqual([200, mp3.length, null])
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304)

    const renewed = await link()
    expect((await get(feed)).status).toBe(404)
    expect((await get(path)).status).toBe(404)
    await own.request('/api/readers/feed', { method: 'DELETE' })
    expect((await get(renewed)).status).toBe(404)
    expect((await get(`/podcast/${'A'.repeat(27)}.xml`)).status).toBe(404)
    expect((await own.request(`/api/episodes/${episode.id}`, { method: 'DELETE' })).status).toBe(204)
    expect((await own.request(`/api/episodes/${episode.id}/audio.mp3`)).status).toBe(410)
  })

  test('in public, only what is published, without names, with the notices; nothing before they are given', async () => {
    const desk = await newDesk()
    await saveSettings(desk, { language: 'fr', country: 'FR' })
    const { own, get, speak } = reviewDoors(database(), desk)
    const refused = await own.request('/api/readers/publications/2026-10', json({}))
    expect([refused.status, (await refused.json()).params]).toEqual([
      409,
      { fields: ['name', 'siret', 'contact'] },
    ])
    expect((await own.request('/api/readers/public', json({ isPublic: true }))).status).toBe(409)
    const { missing } = await (
      await own.request('/api/readers/notices', json({ ...NOTICES, siret: '1' }))
    ).json()
    expect(missing).toEqual(['siret'])
    await own.request('/api/readers/notices', json(NOTICES))
    const { publicFeed, page } = await (await own.request('/api/readers')).json()
    const feed = new URL(publicFeed).pathname
    expect((await get(feed)).status).toBe(404)
    await own.request('/api/readers/public', json({ isPublic: true }))
    await speak('2026-10', 'whole')
    const shared = await speak('2026-10', 'shared')
    expect(await (await get(feed)).text()).not.toContain('<item>')
    expect((await own.request('/api/readers/publications/2026-10', json({}))).status).toBe(200)
    const xml = await (await get(feed)).text()
    expect(xml).toContain(shared.id)
    expect(xml).toContain('SIRET 732 829 320 00074')
    expect(xml).not.toContain('Odilon')
    expect(xml.match(/<item>/g)).toHaveLength(1)
    const month = await (await get(`${new URL(page).pathname}/2026-10`)).text()
    expect(month).toContain('Vous avez vu quelqu’un.')
    expect(month).toContain(`${feed.replace('.xml', '')}/${shared.id}.mp3`)
    expect(month).toContain('Publié par Perpétue Le Goff')
    await own.request('/api/readers/publications/2026-10', { method: 'DELETE' })
    expect((await get(`${new URL(page).pathname}/2026-10`)).status).toBe(404)
    await own.request('/api/readers/public', json({ isPublic: false }))
    expect((await get(new URL(page).pathname)).status).toBe(404)
  })

  test('one episode at a time; one that is stopped leaves nothing', async () => {
    const desk = await newDesk()
    const { own } = reviewDoors(database(), desk)
    const asked = json({ month: '2026-09', copy: 'whole' }, 'POST')
    expect((await own.request('/api/episodes', asked)).status).toBe(202)
    expect((await own.request('/api/episodes', asked)).status).toBe(409)
    expect((await own.request('/api/episodes/making', { method: 'DELETE' })).status).toBe(204)
    expect(await (await own.request('/api/episodes?month=2026-09')).json()).toEqual({
      episodes: [],
      making: null,
    })
    const others = reviewDoors(database(), await newDesk())
    expect((await others.own.request('/api/episodes?month=2026-09')).status).toBe(200)
    expect((await own.request('/api/episodes?month=2026-13')).status).toBe(422)
  })
})

function tagsOf(xml: string) {
  const tags: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser({ xmlns: false })
  parser.on('opentag', tag =>
    tags.push({ name: tag.name, attributes: { ...tag.attributes } as Record<string, string> }),
  )
  parser.on('error', error => {
    throw error
  })
  parser.write(xml).close()
  return tags
}
