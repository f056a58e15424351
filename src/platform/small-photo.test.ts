import sharp from 'sharp'
import { expect, test } from 'vitest'
import { smallPhoto } from './small-photo.ts'

async function picture(width: number, height: number): Promise<ReturnType<typeof sharp>> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 }
  return sharp({ create: { width, height, channels: 3, background: 'black', noise } })
}

test('a large photo keeps its proportions within 720 pixels, and takes less room', async () => {
  const bytes = await (await picture(1600, 1200)).jpeg({ quality: 95 }).toBuffer()
  const small = (await smallPhoto(bytes)) as Uint8Array
  expect(small.length).toBeLessThan(bytes.length)
  expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 720, height: 540 })
})

test('a photo that a telephone took on its side stands upright', async () => {
  const bytes = await (await picture(1600, 1200)).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const small = (await smallPhoto(bytes)) as Uint8Array
  expect(await sharp(small).metadata()).toMatchObject({ width: 540, height: 720 })
  expect((await sharp(small).metadata()).orientation ?? 1).toBe(1)
})

test('what was transparent is white', async () => {
  const background = { r: 0, g: 0, b: 0, alpha: 0 }
  const clear = sharp({ create: { width: 900, height: 900, channels: 4, background } })
  const bytes = await clear.png({ compressionLevel: 0 }).toBuffer()
  const { data } = await sharp((await smallPhoto(bytes)) as Uint8Array)
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
})

test('what is no picture, or not made smaller, stays', async () => {
  expect(await smallPhoto(new TextEncoder().encode('not a picture at all'))).toBeNull()
  const tiny = await (await picture(20, 20)).webp({ quality: 1 }).toBuffer()
  expect(await smallPhoto(tiny)).toBeNull()
})
