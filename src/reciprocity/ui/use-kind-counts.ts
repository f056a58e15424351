import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import type { Side } from '../reciprocity.ts'

/** « trois recommandations, un conseil » */
export function useKindCounts(): (side: Side) => string {
  const { t } = useTranslation('reciprocity')
  const { number } = useFormat()
  return ({ kinds }) =>
    kinds.map(({ kind, count }) => t(`count.${kind}`, { count, n: number(count) })).join(', ')
}
