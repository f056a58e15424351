import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Ask, PersonBrief } from '../brief.ts'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useBrief } from './use-outings.ts'

/** One page on each of those one may meet: read on the way, kept on the phone for when there is no network. */
export function OutingBrief({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { data } = useBrief(outing.id)
  if (!data || data.people.length === 0) return null
  return (
    <Section title={t('brief.title')}>
      {data.people.map(brief => (
        <OneBrief key={brief.person.id} brief={brief} />
      ))}
    </Section>
  )
}

function OneBrief({ brief }: { brief: PersonBrief }) {
  const { t } = useTranslation('outings')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { person, lastMet, notes, promises, ask, favours } = brief
  const who = [person.title, person.organisation, person.town].filter(Boolean).join(', ')
  const [last] = notes
  return (
    <article className={style.brief} aria-label={person.name}>
      <h3>
        <PersonLink id={person.id} name={person.name} />
      </h3>
      <p className="soft">
        {[who, lastMet ? t('brief.last', { day: relativeDay(lastMet.day, today) }) : t('brief.never')]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {last && <p className={style.note}>{t('brief.said', { note: last.note })}</p>}
      {promises.length > 0 && (
        <ul aria-label={t('brief.promises')}>
          {promises.map(({ id, by, text }) => (
            <li key={id}>{t(by === 'me' ? 'brief.mine' : 'brief.theirs', { text })}</li>
          ))}
        </ul>
      )}
      {favours.received > favours.given && (
        <p>{t('brief.favours', { received: favours.received, given: favours.given })}</p>
      )}
      <p>{t('brief.ask')}</p>
      <ul aria-label={t('brief.ask')}>
        {ask.map(each => (
          <li key={`${each.key} ${'text' in each ? each.text : ''}`}>{wordsFor(each)}</li>
        ))}
      </ul>
    </article>
  )

  function wordsFor(each: Ask): string {
    switch (each.key) {
      case 'aim':
        return each.text
      case 'mine':
        return t('brief.askMine', { text: each.text })
      case 'theirs':
        return t('brief.askTheirs', { text: each.text })
      case 'news':
        return t('brief.askNews', { day: relativeDay(each.day, today) })
      default:
        return t(`brief.askPlain.${each.key}`)
    }
  }
}
