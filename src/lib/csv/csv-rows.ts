export interface CsvRow {
  /** As a spreadsheet numbers it: the first row of the file is 1, a cell of several lines counts once. */
  number: number
  /** By position: headers may stand twice and rows may be shorter or longer than the header. */
  cells: string[]
}

/** What is read of a table at most, so that no text can fill the memory. */
export interface CsvLimits {
  /** Rows that hold something. */
  rows: number
  /** Of all rows, the empty ones too. */
  cells: number
  /** Of all rows, those that hold something. */
  filledCells: number
  cellsOfARow: number
  charactersOfACell: number
}

export interface CsvRows {
  rows: CsvRow[]
  /** Quotation marks where none may stand, and the one that is never closed, by the row. */
  stray: Counted
  openQuoteRow: number | null
  /** Rows left out: a cell of theirs is too long to be one. */
  overlong: Counted
  /** The first row that was not read any more. */
  stoppedAt: number | null
}

/** The first of them, and how many there are. */
export interface Counted {
  first: number[]
  count: number
}

const FIRST = 20
/** A spreadsheet has a million rows. */
const MOST_BLANK_ROWS = 2_000_000
const QUOTE = '"'

/**
 * The rows of a CSV text (RFC 4180), with what people and programs write instead: any line end, blanks after a closed
 * quotation mark, marks in the middle of a cell. Time is linear in the text, memory is bounded by the limits.
 *
 * @param firstRow the number of the first row.
 */
export function csvRows(text: string, separator: string, limits: CsvLimits, firstRow = 1): CsvRows {
  const read: CsvRows = {
    rows: [],
    stray: { first: [], count: 0 },
    openQuoteRow: null,
    overlong: { first: [], count: 0 },
    stoppedAt: null,
  }
  const left = {
    rows: limits.rows,
    cells: limits.cells,
    filledCells: limits.filledCells,
    blankRows: MOST_BLANK_ROWS,
  }
  const cut = separator.charCodeAt(0)
  let at = 0
  for (let number = firstRow; at < text.length; number++) {
    const cells: string[] = []
    let filled = 0
    let overlong = false
    for (let rowEnds = false; !rowEnds; ) {
      const cell = text[at] === QUOTE ? quotedCell(at, number) : { from: at, to: plainEnd(at), quotes: false }
      at = cell.to + (cell.quotes ? 1 : 0)
      if (cell.quotes) while (isBlank(text.charCodeAt(at), cut)) at++
      if (cell.to - cell.from > limits.charactersOfACell) overlong = true
      const value = overlong ? '' : cellText(cell)
      if (value.trim() !== '') filled++
      cells.push(value)
      if (cells.length > limits.cellsOfARow) return { ...read, stoppedAt: number }
      rowEnds = text.charCodeAt(at) !== cut
      at = rowEnds ? afterLineEnd(at) : at + 1
    }
    if (overlong) note(read.overlong, number)
    else if (filled > 0) {
      left.rows--
      left.cells -= cells.length
      left.filledCells -= filled
      if (left.rows < 0 || left.cells < 0 || left.filledCells < 0) return { ...read, stoppedAt: number }
      read.rows.push({ number, cells })
    } else if (--left.blankRows < 0) return { ...read, stoppedAt: number }
  }
  return read

  /** Up to the closing mark, or to the end of the text where there is none. */
  function quotedCell(start: number, number: number): Piece {
    for (let mark = text.indexOf(QUOTE, start + 1); mark !== -1; mark = text.indexOf(QUOTE, mark + 1)) {
      if (text[mark + 1] === QUOTE) {
        mark++
        continue
      }
      let after = mark + 1
      while (isBlank(text.charCodeAt(after), cut)) after++
      const next = text.charCodeAt(after)
      if (after >= text.length || next === cut || next === 10 || next === 13)
        return { from: start + 1, to: mark, quotes: true }
      note(read.stray, number)
    }
    read.openQuoteRow = number
    return { from: start + 1, to: text.length, quotes: false }
  }

  function plainEnd(start: number): number {
    let end = start
    for (; end < text.length; end++) {
      const unit = text.charCodeAt(end)
      if (unit === cut || unit === 10 || unit === 13) break
    }
    return end
  }

  function cellText({ from, to, quotes }: Piece): string {
    let value = text.slice(from, to)
    if (value.includes('\0')) value = value.replaceAll('\0', '')
    if (value.includes('\r')) value = value.replace(/\r\n?/g, '\n')
    return quotes && value.includes(QUOTE) ? value.replaceAll('""', QUOTE) : value
  }

  function afterLineEnd(end: number): number {
    return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1
  }
}

interface Piece {
  from: number
  to: number
  quotes: boolean
}

/** A blank between a closing mark and the separator; a zero byte is nothing. */
function isBlank(unit: number, separator: number): boolean {
  return unit !== separator && (unit === 32 || unit === 9 || unit === 0 || unit === 0xa0)
}

function note(counted: Counted, number: number): void {
  counted.count++
  if (counted.first.length < FIRST) counted.first.push(number)
}
