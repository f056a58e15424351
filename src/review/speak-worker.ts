import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import load from '@echogarden/espeak-ng-emscripten'
import { createEncoder } from 'wasm-media-encoders'
import { id3Tag } from '../lib/audio/id3.ts'
import type { Chapter, Cue, Rate } from './episode.ts'
import type { Told, ToSpeak } from './episode-talk.ts'

/** Words a minute: the voice is clearer somewhat slower than its own 175. */
const WORDS_A_MINUTE: Record<Rate, number> = { slow: 135, usual: 155, quick: 180 }
const KILOBITS = 48
const AFTER_SENTENCE_MS = 350
const AFTER_TITLE_MS = 700
const AFTER_PART_MS = 1000
const AFTER_END_MS = 500

/** Speaks one episode, beside the process that answers; no network, all is in the packages. */
const { language, rate, parts, ...tags } = workerData as ToSpeak
const port = parentPort
if (!port) throw new RangeError('not a worker thread')
const tell = (told: Told) => port.postMessage(told)

const { eSpeakNGWorker } = await load()
const speaker = new eSpeakNGWorker()
speaker.set_voice(language, language)
speaker.rate = WORDS_A_MINUTE[rate]
const hertz = speaker.samplerate

const wasm = await readFile(fileURLToPath(import.meta.resolve('wasm-media-encoders/wasm/mp3')))
const encoder = await createEncoder('audio/mpeg', new Uint8Array(wasm).buffer)
encoder.configure({ sampleRate: hertz, channels: 1, bitrate: KILOBITS })

const octets: Uint8Array[] = []
const cues: Cue[] = []
const chapters: Chapter[] = []
let samples = 0
const now = () => Math.round((samples / hertz) * 1000)

const all = parts.reduce((sum, { sentences }) => sum + sentences.length, 0)
let said = 0
for (const { title, sentences } of parts) {
  const fromMs = now()
  for (const [i, text] of sentences.entries()) {
    const from = now()
    say(text)
    cues.push({ fromMs: from, toMs: now(), text })
    silence(i === sentences.length - 1 ? AFTER_PART_MS : i === 0 ? AFTER_TITLE_MS : AFTER_SENTENCE_MS)
    said += 1
    tell({ share: said / all })
  }
  chapters.push({ title, fromMs, toMs: now() })
}
silence(AFTER_END_MS)
keep(encoder.finalize())

const seconds = samples / hertz
const mp3 = new Uint8Array(
  Buffer.concat([id3Tag({ ...tags, language, lengthMs: now(), chapters }), ...octets]),
)
tell({ spoken: { mp3, cues, chapters, seconds, voice: `espeak-ng ${language}` } })

function say(text: string): void {
  speaker.synthesize(text, sound => {
    if (sound && sound.length > 0) encode(Float32Array.from(sound, level => level / 32_768))
    return false
  })
}

function silence(ms: number): void {
  encode(new Float32Array(Math.round((hertz * ms) / 1000)))
}

function encode(sound: Float32Array): void {
  samples += sound.length
  keep(encoder.encode([sound]))
}

/** The encoder uses its octets again. */
function keep(encoded: Uint8Array): void {
  octets.push(encoded.slice())
}
