import { useTranslation } from 'react-i18next'
import { isWon, type MandateView } from '../../mandates/mandate.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { KeptThanks } from '../shown.ts'
import { openFavour } from './favour-door.ts'
import { hole, Sentence } from './Sentence.tsx'
import { ThanksCard } from './ThanksCard.tsx'
import { Somebody } from './use-line-words.tsx'
import { useMandateThanks } from './use-thanks.ts'

/** Whom to thank for a mandate, and what was said. */
export function MandateThanks({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('reciprocity')
  const { data } = useMandateThanks(mandate.id)
  const { due = [], kept = [] } = data ?? {}
  const chain = mandate.contributions
    .flatMap(({ people }) => people)
    .filter(({ id }) => id !== mandate.clientId)
  const hasNone = due.length === 0 && kept.length === 0
  const words = !isWon(mandate) ? 'before' : chain.length === 0 ? 'nobody' : 'allDone'
  const log = () => openFavour({ mandate: { id: mandate.id, what: mandate.what } })
  return (
    <Section title={t('mandate.title')} aside={<QuietButton onClick={log}>{t('page.log')}</QuietButton>}>
      {due.map(each => (
        <ThanksCard key={each.key} due={each} />
      ))}
      {data && hasNone && <p className="soft">{t(`mandate.${words}`)}</p>}
      {kept.length > 0 && (
        <QuietList label={t('mandate.title')}>
          {kept.map(each => (
            <QuietLine key={each.id}>
              <Kept kept={each} />
            </QuietLine>
          ))}
        </QuietList>
      )}
    </Section>
  )
}

function Kept({ kept: { personId, name, answer, occasion, how, on, until } }: { kept: KeptThanks }) {
  const { t } = useTranslation('reciprocity')
  const { plainDay } = useFormat()
  const today = useToday()
  const who = hole('name')
  const text =
    answer === 'said'
      ? t(`mandate.said.${occasion}`, {
          name: who,
          by: t(`by.${how ?? 'message'}`),
          day: plainDay(on, today),
        })
      : answer === 'declined'
        ? t('mandate.declined', { name: who })
        : t('mandate.later', { name: who, day: plainDay(until ?? on, today) })
  return <Sentence text={text} fill={{ name: <Somebody of={{ id: personId, name }} /> }} />
}
