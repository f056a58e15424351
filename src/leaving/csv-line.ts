/** What a cell may hold. */
export type Cell = string | number | null

/**
 * A line of RFC 4180. A cell that a spreadsheet would take for a formula begins with an apostrophe, as spreadsheets write
 * such a text themselves.
 *
 * @param separator `;` where a comma stands in numbers, as spreadsheets there expect.
 */
export function csvLine(cells: readonly Cell[], separator: ',' | ';'): string {
  return `${cells.map(cell => written(cell, separator)).join(separator)}\r\n`
}

function written(cell: Cell, separator: string): string {
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '')
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const FORMULA = /^[=@\t\r]|^[+-](?![\d\s.()]*$)/
