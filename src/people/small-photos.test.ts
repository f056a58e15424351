import sharp from 'sharp'
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { inProcess, newDevice } from '../../test/support/dav/in-process.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { called, phone } from '../../test/support/people.ts'
import { uuidv7 } from '../lib/uuid.ts'
import { parseCard } from '../lib/vcard/card.ts'
import { contactOf, photosIn } from '../lib/vcard/contact-of.ts'
import type { Desk } from '../platform/desk.ts'
import { purge } from '../platform/purge.ts'
import { LARGEST_AS_IT_IS } from '../platform/small-photo.ts'
import { PROJECTORS } from '../projectors.ts'
import { deletePeople } from './bulk.ts'
import { dropSmallPhotos, makeSmallPhotos } from './make-small-photos.ts'
import { photoOf } from './octets.ts'
import { NEW_ACQUAINTANCE } from './person.ts'
import { savePerson } from './store.ts'

let large = ''
let other = ''
beforeAll(async () => {
  large = await picture(120)
  other = await picture(60)
})

/** More octets than telephones are given. */
async function picture(sigma: number): Promise<string> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma }
  const create = { width: 1000, height: 1500, channels: 3 as const, background: 'black', noise }
  const bytes = await sharp({ create }).jpeg({ quality: 90 }).toBuffer()
  expect(bytes.length).toBeGreaterThan(LARGEST_AS_IT_IS)
  return bytes.toString('base64')
}

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  async function withPhone() {
    const desk = await newDesk()
    const { send, close } = inProcess(database(), desk)
    onTestFinished(close)
    const { user, authorization } = await newDevice(database(), desk, 'iPhone')
    const at = (name: string) => `/addressbooks/${user}/contacts/${name}`
    const get = async (name: string) => {
      const { status, headers, body } = await send('GET', at(name), { headers: { authorization } })
      return { status, etag: headers.etag, text: body.toString() }
    }
    const put = (name: string, text: string, headers: Record<string, string> = {}) =>
      send('PUT', at(name), {
        headers: { authorization, 'content-type': 'text/vcard', ...headers },
        body: text,
      })
    return { desk, get, put }
  }

  async function pictured(desk: Desk, base64: string): Promise<string> {
    const id = uuidv7(new Date())
    await savePerson(desk, {
      id,
      contact: called('Marie Dupont', { phones: [phone('06 12 00 34 56')] }),
      acquaintance: NEW_ACQUAINTANCE,
      photo: { mediaType: 'image/jpeg', base64 },
    })
    return id
  }
  const photoIn = (text: string) => {
    const photo = photosIn(parseCard(Buffer.from(text)).value)[0]?.photo
    return photo && 'base64' in photo ? photo.base64 : null
  }
  const photoOnDesk = async (desk: Desk, id: string) =>
    Buffer.from((await photoOf(desk, id))?.bytes ?? []).toString('base64')

  describe('the photos that telephones get', () => {
    test('are small, under another ETag, and the desk keeps its own', async () => {
      const { desk, get } = await withPhone()
      const id = await pictured(desk, large)
      const before = await get(`${id}.vcf`)
      expect(photoIn(before.text)).toBe(large)

      expect(await makeSmallPhotos(desk)).toBe(1)
      const after = await get(`${id}.vcf`)
      expect(after.etag).not.toBe(before.etag)
      const small = Buffer.from(photoIn(after.text) as string, 'base64')
      expect(small.length).toBeLessThan(LARGEST_AS_IT_IS)
      expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 480, height: 720 })
      expect(contactOf(parseCard(Buffer.from(after.text)).value)).toMatchObject({ name: 'Marie Dupont' })
      expect(await photoOnDesk(desk, id)).toBe(large)
      expect(await makeSmallPhotos(desk)).toBe(0)
    })

    test('come back with an edit, and the desk’s own stays', async () => {
      const { desk, get, put } = await withPhone()
      const id = await pictured(desk, large)
      await makeSmallPhotos(desk)
      const { text, etag } = await get(`${id}.vcf`)
      const edited = text.replace('FN:Marie Dupont', 'FN:Marie Roux')
      const answer = await put(`${id}.vcf`, edited, { 'if-match': etag as string })
      expect(answer.status).toBe(204)
      expect(answer.headers.etag).toBeUndefined()
      expect(await photoOnDesk(desk, id)).toBe(large)
      const again = await get(`${id}.vcf`)
      expect(again.text).toContain('FN:Marie Roux')
      expect(photoIn(again.text)).toBe(photoIn(text))
    })

    test('another one put by a device replaces the desk’s, and is served as it was put', async () => {
      const { desk, get, put } = await withPhone()
      const id = await pictured(desk, large)
      await makeSmallPhotos(desk)
      const { text } = await get(`${id}.vcf`)
      const own = await sharp(Buffer.from(other, 'base64')).resize(64).jpeg().toBuffer()
      const card = text.replace(
        /^PHOTO[\s\S]*?\r\n(?! )/m,
        `PHOTO;ENCODING=b;TYPE=JPEG:${own.toString('base64')}\r\n`,
      )
      const answer = await put(`${id}.vcf`, card)
      expect(answer.headers.etag).toBeDefined()
      expect(await photoOnDesk(desk, id)).toBe(own.toString('base64'))
      expect(await get(`${id}.vcf`)).toEqual({ status: 200, etag: answer.headers.etag, text: card })
    })

    test('what a device put stays as it put it, however large', async () => {
      const { desk, get, put } = await withPhone()
      const lines = ['BEGIN:VCARD', 'VERSION:3.0', 'UID:z', 'N:Roux;Paul;;;', 'FN:Paul Roux']
      const card = [...lines, `PHOTO;ENCODING=b;TYPE=JPEG:${large}`, 'END:VCARD', ''].join('\r\n')
      const { headers } = await put('z.vcf', card)
      expect(await makeSmallPhotos(desk)).toBe(1)
      expect(await get('z.vcf')).toEqual({ status: 200, etag: headers.etag, text: card })
    })

    test('of one photo on two cards there is one; none is kept once nobody bears it', async () => {
      const { desk, get } = await withPhone()
      const [one, two] = [await pictured(desk, large), await pictured(desk, large)]
      expect(await makeSmallPhotos(desk)).toBe(1)
      const small = photoIn((await get(`${one}.vcf`)).text)
      expect(photoIn((await get(`${two}.vcf`)).text)).toBe(small)
      await purge(desk)
      expect(photoIn((await get(`${one}.vcf`)).text)).toBe(small)
      expect(await dropSmallPhotos(desk)).toBe(0)
      await deletePeople(desk, [one, two])
      expect(await dropSmallPhotos(desk)).toBe(1)
    })

    test('of another desk are another’s', async () => {
      const [here, there] = [await newDesk(), await newDesk()]
      await pictured(here, large)
      expect(await makeSmallPhotos(there)).toBe(0)
      expect(await makeSmallPhotos(here)).toBe(1)
      expect(await dropSmallPhotos(there)).toBe(0)
    })
  })
})
