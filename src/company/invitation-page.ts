import { html } from 'hono/html'
import type { Day } from '../lib/day.ts'
import { dayInWords } from '../lib/day-in-words.ts'
import { guestPage, type Html, type Speech } from '../lib/guest-page.ts'
import { momentInWords } from '../lib/moment-in-words.ts'
import { placeOfZone, zoneChoices } from '../lib/zone-words.ts'
import type { InvitationChannel, InvitationState } from './invitation.ts'

/** All that the page of who is invited may say. */
export interface GuestView {
  /** Who invites; '' where they did not say their name. */
  sender: string
  title: string
  message: string
  minutes: number
  channel: InvitationChannel
  link: string
  place: string
  state: Exclude<InvitationState, 'draft' | 'withdrawn'>
  /** Those that may still be chosen: UTC ISO instants. */
  slots: string[]
  chosenAt: string | null
  /** Their own word. */
  answer: string
  expiresOn: Day
  /** The clock that the page shows. */
  zone: string
}

/** Where the forms go. */
export interface GuestPaths {
  path: string
  styleAt: string
  /** Clocks to choose from. */
  zones: readonly string[]
}

/** The page of who is invited, whole; it needs no script. */
export function invitationPage(view: GuestView, paths: GuestPaths, speech: Speech): string {
  const { t, language } = speech
  const over = t('company:page.over', { sender: view.sender || t('company:page.somebody') })
  const sender = view.sender || t('company:page.them')
  const body = html`
    <p class="over">${over}</p>
    <h1>${view.title}</h1>
    ${standing(view, sender, paths, speech)}
    ${view.message.trim() !== '' && html`<div class="sheet quiet"><p class="kept">${view.message}</p></div>`}
    ${facts(view, speech)}
    ${choices(view, sender, paths, speech)}
    ${clocks(view, paths, speech)}
    <footer>
      <p>${t('company:page.until', { day: dayInWords(view.expiresOn, language) })}</p>
      <p>${t('company:page.private', { sender })}</p>
    </footer>`
  return guestPage({ title: view.title, body, language, styleAt: paths.styleAt })
}

function standing(view: GuestView, sender: string, { path }: GuestPaths, { t, language }: Speech): Html {
  const { state, chosenAt, zone, answer } = view
  const moment = chosenAt === null ? '' : momentInWords(chosenAt, zone, language)
  const words = { sender, moment, place: placeOfZone(zone, language) }
  return html`<div class="sheet" role="status"><p>${t(`company:page.state.${state}`, words)}</p>
    ${answer !== '' && html`<p class="soft kept">${t('company:page.yourWord', { words: answer })}</p>`}
    ${
      chosenAt !== null &&
      html`<p class="acts"><a class="button" href="${path}/invitation.ics" download>${t('company:page.calendar')}</a></p>`
    }</div>`
}

function facts({ minutes, channel, link, place, chosenAt }: GuestView, { t }: Speech): Html {
  const where =
    channel === 'in-person'
      ? place
      : channel === 'video' && link !== '' && chosenAt !== null
        ? html`<a href="${link}" rel="noreferrer">${link}</a>`
        : ''
  return html`<section class="sheet" aria-label="${t('company:page.facts')}"><dl>
    <div><dt>${t('company:page.lasts')}</dt><dd>${t('company:page.minutes', { count: minutes })}</dd></div>
    <div><dt>${t('company:page.how')}</dt><dd>${t(`company:invitation.channel.${channel}`)}</dd></div>
    ${where !== '' && html`<div><dt>${t('company:page.where')}</dt><dd>${where}</dd></div>`}
  </dl></section>`
}

function choices(view: GuestView, sender: string, paths: GuestPaths, { t, language }: Speech): Html | null {
  const { slots, chosenAt, state, zone } = view
  const others = slots.filter(slot => slot !== chosenAt)
  if (others.length === 0 && state === 'declined') return null
  const action = (gesture: string) => `${paths.path}/${gesture}?zone=${encodeURIComponent(zone)}`
  const radios = others.map(
    (
      slot,
      i,
    ) => html`<label class="tick"><input type="radio" name="slot" value="${slot}" required${i === 0 && html` checked`}>
      ${momentInWords(slot, zone, language)}</label>`,
  )
  const title = t(chosenAt === null ? 'company:page.choose' : 'company:page.change', {
    place: placeOfZone(zone, language),
  })
  return html`<section class="sheet"><h2>${title}</h2>
    ${
      others.length === 0
        ? chosenAt === null && html`<p>${t('company:page.nothingLeft', { sender })}</p>`
        : html`<form method="post" action="${action('choice')}"><fieldset><legend class="soft">${t('company:page.clock', { place: placeOfZone(zone, language) })}</legend>${radios}</fieldset>
      ${word('word', t('company:page.word', { sender }))}
      <div class="acts"><button class="first">${t(chosenAt === null ? 'company:page.take' : 'company:page.takeOther')}</button></div>
    </form>`
    }
    ${
      state !== 'declined' &&
      html`<form method="post" action="${action('none')}">
      ${word('why', t('company:page.why', { sender }))}
      <div class="acts"><button>${t(chosenAt === null ? 'company:page.none' : 'company:page.cannot')}</button></div>
    </form>`
    }</section>`
}

/** Their hour is guessed: another clock is one choice away. */
function clocks({ zone }: GuestView, { path, zones }: GuestPaths, { t, language }: Speech): Html {
  const options = zoneChoices(zones, language).map(
    each => html`<option value="${each.zone}"${each.zone === zone && html` selected`}>${each.words}</option>`,
  )
  return html`<section class="sheet"><form method="get" action="${path}">
    <label for="zone">${t('company:page.zone')}</label>
    <select id="zone" name="zone">${options}</select>
    <div class="acts"><button>${t('company:page.show')}</button></div>
  </form></section>`
}

function word(id: string, label: string): Html {
  return html`<label for="${id}">${label}</label><textarea id="${id}" name="word" maxlength="5000"></textarea>`
}
