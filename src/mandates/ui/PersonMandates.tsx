import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import style from './MandateBoard.module.css'
import { useMandateWords } from './use-mandate-words.ts'
import { useMandatesOf } from './use-mandates.ts'

const FIRST = 6

/** What somebody has to do with the mandates: as client, as source, as peer. Nothing while there is none. */
export function PersonMandates({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('mandates')
  const { money, forWhom, list } = useMandateWords()
  const { data: mandates = [] } = useMandatesOf(person.id)
  const [most, setMost] = useState(FIRST)
  if (mandates.length === 0) return null
  return (
    <Section title={t('ui.tab')}>
      <QuietList label={t('ui.tab')}>
        {mandates.slice(0, most).map(({ mandate, parts }) => (
          <QuietLine key={mandate.id} end={mandate.value ? money(mandate.value) : undefined}>
            <Link to="/mandats/$mandateId" params={{ mandateId: mandate.id }} className={style.what}>
              {mandate.what}
            </Link>{' '}
            <span className="soft">
              {[
                parts.includes('client') ? mandate.organisation : forWhom(mandate),
                list(parts.map(part => t(`ui.part.${part}`))),
                t(`ui.stage.${mandate.stage}`).toLocaleLowerCase(),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </QuietLine>
        ))}
      </QuietList>
      {mandates.length > most && (
        <Button mt={12} onClick={() => setMost(mandates.length)}>
          {t('ui.closed.more')}
        </Button>
      )}
    </Section>
  )
}
