import type { TFunction } from 'i18next'
import { Refusal } from '../lib/refusal.ts'
import { readAddressee } from '../people/addressee.ts'
import { type Draft, mailtoOf, type Reached, smsOf } from '../people/draft.ts'
import { cardsOf, namesOf } from '../people/summary.ts'
import type { Desk } from '../platform/desk.ts'
import { draftConnection, draftReturn, type ReturnDraft } from './draft-return.ts'
import { draftThanks } from './draft-thanks.ts'
import type { FavourKind, Occasion, ThanksWay } from './favour.ts'
import { favourOf } from './ledger.ts'
import { mandateWithChain } from './read-thanks.ts'
import type { ReadyDraft } from './shown.ts'

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
export async function thanksDraft(
  desk: Desk,
  { personId, occasion, mandateId, favourId, way, namesClient = way !== 'network' }: ThanksAsked,
  t: TFunction,
): Promise<ReadyDraft & { client: string; namesClient: boolean }> {
  const { addressee, name, phone, email } = await readAddressee(desk, personId)
  const mandate = mandateId === null ? null : await mandateWithChain(desk, mandateId)
  if (mandateId !== null && !mandate) throw new Refusal('not-found', { what: 'mandate' })
  const favour: FavourKind | null = favourId === null ? null : (await favourOf(desk, favourId)).kind
  const link = mandate?.chain.find(each => each.personId === personId)
  const nearer = link?.nearerId ? (await namesOf(desk, [link.nearerId]))(link.nearerId).name : ''
  const client = mandate ? mandate.shown.organisation || mandate.shown.client : ''
  const draft = draftThanks(
    {
      addressee,
      name,
      occasion,
      place: link?.place ?? null,
      nearer,
      what: mandate?.shown.what ?? '',
      client: namesClient ? client : '',
      favour,
    },
    { way, t },
  )
  return { ...readyWith(draft, phone, email), client, namesClient }
}

/** A message that offers or asks something. @throws Refusal `not-found`. */
export async function returnDraft(
  desk: Desk,
  { personId, otherId, kind }: { personId: string; otherId: string | null; kind: ReturnDraft },
  t: TFunction,
): Promise<ReadyDraft> {
  const { addressee, name, phone, email } = await readAddressee(desk, personId)
  const other = otherId === null ? '' : await presented(desk, otherId, t)
  return readyWith(draftReturn({ addressee, name, other }, { kind, t }), phone, email)
}

/** The message that makes two people meet, to both. @throws Refusal `not-found`. */
export async function connectionDraft(
  desk: Desk,
  [personId, otherId]: readonly [string, string],
  t: TFunction,
): Promise<ReadyDraft> {
  const one = await readAddressee(desk, personId)
  const two = await readAddressee(desk, otherId)
  const names = [called(one), called(two)] as const
  const draft = draftConnection({ names, signature: one.addressee.signature }, t)
  const email = one.email && two.email ? `${one.email},${two.email}` : null
  return { ...draft, phone: null, email, mailto: email && bothMailto(email, draft), sms: null }
}

function called({ addressee, name }: Reached): string {
  return addressee.givenName || name
}

function readyWith(draft: Draft, phone: string | null, email: string | null): ReadyDraft {
  return {
    ...draft,
    phone,
    email,
    mailto: email && mailtoOf(email, draft),
    sms: phone && smsOf(phone, draft),
  }
}

/** Two addresses, parted by a comma that stays one (RFC 6068 §2). */
function bothMailto(emails: string, draft: Draft): string {
  const [one = '', two = ''] = emails.split(',')
  return mailtoOf(one, draft).replace('?', `,${encodeURIComponent(two).replace('%40', '@')}?`)
}

async function presented(desk: Desk, personId: string, t: TFunction): Promise<string> {
  const [card] = await cardsOf(desk, [personId])
  if (!card) throw new Refusal('not-found', { what: 'person' })
  const what = card.title || card.organisation
  return what === '' ? card.name : t('reciprocity:draft.aboutOther', { name: card.name, what })
}
