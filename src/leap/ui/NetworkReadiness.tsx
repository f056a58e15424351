import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LeapView } from '../leap.ts'
import { MEASURES, type MeasureKey, type Readiness } from '../readiness.ts'
import { sayReadiness } from '../say-readiness.ts'
import style from './LeapPage.module.css'
import { useReadiness } from './use-leaps.ts'

/** How ready the network is, in sentences, beside what it was when the preparation began. */
export function NetworkReadiness({ leap }: { leap: LeapView }) {
  const { t } = useTranslation('leap')
  const { data, error, refetch } = useReadiness(leap.id)
  if (error && !data) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!data) return <div />
  const { now, begun } = data
  return (
    <Section title={t('ready.title')}>
      {begun && <p className={style.hint}>{t('ready.hint')}</p>}
      <ul className={style.ready}>
        {MEASURES.map(measure => (
          <Measure key={measure} measure={measure} now={now} begun={begun} town={leap.town} />
        ))}
      </ul>
    </Section>
  )
}

interface Props {
  measure: MeasureKey
  now: Readiness
  begun: Readiness | null
  town: string
}

function Measure({ measure, now, begun, town }: Props) {
  const { t } = useTranslation('leap')
  const { t: anyWords } = useTranslation()
  const { language, plainDay } = useFormat()
  const today = useToday()
  const speech = { t: anyWords, language, town }
  const sentences = sayReadiness(measure, now, speech)
  // What has not changed is not said twice.
  const before = begun ? sayReadiness(measure, begun, speech).filter(said => !sentences.includes(said)) : []
  if (sentences.length === 0) return null
  return (
    <li>
      {sentences.map(sentence => (
        <p key={sentence}>{sentence}</p>
      ))}
      {begun && before.length > 0 && (
        <p className={style.before}>
          {t('ready.begun', { on: plainDay(begun.on, today), text: uncapitalised(before.join(' ')) })}
        </p>
      )}
    </li>
  )
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLocaleLowerCase() + text.slice(1)
}
