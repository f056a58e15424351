import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { ThanksDue } from '../shown.ts'
import { hole, Sentence } from './Sentence.tsx'
import { MandateLink, Somebody, useLineWords } from './use-line-words.tsx'

/** Why somebody is owed a word, as a fact, under their name. */
export function ThanksReason({ due }: { due: ThanksDue }) {
  const { t } = useTranslation('reciprocity')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { linked } = useLineWords()
  const { person, occasion, mandate, favour, nearer } = due
  if (!mandate || occasion === 'favour' || occasion === 'handover') {
    const told = {
      direction: 'received',
      kind: favour?.kind ?? 'service',
      person,
      about: null,
      inChain: null,
    } as const
    return (
      <>
        {linked(told, true)}, {relativeDay(favour?.day ?? due.dueOn, today)}.
      </>
    )
  }
  const words = {
    mandate: hole('mandate'),
    day: relativeDay(mandate.decidedOn ?? due.dueOn, today),
    nearer: hole('nearer'),
  }
  const text =
    occasion !== 'won'
      ? t(`thanks.${occasion}`, words)
      : nearer
        ? t('thanks.behind.won', words)
        : t('thanks.nearest.won', words)
  return (
    <Sentence
      text={text}
      fill={{
        mandate: <MandateLink id={mandate.id} what={mandate.what} />,
        nearer: nearer && <Somebody of={nearer} />,
      }}
    />
  )
}
