import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import style from './Plan.module.css'
import { useItemWords } from './use-item-words.ts'
import { useItemsToday, usePlanChanges } from './use-plan.ts'

/** What the week's plan holds for today: done in one tap. */
export function PlanToday() {
  const { t } = useTranslation('plan')
  const words = useItemWords()
  const { change } = usePlanChanges()
  const { data } = useItemsToday()
  if (!data || data.items.length === 0) return null
  return (
    <Section
      title={t('today.title')}
      aside={
        <Link to="/plan" className={style.more}>
          {t('today.open')}
        </Link>
      }
    >
      <QuietList label={t('today.title')}>
        {data.items.map(item => (
          <QuietLine
            key={item.id}
            end={
              <QuietButton
                aria-label={t('item.doneOf', { what: words.title(item) })}
                onClick={() => void change(item, { act: 'done' })}
              >
                {t('item.done')}
              </QuietButton>
            }
          >
            <span>{words.title(item)}</span>
            <span className={style.under}>{words.takes(item)}</span>
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}
