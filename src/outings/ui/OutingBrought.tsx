import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useBroughtWords } from './use-brought-words.ts'
import { useOutingWords } from './use-outing-words.ts'
import { useBrought } from './use-outings.ts'

/** What it brought so far: people seen again, favours, mandates; what it took; whether to go again. */
export function OutingBrought({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { data } = useBrought(outing.id)
  const { relativeDay } = useFormat()
  const today = useToday()
  const { money } = useOutingWords()
  const { summary, took, verdict } = useBroughtWords()
  if (!data) return null
  const { kept, favours, mandates } = data
  return (
    <Section title={t('brought.title')}>
      <p className={style.lead}>
        {summary(data)} {took(data)}
      </p>
      {kept.length + favours.length + mandates.length > 0 && (
        <QuietList label={t('brought.title')}>
          {mandates.map(({ id, what, cents, currency, isWon, by }) => (
            <QuietLine key={id} end={cents === null ? undefined : money({ cents, currency })}>
              <Link to="/mandats/$mandateId" params={{ mandateId: id }} className={style.open}>
                {what}
              </Link>
              <span className={style.under}>
                {t(`brought.mandate.${isWon ? 'won' : 'open'}`)} · {t(`brought.by.${by}`)}
              </span>
            </QuietLine>
          ))}
          {favours.map(({ id, direction, person, day }) => (
            <QuietLine key={id} end={relativeDay(day, today)}>
              {t(`brought.favour.${direction}`, { name: person.name || t('outing.gone') })}
            </QuietLine>
          ))}
          {kept.map(({ person, seenOn }) => (
            <QuietLine key={person.id} end={seenOn[0] && relativeDay(seenOn.at(-1) ?? seenOn[0], today)}>
              <PersonLink {...person} />
              <span className={style.under}>{t('brought.seen', { count: seenOn.length })}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
      <p className={style.below}>{verdict(data.verdict)}</p>
    </Section>
  )
}
