import { type Day, dayAt } from '../lib/day.ts'

/** The morning as a letter: what to read over coffee, without opening anything. */
export interface Letter {
  subject: string
  greeting: string
  sections: { title: string; lines: { text: string; more?: string }[] }[]
  closing: string
  /** The desk's address and the words to follow it by; null where the desk has none that a mail may carry. */
  link: { text: string; url: string } | null
}

export interface Written {
  subject: string
  text: string
  html: string
}

/** The same letter twice: as plain text, and as modest HTML. Sections without a line are left out. */
export function renderLetter({ subject, greeting, sections, closing, link }: Letter): Written {
  const said = sections.filter(section => section.lines.length > 0)
  const text = [
    greeting,
    ...said.map(({ title, lines }) =>
      [
        title.toUpperCase(),
        ...lines.map(line => `- ${line.text}${line.more ? `\n  ${line.more}` : ''}`),
      ].join('\n'),
    ),
    closing,
    ...(link ? [`${link.text} ${link.url}`] : []),
  ]
  const html = [
    ...greeting.split('\n\n').map(paragraph => `<p>${escapeHtml(paragraph)}</p>`),
    ...said.map(
      ({ title, lines }) =>
        `<h2 style="font-size:16px;margin:24px 0 8px">${escapeHtml(title)}</h2><ul style="padding-left:20px;margin:0">${lines
          .map(
            line =>
              `<li style="margin:6px 0">${escapeHtml(line.text)}${line.more ? more(line.more) : ''}</li>`,
          )
          .join('')}</ul>`,
    ),
    `<p>${escapeHtml(closing)}</p>`,
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.text)}</a></p>`] : []),
  ]
  return {
    subject: subject.replace(/[\r\n]+/g, ' '),
    text: `${text.join('\n\n')}\n`,
    html: `<!doctype html><meta charset="utf-8"><div style="font:15px/1.5 sans-serif;max-width:36em">${html.join('')}</div>`,
  }
}

interface Clock {
  now: Date
  timeZone: string
}

export interface LastRun {
  lastRunAt: string
  lastOkAt: string | null
}

const RETRY_MS = 30 * 60_000

/** Once a day from the hour on; after a failure again half an hour later, until it is another day. */
export function isLetterDue(hour: number, last: LastRun | null, { now, timeZone }: Clock): boolean {
  if (hourAt(now, timeZone) < hour) return false
  const today = dayAt(now, timeZone)
  if (last?.lastOkAt && dayOf(last.lastOkAt, timeZone) === today) return false
  return !last || now.getTime() - Date.parse(last.lastRunAt) >= RETRY_MS
}

function dayOf(instant: string, timeZone: string): Day {
  return dayAt(new Date(instant), timeZone)
}

/** 0 … 23. */
export function hourAt(instant: Date, timeZone: string): number {
  return Number(
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(instant),
  )
}

function more(text: string): string {
  return `<br><span style="color:#666">${escapeHtml(text)}</span>`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
