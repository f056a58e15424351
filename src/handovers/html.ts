/** Text that is HTML already: what `html` made, and nothing else. */
export interface Html {
  readonly html: string
}

type Value = string | number | Html | null | false | readonly Html[]

/** Everything put in is escaped, unless `html` made it; null and false are nothing. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
  return { html: parts.reduce((text, part, place) => text + textOf(values[place - 1] ?? null) + part) }
}

/** With `&`, `<`, `>` and both quotes as entities: safe between tags and inside quoted attributes. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, sign => ENTITIES[sign] as string)
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function textOf(value: Value): string {
  if (value === null || value === false) return ''
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(value)
  return 'html' in value ? value.html : value.map(each => each.html).join('\n')
}
