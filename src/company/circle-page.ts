import { html } from 'hono/html'
import { type Day, noonUtc } from '../lib/day.ts'
import { guestPage, type Html, type Speech } from '../lib/guest-page.ts'
import { clockTime } from '../lib/moment-in-words.ts'
import { placeOfZone, zoneChoices } from '../lib/zone-words.ts'
import type { CircleView, PromiseOfCircle } from './circle-view.ts'
import { firstNameOf, type MemberPromise } from './mastermind.ts'
import { clockIn } from './session-clock.ts'

/** Where the forms go, and what makes a form sent twice one. */
export interface CircleDoor {
  path: string
  styleAt: string
  /** A fresh id for what is written. */
  promiseId: string
  /** Every zone that can be chosen. */
  zones: readonly string[]
}

/** The page of one member of a mastermind, whole; it needs no script. */
export function circlePage(view: CircleView, door: CircleDoor, speech: Speech): string {
  const { t, language } = speech
  const body = html`
    <p class="over">${t('company:circle.hello', { name: firstNameOf(view.firstName) })}</p>
    <h1>${view.name}</h1>
    ${nextTime(view, door, speech)}
    ${lastTime(view, door, speech)}
    ${ownPromises(view, door, speech)}
    ${whoIsWho(view, speech)}
    ${pastSessions(view, speech)}
    ${clock(view, door, speech)}
    <footer><p>${t('company:circle.private')}</p></footer>`
  return guestPage({ title: view.name, body, language, styleAt: door.styleAt })
}

function nextTime({ next, clock, zone, link, minutes }: CircleView, door: CircleDoor, speech: Speech): Html {
  const { t, language } = speech
  if (!next) return html`<section class="sheet"><p>${t('company:circle.noNext')}</p></section>`
  const own = clockIn(next.startsAt, clock)
  const theirs = clockIn(next.startsAt, zone)
  const isElsewhere = own.time !== theirs.time || own.day !== theirs.day
  const list = (names: readonly string[]) =>
    new Intl.ListFormat(speech.language, { type: 'conjunction' }).format(
      names.map(name => name || t('company:circle.somebody')),
    )
  return html`<section class="sheet" aria-label="${t('company:circle.nextTitle')}">
    <h2>${t('company:circle.next', { day: dayOf(own.day, speech), time: clockTime(own.time, language) })}</h2>
    <p class="soft">${t('company:circle.clock', { place: placeOfZone(clock, language), count: minutes })}
      ${isElsewhere && t('company:circle.elsewhere', { time: clockTime(theirs.time, language), place: placeOfZone(zone, language) })}</p>
    ${next.others.length > 0 && html`<p class="soft">${t('company:circle.with', { names: list(next.others) })}</p>`}
    ${
      next.cannot.length > 0 &&
      html`<p class="soft">${t('company:circle.cannotCome', { names: list(next.cannot), count: next.cannot.length })}</p>`
    }
    ${!next.comes && html`<p role="status">${t('company:circle.youCannot')}</p>`}
    <form method="post" action="${door.path}/coming">
      <input type="hidden" name="day" value="${next.day}">
      <div class="acts">
        ${next.comes && link !== '' && html`<a class="button first" href="${link}" rel="noreferrer">${t('company:circle.join')}</a>`}
        <a class="button" href="${door.path}/cercle.ics">${t('company:circle.ics')}</a>
        <button name="comes" value="${next.comes ? '0' : '1'}">${t(next.comes ? 'company:circle.sayCannot' : 'company:circle.sayComes')}</button>
      </div>
    </form></section>`
}

function lastTime({ last }: CircleView, door: CircleDoor, speech: Speech): Html | null {
  const { t } = speech
  if (!last) return null
  const lines = last.promises.map(
    promise => html`<li>
      <p class="soft">${promise.isOwn ? t('company:circle.you') : nameIn(promise, speech)}</p>
      <p class="kept">${promise.text}</p>
      ${promise.isOwn ? keptForm(promise, door, speech) : promise.kept !== null && html`<p class="soft">${t(promise.kept ? 'company:circle.kept' : 'company:circle.notYet')}</p>`}
    </li>`,
  )
  return html`<section class="sheet" aria-label="${t('company:circle.lastTitle')}">
    <h2>${t('company:circle.last', { day: dayOf(last.day, speech) })}</h2>
    ${lines.length > 0 ? html`<ul class="said">${lines}</ul>` : html`<p class="soft">${t('company:circle.nothing')}</p>`}
  </section>`
}

