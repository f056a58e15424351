import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { BESIDES_KINDS, type BesidesCounts } from '../besides.ts'

/** What there is of people besides their cards, a line of each kind. */
export function BesidesSaid({ counts }: { counts: BesidesCounts }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  return BESIDES_KINDS.filter(kind => counts[kind] > 0).map(kind => (
    <p key={kind}>{t(`page.besides.${kind}`, { count: counts[kind], n: number(counts[kind]) })}</p>
  ))
}
