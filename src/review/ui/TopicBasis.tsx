import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import type { Topic } from '../bilan.ts'
import type { MonthFigures } from '../month-figures.ts'

/** Of what each paragraph of the month is told: the heading of its entry in docs/measures.md. */
const ENTRIES = {
  work: 'half-days',
  people: 'the-month-told',
  company: 'company-over-time',
  outings: 'what-an-outing-brought',
  mandates: 'value-of-a-mandate',
  provenance: 'shares-of-provenance',
  favours: 'favours',
  ideas: 'daring',
  plan: 'plan-told',
  network: 'the-month-told',
  online: 'time-online',
} as const satisfies Record<Topic, string>

/** Where the figures of a paragraph, or of the picture of the same, come from. */
export function TopicBasis({ of, title, figures }: { of: Topic; title: string; figures: MonthFigures }) {
  const { t } = useTranslation('review')
  const { span, totals } = figures
  const counts = {
    work: { of: 'halves', count: totals.halves },
    people: { of: 'people', count: totals.people },
    company: { of: 'encounters', count: totals.encounters },
    outings: { of: 'outings', count: totals.outings },
    mandates: { of: 'mandates', count: totals.heard },
    provenance: { of: 'mandates', count: figures.mandates.won.length },
    favours: { of: 'favours', count: totals.given + totals.received },
    ideas: { of: 'proposals', count: totals.asked },
    plan: { of: 'planned', count: totals.planned },
    network: { of: 'people', count: totals.network },
    online: undefined,
  } as const
  return <Basis entry={ENTRIES[of]} title={title} said={t(`basis.${of}`)} over={span} n={counts[of]} />
}
