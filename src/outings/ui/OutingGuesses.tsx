import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { newId, useGuesses, useOutingChanges } from './use-outings.ts'

/** Who came to earlier ones, and may well come again: nobody is expected before one says so. */
export function OutingGuesses({ outing: { id, people } }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { data } = useGuesses(id)
  const { expect } = useOutingChanges()
  const noted = new Set(people.map(({ personId }) => personId))
  const guesses = (data?.guesses ?? []).filter(({ personId }) => !noted.has(personId))
  if (guesses.length === 0) return null
  return (
    <>
      <h3 className={style.guesses}>{t('people.guess.title')}</h3>
      <QuietList label={t('people.guess.title')}>
        {guesses.map(({ personId, name, times, n, likeness }) => (
          <QuietLine
            key={personId}
            end={
              <QuietButton
                aria-label={t('people.guess.addNamed', { name })}
                onClick={() =>
                  void expect(id, [{ id: newId(), personId, name: '', organisation: '', origin: 'guess' }])
                }
              >
                {t('people.guess.add')}
              </QuietButton>
            }
          >
            <PersonLink id={personId} name={name} />
            <span className={style.under}>{t(`people.guess.${likeness}`, { count: times, n })}</span>
          </QuietLine>
        ))}
      </QuietList>
    </>
  )
}
