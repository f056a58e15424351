/** Android's contacts keep no more of a photo than this on a side, iOS's screens show no more. */
const LONGEST_SIDE = 720
const QUALITY = 82
// A picture that says it is larger would take gigabytes once opened.
const MOST_PIXELS = 100_000_000

/** Octets: photos up to here go to telephones as they are. */
export const LARGEST_AS_IT_IS = 200_000
export const SMALL_TYPE = 'image/jpeg'

/**
 * A photo in the size that telephones take: a JPEG of at most 720 pixels on a side, upright, white where it was
 * transparent.
 *
 * @returns null when it cannot be read, or would not be smaller.
 */
export async function smallPhoto(bytes: Uint8Array): Promise<Uint8Array | null> {
  // Some twenty megabytes, for those who have such photos only.
  const { default: sharp } = await import('sharp')
  sharp.cache(false)
  sharp.concurrency(1)
  try {
    const small = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: 'white' })
      .jpeg({ quality: QUALITY })
      .toBuffer()
    return small.length < bytes.length ? new Uint8Array(small) : null
  } catch {
    // What is on the card is no picture that this reads: telephones get it as it is.
    return null
  }
}
