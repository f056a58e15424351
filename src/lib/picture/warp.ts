import type { Corners, Pixels, Point } from './pixels.ts'

/**
 * The four-cornered part of a picture drawn as an upright rectangle, seen from straight above; points between others are
 * mixed from the four around (bilinear).
 */
export function warped(picture: Pixels, corners: Corners, size: { width: number; height: number }): Pixels {
  const { width, height } = size
  const { channels, octets } = picture
  const from = projection({ width: width - 1, height: height - 1 }, corners)
  const drawn = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = from({ x, y })
      const column = Math.min(Math.max(at.x, 0), picture.width - 1)
      const row = Math.min(Math.max(at.y, 0), picture.height - 1)
      const [left, top] = [Math.floor(column), Math.floor(row)]
      const right = Math.min(left + 1, picture.width - 1)
      const bottom = Math.min(top + 1, picture.height - 1)
      const [h, v] = [column - left, row - top]
      for (let channel = 0; channel < channels; channel++) {
        const level = (px: number, py: number) =>
          octets[(py * picture.width + px) * channels + channel] as number
        const above = level(left, top) * (1 - h) + level(right, top) * h
        const below = level(left, bottom) * (1 - h) + level(right, bottom) * h
        drawn[(y * width + x) * channels + channel] = Math.round(above * (1 - v) + below * v)
      }
    }
  }
  return { width, height, channels, octets: drawn }
}

/**
 * Where each point of a rectangle lies within four corners, as a flat thing seen aslant (the square-to-quadrilateral
 * projection of P. Heckbert, Fundamentals of Texture Mapping, 1989, 2.2.3).
 */
export function projection(
  { width, height }: { width: number; height: number },
  [a, b, c, d]: Corners,
): (point: Point) => Point {
  const [sumX, sumY] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y]
  const [dx1, dx2, dy1, dy2] = [b.x - c.x, d.x - c.x, b.y - c.y, d.y - c.y]
  const all = dx1 * dy2 - dx2 * dy1
  // Corners in one line enclose nothing: they are then taken as a parallelogram.
  const g = all === 0 ? 0 : (sumX * dy2 - dx2 * sumY) / all
  const h = all === 0 ? 0 : (dx1 * sumY - sumX * dy1) / all
  const across = { x: b.x - a.x + g * b.x, y: b.y - a.y + g * b.y }
  const down = { x: d.x - a.x + h * d.x, y: d.y - a.y + h * d.y }
  return ({ x, y }) => {
    const [u, v] = [width === 0 ? 0 : x / width, height === 0 ? 0 : y / height]
    const far = g * u + h * v + 1
    return { x: (across.x * u + down.x * v + a.x) / far, y: (across.y * u + down.y * v + a.y) / far }
  }
}
