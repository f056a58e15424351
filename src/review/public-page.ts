import { html } from 'hono/html'
import { guestPage, type Html, type Speech } from '../lib/guest-page.ts'
import type { Publication } from './publication.ts'

export interface PublicPlace {
  owner: string
  /** `/lire/atelier`. */
  path: string
  styleAt: string
  notices: string
  /** Letters can be sent. */
  canMail: boolean
  /** Of the podcast; null: nothing can be heard yet. */
  feed: string | null
}

/** Which sentence stands above: what was just done. */
export const DONE = ['asked', 'replied'] as const
export type Done = (typeof DONE)[number]

interface Shown {
  done: Done | null
}

/** Every month that may be read, and how to receive the next. */
export function publicListPage(
  publications: readonly Publication[],
  place: PublicPlace & Shown,
  speech: Speech,
): string {
  const { t, language } = speech
  const title = titleOf(place, speech)
  const months = publications.map(
    ({ month, title }) => html`<li><a href="${place.path}/${month}">${title}</a></li>`,
  )
  const body = html`<h1>${title}</h1>${said(place, speech)}
    <section class="sheet"><h2>${t('review:public.months')}</h2>
    ${publications.length === 0 ? html`<p>${t('review:public.none')}</p>` : html`<ul>${months}</ul>`}
    ${place.feed !== null && html`<p class="acts"><a class="button" href="${place.feed}">${t('review:public.feed')}</a></p>`}
    </section>${subscription(place, speech)}${foot(place)}`
  return guestPage({ title, body, language, styleAt: place.styleAt })
}

/** One month, where to hear it, and where to write back. */
export function publicMonthPage(
  { month, title, parts }: Publication,
  place: PublicPlace & Shown & { audio: string | null },
  speech: Speech,
): string {
  const { t, language } = speech
  const body = html`<p class="over"><a href="${place.path}">${titleOf(place, speech)}</a></p>
    <h1>${title}</h1>${said(place, speech)}
    ${place.audio !== null && html`<section class="sheet"><h2>${t('review:public.hear')}</h2><audio controls preload="none" src="${place.audio}"></audio></section>`}
    <article class="sheet">${parts.map(
      part => html`${part.title !== '' && html`<h2>${part.title}</h2>`}<p class="kept">${part.text}</p>`,
    )}</article>
    <section class="sheet"><h2>${t('review:public.reply')}</h2><p class="soft">${t('review:public.replySoft')}</p>
    <form method="post" action="${place.path}/${month}/reponse">
      ${field('reply-name', 'name', t('review:public.name'))}
      ${field('reply-mail', 'mail', t('review:public.mailOptional'), { type: 'email' })}
      <label for="reply">${t('review:public.words')}</label><textarea id="reply" name="text" maxlength="5000" required></textarea>
      <div class="acts"><button>${t('review:public.send')}</button></div>
    </form></section>
    ${subscription(place, speech)}${foot(place)}`
  return guestPage({ title, body, language, styleAt: place.styleAt })
}

/** What a letter's link opens: the yes, or the way out. */
export function readerPage(
  { mail, state }: { mail: string; state: 'asked' | 'confirmed' | 'left' },
  place: PublicPlace & { own: string },
  speech: Speech,
): string {
  const { t, language } = speech
  const title = titleOf(place, speech)
  const act = (gesture: 'oui' | 'depart', words: string, isFirst: boolean) =>
    html`<form method="post" action="${place.own}/${gesture}"><button${isFirst && html` class="first"`}>${words}</button></form>`
  const body = html`<h1>${title}</h1><section class="sheet"><p>${t(`review:public.reader.${state}`, { mail })}</p>
    <div class="acts">${state !== 'confirmed' && act('oui', t('review:public.reader.yes'), true)}
    ${state === 'confirmed' && act('depart', t('review:public.reader.leave'), false)}</div></section>${foot(place)}`
  return guestPage({ title, body, language, styleAt: place.styleAt })
}

function titleOf({ owner }: PublicPlace, { t }: Speech): string {
  return owner === '' ? t('review:podcast.title') : t('review:podcast.titleOf', { name: owner })
}

function said({ done }: Shown, { t }: Speech): Html | null {
  return done === null
    ? null
    : html`<div class="sheet quiet" role="status"><p>${t(`review:public.done.${done}`)}</p></div>`
}

function subscription({ canMail, path }: PublicPlace, { t }: Speech): Html | null {
  if (!canMail) return null
  return html`<section class="sheet"><h2>${t('review:public.subscribe')}</h2><p class="soft">${t('review:public.subscribeSoft')}</p>
    <form method="post" action="${path}/abonnement">
      ${field('mail', 'mail', t('review:public.mail'), { type: 'email', isNeeded: true })}
      ${field('name', 'name', t('review:public.nameOptional'))}
      <div class="acts"><button class="first">${t('review:public.receive')}</button></div>
    </form></section>`
}

function field(
  id: string,
  name: string,
  label: string,
  { type = 'text', isNeeded = false }: { type?: 'text' | 'email'; isNeeded?: boolean } = {},
): Html {
  return html`<label for="${id}">${label}</label><input id="${id}" name="${name}" type="${type}" maxlength="200"${isNeeded && html` required`}>`
}

function foot({ notices }: PublicPlace): Html {
  return html`<footer><p>${notices}</p></footer>`
}
