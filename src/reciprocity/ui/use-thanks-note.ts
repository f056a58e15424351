import { useTranslation } from 'react-i18next'
import type { ThanksDue } from '../shown.ts'

/** What the journal says of a word that was said. */
export function useThanksNote(): (due: ThanksDue) => string {
  const { t } = useTranslation('reciprocity')
  return ({ occasion, mandate, favour }) => {
    const what = mandate?.what ?? (favour ? t(`kind.${favour.kind}`).toLocaleLowerCase() : '')
    return what === '' || occasion === 'handover'
      ? t('letter.note.handover')
      : t(`letter.note.${occasion}`, { what })
  }
}
