import { Button, Textarea } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Who } from '../../encounters/capture-draft.ts'
import type { Named } from '../../people/person.ts'
import { useNames } from '../../people/ui/use-names.ts'
import { EntryChips } from '../../web/components/EntryLine.tsx'
import { AddForm } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { currentLanguage } from '../../web/language.ts'
import { beyondLimits } from '../limits.ts'
import { type MandateView, WHOLE_SHARE } from '../mandate.ts'
import {
  contributionsFrom,
  draftSources,
  firstUnsureIn,
  identified,
  type LineCorrections,
  NO_LINE_CORRECTIONS,
} from '../mandate-draft.ts'
import { printProvenance } from '../print-provenance.ts'
import type { ProposedSource } from '../propose-provenance.ts'
import { readProvenance } from '../read-provenance.ts'
import style from './MandatePage.module.css'
import { SourceChips } from './SourceChips.tsx'
import { useProposed } from './use-mandate-line.ts'
import { useMandateWords } from './use-mandate-words.ts'
import { newId, useMandateChanges } from './use-mandates.ts'

/** Where a mandate came from: each source with its share, corrected by saying it again in one line. */
export function MandateProvenance({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const [isCorrected, setCorrected] = useState(false)
  const { contributions } = mandate
  const isUnknown = contributions.every(({ kind }) => kind === 'unknown')
  return (
    <Section
      title={t('ui.provenance.title')}
      aside={
        !isCorrected && (
          <QuietButton onClick={() => setCorrected(true)}>
            {t(isUnknown ? 'ui.provenance.say' : 'ui.provenance.correct')}
          </QuietButton>
        )
      }
    >
      {isUnknown && !isCorrected && <p className="soft">{t('ui.provenance.unknown')}</p>}
      {!isUnknown && !isCorrected && (
        <QuietList label={t('ui.provenance.title')}>
          {contributions.map(contribution => (
            <Source key={contribution.id} contribution={contribution} isOnly={contributions.length === 1} />
          ))}
        </QuietList>
      )}
      {!isCorrected && <Proposal mandate={mandate} />}
      {isCorrected && <Correction mandate={mandate} onDone={() => setCorrected(false)} />}
    </Section>
  )
}

interface SourceProps {
  contribution: MandateView['contributions'][number]
  isOnly: boolean
}

function Source({ contribution: { kind, label, people, share }, isOnly }: SourceProps) {
  const { t } = useTranslation('mandates')
  const { capital } = useFormat()
  const what = t(`ui.kind.${kind}`)
  return (
    <QuietLine end={isOnly ? undefined : t('ui.source.share', { count: (share * 100) / WHOLE_SHARE })}>
      {people.length === 0 && (label ? capital(label) : what)}
      {people.map(({ id, name }, i) => (
        // A chain may name two who are gone.
        <span key={id}>
          {i > 0 && <span className="soft"> {t('ui.source.told')} </span>}
          {name ? <PersonLink id={id} name={name} /> : t('ui.gone')}
        </span>
      ))}{' '}
      <span className="soft">
        {people.length > 0
          ? label && t('ui.source.metAt', { label })
          : label && `· ${what.toLocaleLowerCase()}`}
      </span>
    </QuietLine>
  )
}

/** What the card of the client, or of the one who told, adds: taken in one gesture. */
function Proposal({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const { source } = useMandateWords()
  const { edit } = useMandateChanges()
  const sources = mandate.contributions.map(({ kind, label, people }) => ({ kind, label, chain: people }))
  const proposed = useProposed(sources, mandate.client?.name ? mandate.client : null)
  if (!proposed) return null
  const take = () => void edit(mandate, { contributions: withProposed(mandate, proposed) })
  return (
    <div className={style.proposal}>
      <p className="soft">
        {t('ui.provenance.proposed', { source: source({ ...proposed, people: proposed.chain }) })}
      </p>
      <Button onClick={take}>{t('ui.provenance.take')}</Button>
    </div>
  )
}

function withProposed(
  { contributions }: MandateView,
  { kind, chain, label, extends: isLonger }: ProposedSource,
) {
  const personIds = chain.map(({ id }) => id)
  const [first] = contributions
  const id = isLonger && first ? first.id : newId()
  return [{ id, kind, label, personIds, share: WHOLE_SHARE }]
}

function Correction({ mandate, onDone }: { mandate: MandateView; onDone: () => void }) {
  const { t } = useTranslation('mandates')
  const { nameOf } = useMandateWords()
  const names = useNames()
  const { edit } = useMandateChanges()
  const [line, setLine] = useState(() =>
    printProvenance(
      mandate.contributions.map(each => ({ ...each, names: each.people.map(nameOf) })),
      currentLanguage(),
    ),
  )
  const [corrections, setCorrections] = useState<LineCorrections>(() => ({
    ...NO_LINE_CORRECTIONS,
    people: whoStands(mandate, nameOf),
  }))
  const [askedFor, setAskedFor] = useState<string | null>(null)
  const read = useMemo(() => readProvenance(line, words => names.find(words)), [line, names])
  const sources = draftSources(read, corrections)
  const contributions = sources.map(({ chain }) => ({ personIds: chain.map(({ key }) => key) }))
  const [beyond] = beyondLimits({ amountCents: null, daysHundredths: null, minutesSpent: 0, contributions })

  const save = () => {
    const unsure = firstUnsureIn({ client: null, sources })
    setAskedFor(unsure?.key ?? null)
    if (unsure) return
    const people = identified(
      sources.flatMap(({ chain }) => chain),
      newId,
    )
    void edit(mandate, {
      contributions: contributionsFrom(sources, { of: people.of, newId }),
      newPeople: people.newPeople,
    })
    onDone()
  }
  return (
    <AddForm isReady={beyond === undefined} onSave={save} onCancel={onDone}>
      <div className={style.line}>
        <Textarea
          label={t('ui.provenance.line')}
          description={t('ui.provenance.example')}
          autosize
          autoFocus
          value={line}
          onChange={event => setLine(event.currentTarget.value)}
          onKeyDown={event => {
            if (event.key !== 'Enter' || event.shiftKey) return
            event.preventDefault()
            if (beyond === undefined) save()
          }}
        />
        {sources.length > 0 && (
          <EntryChips>
            <SourceChips
              sources={sources}
              corrections={corrections}
              onCorrect={setCorrections}
              askedFor={askedFor}
            />
          </EntryChips>
        )}
        {beyond && <p role="alert">{t(`ui.beyond.${beyond}`)}</p>}
      </div>
    </AddForm>
  )
}

/** The names of the line as it begins are those who stand there: of two of the same name the right one, whoever is gone. */
function whoStands({ contributions }: MandateView, nameOf: (person: Named) => string): Record<string, Who> {
  const people = contributions.flatMap(({ people: chain }) => chain)
  return Object.fromEntries(
    people.map(({ id, name }) => {
      const said = nameOf({ id, name })
      return [said, { kind: 'known', person: { id, name: said } } satisfies Who]
    }),
  )
}
