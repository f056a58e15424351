import { html, raw } from 'hono/html'
import type { TFunction } from 'i18next'
import { GUEST_STYLE } from './guest-style.ts'

/** Text that is HTML already: what is put in is escaped, and nothing is awaited. */
export type Html = ReturnType<typeof html>

export interface Speech {
  t: TFunction
  language: 'fr' | 'en'
}

/** A page for somebody without account, whole; it needs no script. */
export interface GuestPage {
  title: string
  body: Html
  language: 'fr' | 'en'
  /** Where its style sheet is, which a proxy may keep. Null: a preview, which stands alone in its frame. */
  styleAt: string | null
}

export function guestPage({ title, body, language, styleAt }: GuestPage): string {
  const style =
    styleAt === null ? raw(`<style>${GUEST_STYLE}</style>`) : html`<link rel="stylesheet" href="${styleAt}">`
  return String(html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<title>${title} · Entregent</title>
${styleAt !== null && html`<link rel="icon" href="/icon.svg" type="image/svg+xml">`}
${style}
</head>
<body><main>${body}</main></body>
</html>
`)
}

/** For a link that is wrong, expired or withdrawn: it does not say which. */
export function deadPage(styleAt: string, { t, language }: Speech): string {
  const title = t('platform:guest.dead.title')
  const body = html`<h1>${title}</h1><div class="sheet"><p>${t('platform:guest.dead.words')}</p></div>`
  return guestPage({ title, body, language, styleAt })
}

/** Somebody, or something, asks too often. */
export function waitPage(seconds: number, styleAt: string, { t, language }: Speech): string {
  const title = t('platform:guest.wait.title')
  const body = html`<h1>${title}</h1>
    <div class="sheet"><p>${t('platform:guest.wait.words', { seconds })}</p></div>`
  return guestPage({ title, body, language, styleAt })
}

/** Something that cannot be done now: the other side was quicker, or nothing was written. */
export function cannotPage(path: string, styleAt: string, { t, language }: Speech): string {
  const title = t('platform:guest.cannot.title')
  const body = html`<h1>${title}</h1>
    <div class="sheet"><p>${t('platform:guest.cannot.words')}</p>
    <p class="acts"><a class="button" href="${path}">${t('platform:guest.cannot.back')}</a></p></div>`
  return guestPage({ title, body, language, styleAt })
}
