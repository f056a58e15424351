import type { TFunction } from 'i18next'
import { dayInWords } from '../lib/day-in-words.ts'
import { type Draft, goodbye, greeting, mailtoOf, type Reached } from '../people/draft.ts'
import type { Invitation } from './invitation.ts'
import { bothClocks, titleOf } from './invitation-words.ts'

export interface InvitationLetter extends Draft {
  /** Opens the mail program, filled in; null where there is no address. */
  mailto: string | null
}

interface Settings {
  t: TFunction
  language: 'fr' | 'en'
  /** The owner's time zone. */
  mine: string
}

/** To whom it is proposed: the moments in their hour, and the page where they choose; or the moment once it is chosen. */
export function invitationLetter(
  { addressee, email }: Pick<Reached, 'addressee' | 'email'>,
  invitation: Invitation,
  { url, ...settings }: Settings & { url: string | null },
): InvitationLetter {
  const { t, language } = settings
  const form = addressee.addressForm ?? 'vous'
  const { state, kind, minutes, channel, zone, slots, chosenAt, expiresOn } = invitation
  const said = (slot: string) => bothClocks(slot, { theirs: zone, mine: settings.mine }, settings)
  const where = whereOf(invitation, t)
  const words = {
    title: titleOf(invitation, t),
    minutes,
    moment: chosenAt === null ? '' : said(chosenAt),
    url: url ?? '',
    until: dayInWords(expiresOn, language),
  }
  const body =
    state === 'chosen' && chosenAt !== null
      ? [t(`company:draft.${form}.settled`, words), where]
      : [
          `${t(`company:draft.${form}.${kind}`, words)} ${t(`company:draft.${form}.channel.${channel}`)}`,
          [
            t(`company:draft.${form}.slots`, { count: slots.length }),
            ...slots.map(slot => `– ${said(slot)}`),
          ].join('\n'),
          where,
          url === null ? '' : t(`company:draft.${form}.link`, words),
        ]
  const draft = {
    subject: t(`company:draft.subject.${state === 'chosen' ? 'settled' : 'proposed'}`, words),
    text: [greeting(addressee, t), ...body, goodbye(addressee, t)].filter(part => part !== '').join('\n\n'),
  }
  return { ...draft, mailto: email && mailtoOf(email, draft) }
}

/** Where it takes place, in a line; '' where it is not said. */
export function whereOf(
  { channel, link, place }: Pick<Invitation, 'channel' | 'link' | 'place'>,
  t: TFunction,
): string {
  if (channel === 'video' && link !== '') return t('company:invitation.where.video', { link })
  if (channel === 'in-person' && place !== '') return t('company:invitation.where.in-person', { place })
  return ''
}
