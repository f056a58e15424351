import type { TFunction } from 'i18next'
import { Refusal } from '../lib/refusal.ts'
import { readAddressee } from '../people/addressee.ts'
import { type Letter, mailtoOf, smsOf } from '../people/letter.ts'
import { cardsOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { draftConnection, draftReturn, type ReturnLetter } from './draft-return.ts'
import { draftThanks } from './draft-thanks.ts'
import type { FavourKind, Occasion, ThanksWay } from './favour.ts'
import { favourOf, namesOf } from './ledger.ts'
import { mandateWithChain } from './read-thanks.ts'
import type { ReadyLetter } from './shown.ts'

export interface ThanksAsked {
  personId: string
  occasion: Occasion
  mandateId: string | null
  favourId: string | null
  way: ThanksWay
  /** Whether the client is named; where all may read it, only when the owner says so. */
  namesClient?: boolean | undefined
}

/**
 * The draft of a thanks or of news, with the client's name if there is one to leave out.
 *
 * @throws Refusal `not-found` for somebody, a mandate or a favour that is not there.
 */
export async function thanksLetter(
  desk: Desk,
  { personId, occasion, mandateId, favourId, way, namesClient = way !== 'network' }: ThanksAsked,
  t: TFunction,
): Promise<ReadyLetter & { client: string; namesClient: boolean }> {
  const { addressee, phone, email } = await readAddressee(desk, personId)
  const mandate = mandateId === null ? null : await mandateWithChain(desk, mandateId)
  if (mandateId !== null && !mandate) throw new Refusal('not-found', { what: 'mandate' })
  const favour: FavourKind | null = favourId === null ? null : (await favourOf(desk, favourId)).kind
  const link = mandate?.chain.find(each => each.personId === personId)
  const named = await namesOf(desk, link?.nearerId ? [personId, link.nearerId] : [personId])
  const client = mandate ? mandate.shown.organisation || mandate.shown.client : ''
  const letter = draftThanks(
    {
      addressee,
      name: named(personId).name,
      occasion,
      place: link?.place ?? null,
      nearer: link?.nearerId ? named(link.nearerId).name : '',
      what: mandate?.shown.what ?? '',
      client: namesClient ? client : '',
      favour,
    },
    { way, t },
  )
  return { ...readyWith(letter, phone, email), client, namesClient }
}

/** A letter that offers or asks something. @throws Refusal `not-found`. */
export async function returnLetter(
  desk: Desk,
  { personId, otherId, kind }: { personId: string; otherId: string | null; kind: ReturnLetter },
  t: TFunction,
): Promise<ReadyLetter> {
  const { addressee, phone, email } = await readAddressee(desk, personId)
  const name = (await namesOf(desk, [personId]))(personId).name
  const other = otherId === null ? '' : await presented(desk, otherId, t)
  return readyWith(draftReturn({ addressee, name, other }, { kind, t }), phone, email)
}

/** The letter that makes two people meet, to both. @throws Refusal `not-found`. */
export async function connectionLetter(
  desk: Desk,
  [personId, otherId]: readonly [string, string],
  t: TFunction,
): Promise<ReadyLetter> {
  const one = await readAddressee(desk, personId)
  const two = await readAddressee(desk, otherId)
  const named = await namesOf(desk, [personId, otherId])
  const names = [one, two].map(({ addressee }) => addressee.givenName || named(addressee.personId).name) as [
    string,
    string,
  ]
  const letter = draftConnection({ names, signature: one.addressee.signature }, t)
  const email = one.email && two.email ? `${one.email},${two.email}` : null
  return { ...letter, phone: null, email, mailto: email && bothMailto(email, letter), sms: null }
}

function readyWith(letter: Letter, phone: string | null, email: string | null): ReadyLetter {
  return {
    ...letter,
    phone,
    email,
    mailto: email && mailtoOf(email, letter),
    sms: phone && smsOf(phone, letter),
  }
}

/** Two addresses, parted by a comma that stays one (RFC 6068 §2). */
function bothMailto(emails: string, letter: Letter): string {
  const [one = '', two = ''] = emails.split(',')
  return mailtoOf(one, letter).replace('?', `,${encodeURIComponent(two).replace('%40', '@')}?`)
}

async function presented(desk: Desk, personId: string, t: TFunction): Promise<string> {
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person' })
  const what = card.title || card.organisation
  return what === '' ? card.name : t('reciprocity:draft.aboutOther', { name: card.name, what })
}
