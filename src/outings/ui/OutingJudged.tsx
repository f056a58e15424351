import { SegmentedControl } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { AGAIN, type Again, type Outing, type OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { useOutingChanges } from './use-outings.ts'

const FEELINGS = [1, 2, 3, 4, 5] as const

/** How it felt, and whether to go again: said in two taps the evening after. */
export function OutingJudged({ outing }: { outing: OutingView }) {
  const { t } = useTranslation('outings')
  const { edit } = useOutingChanges()
  const { feeling, again } = outing
  const put = (changes: Partial<Outing>) => void edit(outing, { state: 'been', ...changes })
  return (
    <Section title={t('judged.title')}>
      <div className={style.form}>
        <div>
          <p id="outing-felt">{t('judged.feeling')}</p>
          <SegmentedControl
            aria-labelledby="outing-felt"
            value={feeling === null ? '' : String(feeling)}
            onChange={value => put({ feeling: Number(value) as Outing['feeling'] })}
            data={FEELINGS.map(each => ({ value: String(each), label: t(`judged.felt.${each}`) }))}
            fullWidth
          />
        </div>
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
