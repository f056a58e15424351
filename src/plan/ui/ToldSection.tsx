import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { WeekView } from '../plan.ts'
import style from './Plan.module.css'

/** What became of the week before, and what company it had. */
export function ToldSection({ before }: { before: NonNullable<WeekView['before']> }) {
  const { t } = useTranslation('plan')
  const { number } = useFormat()
  const { accepted, done, company } = before
  const { inPerson, people, usualInPerson, usualPeople, weeks } = company
  return (
    <Section
      title={t('told.title')}
      aside={
        <Basis
          entry="plan-told"
          title={t('told.title')}
          said={t('basis.told')}
          n={{ of: 'weeks', count: weeks }}
        />
      }
    >
      <Sheet quiet className={style.said ?? ''}>
        <p>{done === 0 ? t('told.keptNone') : t('told.kept', { count: done, of: accepted })}</p>
        <p>{t('told.company', { days: inPerson, people })}</p>
        <p>
          {usualInPerson === null || usualPeople === null
            ? t('told.new')
            : t('told.usual', { days: number(usualInPerson), people: number(usualPeople), weeks })}
        </p>
      </Sheet>
    </Section>
  )
}
