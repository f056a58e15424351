import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Daring } from '../daring.ts'
import style from './IdeasPage.module.css'
import { useDaring } from './use-ideas.ts'

/** What was asked, what was answered: a no is an attempt made. */
export function DaringSection() {
  const { t } = useTranslation('ideas')
  const { data } = useDaring()
  const say = useDaringWords()
  if (!data) return null
  return (
    <Section title={t('daring.title')}>
      <div className={style.stack}>
        {say(data).map(sentence => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p className="soft">{t('daring.proverb')}</p>
      </div>
    </Section>
  )
}

/** Each figure with its whole; nothing is divided by nothing. */
function useDaringWords(): (daring: Daring) => string[] {
  const { t } = useTranslation('ideas')
  const { inWords, number, capital } = useFormat()
  return ({ thisMonth, attempts, lastMonth, year }) => {
    const before = t('daring.before', { count: lastMonth, n: inWords(lastMonth) })
    const said = [capital(t('daring.month', { count: thisMonth, n: inWords(thisMonth), before }))]
    if (attempts > 0) said.push(capital(t('daring.attempts', { count: attempts, n: inWords(attempts) })))
    if (year.asked === 0) said.push(t('daring.nothing'))
    else if (year.answered === 0) {
      said.push(t('daring.noAnswer', { count: year.asked, n: inWords(year.asked) }))
    } else {
      const yes = year.yes === 0 ? t('daring.zeroYes') : inWords(year.yes)
      const whole = { count: year.answered, n: inWords(year.answered), asked: number(year.asked) }
      said.push(t('daring.year', { ...whole, yes }))
    }
    return said
  }
}
