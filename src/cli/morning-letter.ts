import type { TFunction } from 'i18next'
import { noonUtc } from '../lib/day.ts'
import { type NeedForToday, needsForToday } from '../needs/for-today.ts'
import { needsOf } from '../needs/list.ts'
import type { WriteLetter } from '../owner/jobs.ts'
import type { Letter } from '../owner/letter.ts'
import { readSettings } from '../owner/store.ts'
import { thanksDue } from '../reciprocity/read-thanks.ts'
import { forTheMorning, type ThanksDue } from '../reciprocity/shown.ts'
import type { Morning } from '../today/morning.ts'
import { readMorning } from '../today/read-morning.ts'
import { wordsIn } from '../words.ts'

/** The morning's page as a letter, with a link to it where it can be reached from a telephone. */
export function morningLetter(publicUrl: string | null): WriteLetter {
  return async desk => {
    const { t } = wordsIn(desk.language)
    const { ownerName } = await readSettings(desk)
    const morning = await readMorning(desk, t)
    const thanks = forTheMorning(await thanksDue(desk))
    const needs = needsForToday(await needsOf(desk, { open: true }))
    const date = (style: 'full' | 'long') => {
      const format = new Intl.DateTimeFormat(desk.language, { dateStyle: style, timeZone: 'UTC' })
      return (day: Morning['today']) => format.format(noonUtc(day))
    }
    return {
      subject: t('owner:letter.subject', { day: date('full')(morning.today) }),
      greeting: `${ownerName ? t('owner:letter.greeting-name', { name: ownerName }) : t('owner:letter.greeting')}\n\n${morning.headline.text}`,
      sections: sectionsOf({ ...morning, thanks, needs }, { t, sayDay: date('long') }),
      closing: t('owner:letter.closing'),
      link: publicUrl ? { text: t('owner:letter.link'), url: publicUrl } : null,
    }
  }
}

interface Speech {
  t: TFunction
  sayDay: (day: Morning['today']) => string
}

interface Read extends Morning {
  thanks: ThanksDue[]
  needs: NeedForToday[]
}

function sectionsOf(read: Read, { t, sayDay }: Speech): Letter['sections'] {
  const { suggestions, thanks, needs, planned, events, followUps, birthdays, microExchange } = read
  return [
    {
      title: t('owner:letter.reach'),
      lines: suggestions.map(({ person, reasons, phone, email }) => ({
        text: [person.name, phone, email].filter(Boolean).join(' — '),
        more: reasons.join(' '),
      })),
    },
    {
      title: t('owner:letter.planned'),
      lines: [
        ...planned
          .filter(({ past }) => !past)
          .map(({ time, people, place, note }) => [
            time,
            people.map(({ name }) => name).join(', '),
            place || note,
          ]),
        ...events.map(({ time, title, place }) => [time, title, place]),
      ].map(parts => ({ text: parts.filter(Boolean).join(' — ') })),
    },
    {
      title: t('owner:letter.promised'),
      lines: followUps.map(({ text, personName, dueOn }) => ({
        text: [text, personName, dueOn && sayDay(dueOn)].filter(Boolean).join(' — '),
      })),
    },
    {
      title: t('owner:letter.thanks'),
      lines: thanks.map(({ person, mandate, favour }) => ({
        text: [person.name, mandate?.what ?? favour?.note].filter(Boolean).join(' — '),
      })),
    },
    {
      title: t('owner:letter.needs'),
      lines: needs.map(({ need, awaited }) => ({
        text: [need.what, awaited && t('owner:letter.awaited', { name: awaited.personName })]
          .filter(Boolean)
          .join(' — '),
      })),
    },
    {
      title: t('owner:letter.birthdays'),
      lines: birthdays.map(({ name, day }) => ({ text: `${name} — ${sayDay(day)}` })),
    },
    { title: t('owner:letter.air'), lines: microExchange.text ? [{ text: microExchange.text }] : [] },
  ]
}
