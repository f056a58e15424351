import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createWorker, OEM, type Page, PSM } from 'tesseract.js'
import type { Pixels } from '../../lib/picture/pixels.ts'
import type { TextLine } from '../../lib/picture/text-line.ts'
import type { ReadPaper, ToRead } from './read-talk.ts'
import { forReading, forShowing, straightened, turned } from './straighten.ts'

/** Letters in words that are read surely: with fewer, the card may lie on its side or on its head. */
const ENOUGH = 40
const SURE = 60
/** French letters are the English ones and more: measured, its data reads English cards as well. */
const LETTERS = 'fra'

/** Reads one photograph of paper, apart from the process that answers; no network, all is in the packages. */
process.once('message', (asked: ToRead) => {
  void read(asked).then(answer => process.send?.(answer))
})

// Nobody is there any longer to be told.
process.once('disconnect', () => process.exit())

async function read({ photo }: ToRead): Promise<ReadPaper> {
  const picture = await straightened(photo).catch(() => null)
  if (!picture) return { lines: [], picture: null }
  const langPath = join(
    dirname(fileURLToPath(import.meta.resolve(`@tesseract.js-data/${LETTERS}/package.json`))),
    '4.0.0_best_int',
  )
  // In Node its core and its worker are those of the packages; only the letters have to be told where they are.
  const reader = await createWorker(LETTERS, OEM.LSTM_ONLY, { langPath, gzip: true, cacheMethod: 'none' })
  await reader.setParameters({ tessedit_pageseg_mode: PSM.AUTO, user_defined_dpi: '300' })

  let best = { picture, lines: [] as TextLine[], letters: -1 }
  for (const quarters of [0, 1, 3, 2]) {
    const way = await turned(picture, quarters)
    const { data } = await reader.recognize(
      Buffer.from(await forReading(way)),
      {},
      { text: false, blocks: true },
    )
    const lines = linesOf(data, way)
    const letters = sureLetters(data)
    if (letters > best.letters) best = { picture: way, lines, letters }
    if (letters >= ENOUGH) break
  }
  await reader.terminate()
  return { lines: best.lines, picture: await forShowing(best.picture) }
}

function linesOf({ blocks }: Page, { width, height }: Pixels): TextLine[] {
  return (blocks ?? [])
    .flatMap(block => block.paragraphs.flatMap(({ lines }) => lines))
    .map(({ text, confidence, bbox: { x0, y0, x1, y1 } }) => ({
      text: text.trim(),
      confidence,
      box: { left: x0 / width, top: y0 / height, width: (x1 - x0) / width, height: (y1 - y0) / height },
    }))
    .filter(({ text }) => text !== '')
}

/** In words written from left to right. */
function sureLetters({ blocks }: Page): number {
  return (blocks ?? [])
    .flatMap(block => block.paragraphs.flatMap(({ lines }) => lines))
    .filter(({ bbox: { x0, y0, x1, y1 } }) => x1 - x0 > y1 - y0)
    .flatMap(({ words }) => words)
    .filter(({ confidence }) => confidence >= SURE)
    .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]/gu)?.length ?? 0), 0)
}
