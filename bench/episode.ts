// quick: how long it takes to speak an episode of five minutes, `bin/bench episode [minutes]`.

import { readId3 } from '../src/lib/audio/id3.ts'
import { framesOf } from '../src/lib/audio/mp3-frames.ts'
import { spokenParts } from '../src/review/for-the-ear.ts'
import { speak } from '../src/review/speak.ts'

const [minutes = 5] = process.argv.slice(2).map(Number)
const TEXT =
  'Vous avez travaillé 18 demi-journées, dont 7 hors de chez vous. Vous avez vu 21 personnes, contre 16 en septembre. Deux devis, 1 250 € en tout, sont partis le 1er octobre à 18 h 30.'
/** One of these parts lasts about that. */
const SECONDS_A_PART = 19

const parts = Array.from({ length: Math.ceil((minutes * 60) / SECONDS_A_PART) }, (_, i) => ({
  title: `Partie ${i + 1}`,
  text: TEXT,
}))
const start = performance.now()
const { mp3 } = await speak(
  {
    language: 'fr',
    rate: 'usual',
    title: 'Octobre',
    album: 'Bilan',
    artist: '',
    parts: spokenParts(parts, 'fr'),
  },
  { signal: new AbortController().signal, onShare: () => {} },
)
const tookMs = Math.round(performance.now() - start)
const { seconds } = framesOf(mp3, readId3(mp3).octets)
console.log(
  JSON.stringify({ seconds: Math.round(seconds), tookMs, kilobytes: Math.round(mp3.length / 1024) }),
)
