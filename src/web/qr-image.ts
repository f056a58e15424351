import { encode } from 'uqr'

/** Of light all around, in squares (ISO/IEC 18004, 9.1). */
const QUIET = 4
/** Pixels a square: it is printed, or shown on another screen. */
const SCALE = 16

/** Gives the browser a code, of level M, as a PNG to save under that name. */
export async function saveQrImage(text: string, name: string): Promise<void> {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: QUIET })
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * SCALE
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D
  pen.fillStyle = 'white'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.fillStyle = 'black'
  data.forEach((row, y) => {
    row.forEach((isDark, x) => {
      if (isDark) pen.fillRect(x * SCALE, y * SCALE, SCALE, SCALE)
    })
  })
  const link = document.createElement('a')
  link.href = canvas.toDataURL('image/png')
  link.download = `${name}.png`
  link.click()
}
