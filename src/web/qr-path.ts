/** The dark squares of a code as one path of an SVG, a unit each: runs of a row are one rectangle. */
export function qrPath(rows: readonly (readonly boolean[])[]): string {
  const parts: string[] = []
  rows.forEach((row, y) => {
    for (let from = 0; from < row.length; from++) {
      if (!row[from]) continue
      let to = from
      while (row[to]) to++
      parts.push(`M${from} ${y}h${to - from}v1H${from}z`)
      from = to
    }
  })
  return parts.join('')
}
