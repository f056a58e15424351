import { html } from 'hono/html'
import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { guestPage, type Html, type Speech } from '../lib/guest-page.ts'
import { languageInWords } from '../lib/language-in-words.ts'
import { moneyInWords } from '../lib/money.ts'
import type { HandoverNote, State } from './handover.ts'
import type { Shown, ShownAmount } from './shown.ts'
import type { Terms } from './terms.ts'

/** All that the page of a peer may say. */
export interface PeerView {
  /** Who passes the mandate; '' where they did not say their name. */
  sender: string
  /** To whom. */
  name: string
  state: State
  /** What may leave: `shownToPeer`. */
  shown: Shown
  message: string
  terms: Terms
  notes: Pick<HandoverNote, 'by' | 'text'>[]
  /** The word that came with their answer. */
  answer: string
  expiresOn: Day
  delivered: boolean
  pleased: boolean
  thanked: boolean
}

/** Where the forms go, and what makes a message sent twice one. Null: a preview, where nothing is sent. */
export interface Door {
  /** Of the style sheet. */
  styleAt: string
  path: string
  /** A fresh id for what is written. */
  noteId: string
}

/** The page a peer sees, whole; it needs no script. */
export function peerPage(view: PeerView, door: Door | null, speech: Speech): string {
  const { t } = speech
  const sender = view.sender || t('handovers:page.somebody')
  const title = view.shown.what || t('handovers:page.aMandate')
  const body = html`
    <p class="over">${t(isTaken(view) ? 'handovers:page.overTaken' : 'handovers:page.over', { sender })}</p>
    <h1>${title}</h1>
    ${standing(view, sender, speech)}
    ${view.message.trim() !== '' && html`<div class="sheet quiet"><p class="kept">${view.message}</p></div>`}
    ${facts(view.shown, speech)}
    ${introducer(view.terms, sender, speech)}
    ${thread(view, sender, speech)}
    ${answers(view, sender, door, speech)}
    <footer>
      <p>${t('handovers:page.until', { day: dayInWords(view.expiresOn, speech.language) })}</p>
      <p>${t('handovers:page.private', { sender })}</p>
      ${
        view.state !== 'declined' &&
        html`<p>${t('handovers:page.takeWords')}</p>
      <p><a class="button" href="${door ? `${door.path}/mandat.json` : '#'}" download>${t('handovers:page.take')}</a></p>`
      }
    </footer>`
  return guestPage({ title, body, language: speech.language, styleAt: door?.styleAt ?? null })
}

/** The amount, or the range, for the whole or for a day. */
function amountInWords({ fromCents, toCents, currency, per }: ShownAmount, { t, language }: Speech): string {
  const money = (cents: number) => moneyInWords({ cents, currency }, language)
  const amount =
    fromCents === toCents
      ? money(fromCents)
      : t('handovers:fit.range', { from: money(fromCents), to: money(toCents) })
  return per === 'day' ? t('handovers:page.perDay', { amount }) : amount
}

/** What the introducer gets, in a sentence; null: nothing. */
export function termsInWords({ kind, percentHundredths, cents, currency }: Terms, { t, language }: Speech) {
  if (kind === 'percent' && percentHundredths !== null) {
    const percent = new Intl.NumberFormat(language, {
      style: 'percent',
      maximumFractionDigits: 2,
    }).format(percentHundredths / 10_000)
    return t('handovers:terms.percent', { percent })
  }
  if (kind === 'fixed' && cents !== null) {
    return t('handovers:terms.fixed', { amount: moneyInWords({ cents, currency }, language) })
  }
  return null
}

function standing({ state, answer, name }: PeerView, sender: string, { t }: Speech): Html {
  const words = { sender, name: name || t('handovers:page.you') }
  const known = state === 'accepted' || state === 'closed' || state === 'declined' || state === 'asked'
  const said = known ? state : 'open'
  return html`<div class="sheet" role="status"><p>${t(`handovers:page.state.${said}`, words)}</p>
    ${answer !== '' && html`<p class="soft kept">${t('handovers:page.yourWord', { words: answer })}</p>`}</div>`
}

