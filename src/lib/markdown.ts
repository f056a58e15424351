/** A piece of a line: plain words, or words said in some way. */
export type Inline =
  | { kind: 'text' | 'code'; text: string }
  | { kind: 'strong' | 'em'; inlines: Inline[] }
  | { kind: 'link'; to: string; inlines: Inline[] }

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; items: Inline[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] }

/** A heading and what stands under it, up to the next heading. */
export interface Entry {
  title: string
  anchor: string
  level: number
  blocks: Block[]
}

/**
 * A text of headings, paragraphs, flat lists and tables, as our own documents are written: nothing else of Markdown.
 *
 * What comes before the first heading is left out.
 */
export function readEntries(text: string): Entry[] {
  const entries: Entry[] = []
  for (const part of text.replaceAll('\r\n', '\n').split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/m)) {
    const heading = /^(#+) (.+)$/.exec(part.trim())
    if (heading) {
      const [, marks = '', title = ''] = heading
      entries.push({ title, anchor: anchorOf(title), level: marks.length, blocks: [] })
    } else if (part.trim() !== '') entries.at(-1)?.blocks.push(...blocksOf(part))
  }
  return entries
}

/** As GitHub makes an anchor of a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_\- ]/gu, '')
    .trim()
    .replaceAll(' ', '-')
}

const INLINE =
  /`(?<code>[^`]+)`|\*\*(?<strong>.+?)\*\*|\[(?<words>[^\]]+)\]\((?<to>[^)\s]+)\)|(?<![\p{L}\p{N}_])_(?=\S)(?<low>[^_]+?)_(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}*])\*(?=\S)(?<star>[^*]+?)(?<=\S)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}])#(?<anchor>[a-z][\w-]+)/gu

/** The pieces of a line; `#a-heading` leads to that heading. */
export function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = []
  let last = 0
  for (const match of text.matchAll(INLINE)) {
    if (match.index > last) inlines.push({ kind: 'text', text: text.slice(last, match.index) })
    last = match.index + match[0].length
    const { code, strong, words, to, low, star, anchor } = match.groups ?? {}
    if (code) inlines.push({ kind: 'code', text: code })
    else if (strong) inlines.push({ kind: 'strong', inlines: inlinesOf(strong) })
    else if (to) inlines.push({ kind: 'link', to, inlines: inlinesOf(words ?? '') })
    else if (anchor) {
      inlines.push({
        kind: 'link',
        to: `#${anchor}`,
        inlines: [{ kind: 'text', text: anchor.replaceAll('-', ' ') }],
      })
    } else inlines.push({ kind: 'em', inlines: inlinesOf(low ?? star ?? '') })
  }
  if (last < text.length) inlines.push({ kind: 'text', text: text.slice(last) })
  return inlines
}

/** A list may begin right under the paragraph that announces it. */
function blocksOf(part: string): Block[] {
  const lines = part.split('\n').filter(line => line.trim() !== '')
  if (/^\s*\|/.test(lines[0] ?? '')) return [tableOf(lines)]
  const first = lines.findIndex(line => /^- /.test(line))
  const words = first < 0 ? lines : lines.slice(0, first)
  const blocks: Block[] = []
  if (words.length > 0) blocks.push({ kind: 'paragraph', inlines: inlinesOf(joined(words)) })
  if (first < 0) return blocks
  const items: string[][] = []
  for (const line of lines.slice(first)) {
    if (/^- /.test(line)) items.push([line.slice(2)])
    else items.at(-1)?.push(line)
  }
  return [...blocks, { kind: 'list', items: items.map(item => inlinesOf(joined(item))) }]
}

function tableOf(lines: readonly string[]): Block {
  const cells = (line: string) =>
    line
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map(cell => inlinesOf(cell.trim()))
  const [head = '', , ...rows] = lines
  return { kind: 'table', head: cells(head), rows: rows.map(cells) }
}

function joined(lines: readonly string[]): string {
  return lines.map(line => line.trim()).join(' ')
}
