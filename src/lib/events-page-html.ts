import { decodeEntities } from './events-page-words.ts'

/** The few parts of a page that are written for machines. */
export interface PageParts {
  /** The text of each `<script type="application/ld+json">`, as written. */
  linkedData: string[]
  /** `<meta property|name content>`, names in lower case; of several of a name, the first. */
  meta: ReadonlyMap<string, string>
}

/** In these, what looks like a tag is none, until their own end (HTML standard, §13.2.5: raw text). */
const RAW = [
  'script',
  'style',
  'title',
  'textarea',
  'noscript',
  'iframe',
  'xmp',
  'noembed',
  'noframes',
  'template',
]
const MOST_SCRIPTS = 200
const MOST_META = 2000

/**
 * Reads tags as they come, without a tree: comments and raw text are passed over, whatever is never closed ends the page.
 * Each octet is looked at a fixed number of times.
 */
export function readPage(html: string): PageParts {
  const linkedData: string[] = []
  const meta = new Map<string, string>()
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    if (open === -1) break
    if (html.startsWith('<!--', open)) {
      at = after(html, '-->', open + 2)
      continue
    }
    const tag = tagAt(html, open)
    at = tag?.end ?? open + 1
    if (!tag) continue
    if (tag.name === 'meta' && meta.size < MOST_META) keepMeta(meta, attributesIn(tag.text))
    if (!RAW.includes(tag.name)) continue
    const close = endOfRaw(html, tag.name, at)
    const text = html.slice(at, close)
    at = close
    if (tag.name === 'script' && linkedData.length < MOST_SCRIPTS && isLinkedData(tag.text))
      linkedData.push(text)
  }
  return { linkedData, meta }
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from)
  return found === -1 ? html.length : found + mark.length
}

interface Tag {
  name: string
  /** Between the name and `>`. */
  text: string
  end: number
}

/** The tag that opens here; null where none does: `a < b`, `</p>`. */
function tagAt(html: string, open: number): Tag | null {
  NAME.lastIndex = open + 1
  const name = NAME.exec(html)?.[0]
  if (name === undefined) return null
  const from = open + 1 + name.length
  let quote = ''
  for (let at = from; at < html.length; at++) {
    const character = html[at] as string
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '>') return { name: name.toLowerCase(), text: html.slice(from, at), end: at + 1 }
    else if ((character === '"' || character === "'") && /[=\s]/.test(html[at - 1] ?? '')) quote = character
  }
  return { name: name.toLowerCase(), text: '', end: html.length }
}

const NAME = /[a-z][a-z0-9-]{0,40}/iy

function endOfRaw(html: string, name: string, from: number): number {
  const mark = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  mark.lastIndex = from
  return mark.exec(html)?.index ?? html.length
}

function isLinkedData(tagText: string): boolean {
  const type = attributesIn(tagText).get('type') ?? ''
  return type.split(';')[0]?.trim().toLowerCase() === 'application/ld+json'
}

function keepMeta(meta: Map<string, string>, attributes: ReadonlyMap<string, string>): void {
  const name = (attributes.get('property') ?? attributes.get('name') ?? '').trim().toLowerCase()
  const content = attributes.get('content')?.trim() ?? ''
  if (name !== '' && content !== '' && !meta.has(name)) meta.set(name, content)
}

function attributesIn(text: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [, name = '', double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const key = name.toLowerCase()
    if (!found.has(key)) found.set(key, decodeEntities(double ?? single ?? bare ?? ''))
  }
  return found
}

const ATTRIBUTE = /(?<![^\s"'/])([^\s"'<>/=]{1,60})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
