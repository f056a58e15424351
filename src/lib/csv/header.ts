/** A column's name for comparing: no case, accents, doubled or outer spaces (`Société ` of Outlook 97). */
export function foldHeader(header: string): string {
  return header
    .normalize('NFD')
    .replace(/[\p{M}\ufeff]/gu, '')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
