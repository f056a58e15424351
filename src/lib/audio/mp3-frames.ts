/** What the frames of an MP3 amount to. */
export interface Mp3Frames {
  frames: number
  seconds: number
  hertz: number
}

/** Kilobits a second of layer III by index: MPEG 1, then MPEG 2 and 2.5 (ISO/IEC 11172-3, 13818-3). */
const KILOBITS = {
  one: [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  two: [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
}
const HERTZ = [44_100, 48_000, 32_000]

/** Counts the frames of layer III from an octet on. Octets between frames are passed over. */
export function framesOf(file: Uint8Array, from = 0): Mp3Frames {
  let frames = 0
  let seconds = 0
  let hertz = 0
  for (let at = from; at + 4 <= file.length; ) {
    const frame = frameAt(file, at)
    if (frame === null) {
      at += 1
      continue
    }
    frames += 1
    seconds += frame.samples / frame.hertz
    hertz = frame.hertz
    at += frame.octets
  }
  return { frames, seconds, hertz }
}

function frameAt(file: Uint8Array, at: number) {
  const [a, b, c] = [file[at], file[at + 1], file[at + 2]] as [number, number, number]
  const isSync = a === 0xff && (b & 0xe0) === 0xe0 && (b & 0x06) === 0x02
  const version = (b >> 3) & 3
  const kilobits = (version === 3 ? KILOBITS.one : KILOBITS.two)[c >> 4]
  const rate = HERTZ[(c >> 2) & 3]
  if (!isSync || version === 1 || !kilobits || rate === undefined) return null
  const hertz = rate / (version === 3 ? 1 : version === 2 ? 2 : 4)
  const samples = version === 3 ? 1152 : 576
  const octets = Math.floor((samples / 8) * ((kilobits * 1000) / hertz)) + ((c >> 1) & 1)
  return { samples, hertz, octets }
}
