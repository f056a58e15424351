import type { Sharp } from 'sharp'
import { cardCorners } from '../../lib/picture/card-corners.ts'
import type { Corners, Pixels } from '../../lib/picture/pixels.ts'
import { skewOf } from '../../lib/picture/skew.ts'
import { warped } from '../../lib/picture/warp.ts'

// A picture that says it is larger would take gigabytes once opened.
const MOST_PIXELS = 100_000_000
/** Of a photograph, before its card is cut out. */
const LONGEST_SIDE = 2400
const LEVEL_FROM_DEGREES = 0.2
/** A card of 85 mm at about 450 points an inch: smaller letters than that of 300 are on cards. */
const CARD_SIDE = 1500
/** Of the way to the middle. */
const INSIDE = 0.02

/**
 * The photograph of a card, upright as its camera said, cut to the card and seen from above where its border stands out,
 * its lines level within ±10°, about as large as a scan at 450 dpi. Not corrected: a card that is bent, shadows across
 * it, glare, a photograph out of focus.
 *
 * @throws Error when it is no picture that sharp reads.
 */
export async function straightened(photo: Uint8Array): Promise<Pixels> {
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  const upright = sharp(photo, { limitInputPixels: MOST_PIXELS })
    .autoOrient()
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
  const whole = await pixelsOf(upright, 3)
  const small = await pixelsOf(imageOf(sharp, whole).resize({ width: 400 }).blur(1.2), 1)
  const found = cardCorners(small)
  const card = found ? cutOut(whole, scaled(inside(found), whole.width / small.width)) : whole

  const seen = await pixelsOf(imageOf(sharp, card).resize({ width: 700, withoutEnlargement: true }), 1)
  const degrees = skewOf(seen)
  const level =
    Math.abs(degrees) < LEVEL_FROM_DEGREES
      ? card
      : await pixelsOf(imageOf(sharp, card).rotate(-degrees, { background: rimOf(seen) }), 3)
  return pixelsOf(
    imageOf(sharp, level).resize({ width: CARD_SIDE, height: CARD_SIDE, fit: 'inside', kernel: 'cubic' }),
    3,
  )
}

/** Turned by quarters to the right. */
export async function turned(picture: Pixels, quarters: number): Promise<Pixels> {
  const { default: sharp } = await import('sharp')
  return quarters === 0 ? picture : pixelsOf(imageOf(sharp, picture).rotate(90 * quarters), 3)
}

/** For the reader of letters: grey, dark on light, of full contrast, sharp. PNG. */
export async function forReading(picture: Pixels): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  const grey = await pixelsOf(imageOf(sharp, picture), 1)
  const middle = grey.octets.reduce((sum, level) => sum + level, 0) / Math.max(1, grey.octets.length)
  const image = imageOf(sharp, grey)
  const light = middle < 110 ? image.negate() : image
  return new Uint8Array(await light.normalise().sharpen({ sigma: 1 }).png({ compressionLevel: 1 }).toBuffer())
}

/** For the eyes, in colours. JPEG. */
export async function forShowing(picture: Pixels): Promise<Uint8Array> {
  const { default: sharp } = await import('sharp')
  return new Uint8Array(
    await imageOf(sharp, picture)
      .resize({ width: 1000, height: 1000, fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: 78 })
      .toBuffer(),
  )
}

type SharpOf = typeof import('sharp').default

function imageOf(sharp: SharpOf, { width, height, channels, octets }: Pixels): Sharp {
  return sharp(octets, { raw: { width, height, channels } })
}

async function pixelsOf(image: Sharp, channels: 1 | 3): Promise<Pixels> {
  const wanted = channels === 1 ? image.greyscale() : image
  const { data, info } = await wanted.removeAlpha().raw().toBuffer({ resolveWithObject: true })
  if (info.channels !== channels) throw new RangeError(`${info.channels} channels, not ${channels}`)
  return { width: info.width, height: info.height, channels, octets: new Uint8Array(data) }
}

/** A little within the border, whose line would be read as letters. */
function inside(corners: Corners): Corners {
  const middle = (of: 'x' | 'y') => corners.reduce((sum, corner) => sum + corner[of], 0) / 4
  const [x, y] = [middle('x'), middle('y')]
  const drawn = (from: number, to: number) => from + (to - from) * INSIDE
  return corners.map(corner => ({ x: drawn(corner.x, x), y: drawn(corner.y, y) })) as unknown as Corners
}

function scaled(corners: Corners, by: number): Corners {
  return corners.map(({ x, y }) => ({ x: x * by, y: y * by })) as unknown as Corners
}

/** As wide and as high as its longer edges. */
function cutOut(picture: Pixels, corners: Corners): Pixels {
  const [a, b, c, d] = corners
  const far = (p: typeof a, q: typeof a) => Math.hypot(p.x - q.x, p.y - q.y)
  const width = Math.max(2, Math.round(Math.max(far(a, b), far(d, c))))
  const height = Math.max(2, Math.round(Math.max(far(a, d), far(b, c))))
  return warped(picture, corners, { width, height })
}

/** What the new corners of a turned picture are filled with: the tone of its first point. */
function rimOf({ octets }: Pixels): { r: number; g: number; b: number } {
  const level = octets[0] ?? 255
  return { r: level, g: level, b: level }
}
