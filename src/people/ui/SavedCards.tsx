import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import type { SerialDraft } from '../serial-draft.ts'

export interface SavedCard {
  id: string
  name: string
  draft: SerialDraft
  /** To undo it by. */
  batch: string | null
}

/** The cards of this sitting, the last one first. */
export function SavedCards({ cards }: { cards: readonly SavedCard[] }) {
  const { t } = useTranslation('people')
  if (cards.length === 0) return null
  return (
    <section aria-label={t('serial.saved')}>
      <h2>{t('serial.saved')}</h2>
      <QuietList>
        {cards.slice(0, 30).map(({ id, name, draft }) => (
          <QuietLine key={id}>
            <PersonLink id={id} name={name} />
            <span className="soft">{draft.town && `, ${draft.town}`}</span>
          </QuietLine>
        ))}
      </QuietList>
    </section>
  )
}
