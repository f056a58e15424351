import { type FindNames, NAME, type WhoSaid, whoIs } from './names-said.ts'

export interface ReadResonance {
  /** The line without the address and the name. */
  what: string
  url: string
  who: WhoSaid | null
}

const URL_SAID = /(?:https?:\/\/|www\.)\S+/iu
const BY = new RegExp(`(?:^|\\s)(?:de |d[’']|par |by |from |of |@)(${NAME})`, 'u')

/** « article de Jeanne Roux sur la lutherie https://… » */
export function readResonance(line: string, find: FindNames): ReadResonance {
  const typed = line.trim().replace(/\s+/gu, ' ')
  const url = URL_SAID.exec(typed)?.[0].replace(/[).,;]+$/u, '') ?? ''
  const rest = typed.replace(url, ' ')
  const said = BY.exec(rest)
  const what = (said ? rest.replace(said[0], ' ') : rest)
    .replace(/\s+/gu, ' ')
    .replace(/^[\s:,-]+|[\s:,.-]+$/gu, '')
  return {
    what: what || said?.[1] || hostOf(url),
    url: url.startsWith('www.') ? `https://${url}` : url,
    who: said ? whoIs(said[1] as string, find) : null,
  }
}

function hostOf(url: string): string {
  return url.replace(/^(?:https?:\/\/)?(?:www\.)?/iu, '').split('/')[0] ?? ''
}
