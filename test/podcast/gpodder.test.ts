import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { makeGuestLink } from '../../src/platform/guest-links.ts'
import { keepEpisode } from '../../src/review/episode-store.ts'
import type { Month } from '../../src/review/month.ts'
import { FEED_ROW, podcastRoutes } from '../../src/review/podcast-routes.ts'
import { missing, runProgram } from '../support/dav/program.ts'
import { NOW, onEveryDatabase } from '../support/on-every-database.ts'

const isAbsent = missing(['gpo']).length > 0
const isSkipped = isAbsent && process.env.ENTREGENT_DAV_CLIENTS !== 'required'
if (isSkipped) console.warn('gPodder: skipped, gpo not found (Debian: gpodder)')

describe.skipIf(isSkipped)('gPodder hears the podcast', () => {
  onEveryDatabase({}, (newDesk, database) => {
    test('it subscribes by the secret link, and downloads the episode octet by octet', async () => {
      const desk = await newDesk()
      const mp3 = new Uint8Array(60_000).fill(7)
      const spoken = { mp3, cues: [], chapters: [], seconds: 10, voice: '' }
      const month = '2026-10' as Month
      await keepEpisode(desk, { month, copy: 'whole', title: 'Octobre à l’atelier' }, spoken)
      const link = { deskId: desk.id, kind: 'podcast', rowId: FEED_ROW, now: NOW, days: null } as const
      const token = await makeGuestLink(database(), link)

      let address = ''
      const routes = podcastRoutes({ database: database(), publicUrl: null, address: () => address })
      const server = serve({ fetch: request => onPodcast(routes, request), port: 0, hostname: '127.0.0.1' })
      await new Promise<void>(ready => server.once('listening', ready))
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      const folder = mkdtempSync(join(tmpdir(), 'entregent-gpodder-'))
      onTestFinished(async () => {
        await new Promise(closed => server.close(closed))
        rmSync(folder, { recursive: true })
      })

      const gpo = (...args: string[]) =>
        runProgram('gpo', args, {
          folder,
          env: { GPODDER_HOME: folder, GPODDER_DOWNLOAD_DIR: join(folder, 'heard') },
          timeoutMs: 60_000,
        })
      const url = `${address}/podcast/${token}.xml`
      const subscribed = await gpo('subscribe', url)
      expect([subscribed.code, subscribed.err]).toEqual([0, expect.not.stringContaining('Traceback')])
      expect((await gpo('list')).out).toContain(url)
      await gpo('download')
      const files = readdirSync(join(folder, 'heard'), { recursive: true, encoding: 'utf8' })
      const heard = files.filter(each => each.endsWith('.mp3'))
      expect(heard).toHaveLength(1)
      expect(new Uint8Array(readFileSync(join(folder, 'heard', heard[0] as string)))).toEqual(mp3)
    })
  })
})

/** The routes as they are mounted. */
function onPodcast(routes: ReturnType<typeof podcastRoutes>, request: Request) {
  const url = new URL(request.url)
  return routes.fetch(new Request(new URL(url.pathname.replace(/^\/podcast/, ''), url), request))
}