/** Their own: kept, not this time, or not said any more. */
function keptForm({ id, kept }: PromiseOfCircle, { path }: CircleDoor, { t }: Speech): Html {
  const said = (value: boolean) => (kept === value ? '' : value ? '1' : '0')
  const button = (value: boolean, words: string) =>
    html`<button name="kept" value="${said(value)}" aria-pressed="${String(kept === value)}"${kept === value && html` class="first"`}>${words}</button>`
  return html`<form method="post" action="${path}/kept">
    <input type="hidden" name="promise" value="${id}">
    <div class="acts">
      ${button(true, t('company:circle.kept'))}
      ${button(false, t('company:circle.notYet'))}
      ${kept === null && html`<button formaction="${path}/unpromise">${t('company:circle.takeBack')}</button>`}
    </div>
  </form>`
}

function ownPromises({ now }: CircleView, { path, promiseId }: CircleDoor, { t }: Speech): Html {
  const line = ({ id, text }: MemberPromise) => html`<li><p class="kept">${text}</p>
    <form method="post" action="${path}/unpromise"><input type="hidden" name="promise" value="${id}">
      <div class="acts"><button>${t('company:circle.takeBack')}</button></div></form></li>`
  return html`<section class="sheet" aria-label="${t('company:circle.ownTitle')}">
    <h2>${t('company:circle.ownTitle')}</h2>
    ${now.length > 0 && html`<ul class="said">${now.map(line)}</ul>`}
    <form method="post" action="${path}/promise">
      <input type="hidden" name="id" value="${promiseId}">
      <label for="word">${t('company:circle.own')}</label>
      <textarea id="word" name="word" maxlength="2000" required></textarea>
      <div class="acts"><button class="first">${t('company:circle.promise')}</button></div>
    </form></section>`
}

function whoIsWho({ members }: CircleView, speech: Speech): Html {
  const { t } = speech
  const line = ({ firstName, isSelf, isOwner }: CircleView['members'][number]) =>
    html`<li><p>${isSelf ? t('company:circle.you') : nameIn({ firstName }, speech)}${isOwner && html`<span class="soft">${t('company:circle.keeps')}</span>`}</p></li>`
  return html`<section class="sheet" aria-label="${t('company:circle.whoTitle')}">
    <h2>${t('company:circle.whoTitle')}</h2><ul class="said">${members.map(line)}</ul></section>`
}

function pastSessions({ past }: CircleView, speech: Speech): Html | null {
  const { t } = speech
  if (past.length === 0) return null
  const session = ({ day, note, notes }: CircleView['past'][number]) => html`<li>
    <p>${dayOf(day, speech)}</p>
    ${note !== '' && html`<p class="kept soft">${note}</p>`}
    ${notes.map(
      note =>
        html`<p class="kept">${t('company:circle.said', { name: nameIn(note, speech), text: note.text })}</p>`,
    )}
  </li>`
  return html`<section class="sheet" aria-label="${t('company:circle.pastTitle')}">
    <h2>${t('company:circle.pastTitle')}</h2><ul class="said">${past.slice(0, 1).map(session)}</ul>
    ${past.length > 1 && html`<details><summary>${t('company:circle.pastBefore')}</summary><ul class="said">${past.slice(1).map(session)}</ul></details>`}</section>`
}

function clock({ clock: own }: CircleView, { path, zones }: CircleDoor, { t, language }: Speech): Html {
  const all = zones.includes(own) ? zones : [own, ...zones]
  const options = zoneChoices(all, language).map(
    ({ zone, words }) => html`<option value="${zone}"${zone === own && html` selected`}>${words}</option>`,
  )
  return html`<section class="sheet" aria-label="${t('company:circle.zoneTitle')}">
    <h2>${t('company:circle.zoneTitle')}</h2>
    <form method="post" action="${path}/clock">
      <label for="zone">${t('company:circle.zone')}</label>
      <select id="zone" name="zone">${options}</select>
      <div class="acts"><button>${t('company:circle.zoneSave')}</button></div>
    </form></section>`
}

/** At the beginning of a line. */
function nameIn({ firstName }: { firstName: string }, { t, language }: Speech): string {
  const name = firstName || t('company:circle.somebody')
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1)
}

function dayOf(day: Day, { language }: Speech): string {
  const words = Intl.DateTimeFormat(language === 'fr' ? 'fr' : 'en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(noonUtc(day))
  return language === 'fr' ? words.replace(/ 1 (?=\p{L})/u, ' 1er ') : words
}
