const PHOTO = /^(?:[\w-]+\.)?photo[;:]/i
const [NEW_LINE, SPACE, TAB] = [0x0a, 0x20, 0x09]

/** The octets of a card without its photos: they tell nothing of whose it is, and are most of it. */
export function withoutPhotos(card: Uint8Array): Uint8Array {
  const octets = Buffer.from(card.buffer, card.byteOffset, card.byteLength)
  if (octets.length < MUCH) return card
  const kept: Uint8Array[] = []
  let isPhoto = false
  for (let start = 0; start < octets.length; ) {
    const found = octets.indexOf(NEW_LINE, start)
    const end = found === -1 ? octets.length : found + 1
    const isContinued = octets[start] === SPACE || octets[start] === TAB
    if (!isContinued)
      isPhoto = PHOTO.test(octets.toString('latin1', start, Math.min(end, start + LONGEST_NAME)))
    if (!isPhoto) kept.push(octets.subarray(start, end))
    start = end
  }
  return Buffer.concat(kept)
}

/** Below, a card has no photo worth the while. */
const MUCH = 2_000
const LONGEST_NAME = 60
