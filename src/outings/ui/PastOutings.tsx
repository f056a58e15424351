import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import style from './Outing.module.css'
import { useBroughtWords } from './use-brought-words.ts'
import { useBroughtLately } from './use-outings.ts'

const FIRST = 6

/** Outings behind, with what each brought so far. Nothing while there is none. */
export function PastOutings() {
  const { t } = useTranslation('outings')
  const { data } = useBroughtLately()
  const { relativeDay } = useFormat()
  const today = useToday()
  const { summary } = useBroughtWords()
  const [isWhole, setWhole] = useState(false)
  const outings = data?.outings ?? []
  if (outings.length === 0) return null
  return (
    <Section title={t('past.title')}>
      <QuietList label={t('past.title')}>
        {outings.slice(0, isWhole ? outings.length : FIRST).map(({ outing, ...brought }) => (
          <QuietLine key={outing.id} end={relativeDay(outing.day, today)}>
            <Link to="/sorties/evenements/$outingId" params={{ outingId: outing.id }} className={style.open}>
              {outing.title}
            </Link>
            <span className={style.under}>{summary(brought)}</span>
          </QuietLine>
        ))}
      </QuietList>
      {outings.length > FIRST && !isWhole && (
        <p className={style.below}>
          <QuietButton onClick={() => setWhole(true)}>
            {t('past.more', { count: outings.length })}
          </QuietButton>
        </p>
      )}
    </Section>
  )
}
