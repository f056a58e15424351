import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { OneOf } from '../../encounters/ui/OneOf.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { AGAIN, type Again, type Outing, type OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useOutingChanges } from './use-outings.ts'

const FEELINGS = [1, 2, 3, 4, 5] as const

/** How it felt, and whether to go again: said in two taps the evening after. */
export function OutingJudged({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { t: met } = useTranslation('encounters')
  const { edit } = useOutingChanges()
  const { feeling, again } = outing
  const put = (changes: Partial<Outing>) => void edit(outing, { state: 'been', ...changes })
  return (
    <Section title={t('judged.title')}>
      <div className={style.form}>
        <OneOf
          label={t('judged.feeling')}
          value={feeling}
          choices={FEELINGS.map(value => ({ value, words: met(`ui.feeling.${value}`) }))}
          onChange={value => put({ feeling: value })}
        />
        <div>
          <p id="outing-again">{t('judged.again')}</p>
          <SegmentedControl
            aria-labelledby="outing-again"
            value={again ?? ''}
            onChange={value => put({ again: value as Again })}
            data={AGAIN.map(each => ({ value: each, label: t(`judged.answer.${each}`) }))}
          />
        </div>
      </div>
    </Section>
  )
}