function facts(shown: Shown, speech: Speech): Html | null {
  const { t, language } = speech
  const { brief, place, dates, amount, skills, languages, minutes, client } = shown
  const list = (items: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'conjunction' }).format(items)
  const lines: [string, string][] = [
    ['brief', brief],
    ['place', place],
    ['dates', dates],
    ['amount', amount ? amountInWords(amount, speech) : ''],
    ['hours', minutes === null ? '' : t('handovers:page.hours', { count: Math.round(minutes / 60) })],
    ['skills', list(skills)],
    ['languages', list(languages.map(code => languageInWords(code, language)))],
    ['client', client?.name ?? ''],
    ['details', client?.details ?? ''],
  ]
  const said = lines.filter(([, text]) => text.trim() !== '')
  if (said.length === 0) return null
  const rows = said.map(
    ([key, text]) => html`<div><dt>${t(`handovers:shown.${key}`)}</dt><dd class="kept">${text}</dd></div>`,
  )
  return html`<section class="sheet" aria-label="${t('handovers:page.mandate')}"><dl>${rows}</dl></section>`
}

function introducer(terms: Terms, sender: string, speech: Speech): Html | null {
  const { t } = speech
  const words = termsInWords(terms, speech)
  if (words === null) return null
  return html`<section class="sheet"><h2>${t('handovers:page.termsTitle')}</h2>
    <p>${t('handovers:page.terms', { sender, terms: words })}</p>
    ${terms.text.trim() !== '' && html`<p class="kept soft">${terms.text}</p>`}</section>`
}

function thread({ notes }: PeerView, sender: string, { t }: Speech): Html | null {
  if (notes.length === 0) return null
  const said = notes.map(
    ({ by, text }) => html`<li><p class="soft">${by === 'me' ? sender : t('handovers:page.youSaid')}</p>
      <p class="kept">${text}</p></li>`,
  )
  return html`<section class="sheet"><h2>${t('handovers:page.thread')}</h2><ul class="said">${said}</ul></section>`
}

function answers(view: PeerView, sender: string, door: Door | null, { t }: Speech): Html | null {
  const { state } = view
  const to = (gesture: string) => (door ? `${door.path}/${gesture}` : '#')
  const hidden = html`<input type="hidden" name="id" value="${door?.noteId ?? ''}">`
  const area = (id: string, label: string, required: boolean) => html`<label for="${id}">${label}</label>
    <textarea id="${id}" name="word" maxlength="5000"${required && html` required`}></textarea>`
  if (isTaken(view)) {
    const tick = (key: 'delivered' | 'pleased' | 'thanked') =>
      html`<label class="tick"><input type="checkbox" name="${key}" value="1"${view[key] && html` checked disabled`}>
        ${t(`handovers:page.later.${key}`, { sender })}</label>`
    return html`<section class="sheet"><h2>${t('handovers:page.later.title')}</h2>
      <form method="post" action="${to('said')}">${hidden}
        ${tick('delivered')}${tick('pleased')}${tick('thanked')}
        ${area('later', t('handovers:page.later.word', { sender }), false)}
        <div class="acts"><button class="first">${t('handovers:page.later.send')}</button></div>
      </form></section>`
  }
  if (state === 'declined') return null
  return html`<section class="sheet"><h2>${t('handovers:page.answerTitle')}</h2>
    <form method="post" action="${to('answer')}">
      ${area('word', t('handovers:page.word', { sender }), false)}
      <div class="acts">
        <button class="first" name="answer" value="accept">${t('handovers:page.accept')}</button>
        <button name="answer" value="decline">${t('handovers:page.decline')}</button>
      </div>
    </form>
    <form method="post" action="${to('ask')}">${hidden}
      ${area('question', t('handovers:page.question', { sender }), true)}
      <div class="acts"><button>${t('handovers:page.ask')}</button></div>
    </form></section>`
}

function isTaken({ state }: PeerView): boolean {
  return state === 'accepted' || state === 'closed'
}
