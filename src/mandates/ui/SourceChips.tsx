import { IconCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Who } from '../../encounters/capture-draft.ts'
import { ChoiceChip, Face } from '../../encounters/ui/Chip.tsx'
import { PersonChip } from '../../encounters/ui/PersonChip.tsx'
import { CONTRIBUTION_KINDS, WHOLE_SHARE } from '../mandate.ts'
import type { DraftSource, LineCorrections } from '../mandate-draft.ts'
import type { ProposedSource } from '../propose-provenance.ts'
import style from './SourceChips.module.css'
import { useMandateWords } from './use-mandate-words.ts'

interface Props {
  sources: readonly DraftSource[]
  corrections: LineCorrections
  onCorrect: (corrections: LineCorrections) => void
  /** The key of the person that saving waits for. */
  askedFor: string | null
  /** What a card adds, and how to take it. */
  proposed?: ProposedSource | null
  onAccept?: (source: ProposedSource) => void
}

/** Where a line says the work came from: each source, its chain, and what a card adds to it. */
export function SourceChips({ sources, corrections, onCorrect, askedFor, proposed = null, onAccept }: Props) {
  const { t } = useTranslation('mandates')
  const { source: told } = useMandateWords()
  const setPerson = (key: string, who: Who | null) =>
    onCorrect({ ...corrections, people: { ...corrections.people, [key]: who } })
  const setSource = (key: string, change: LineCorrections['sources'][string]) =>
    onCorrect({ ...corrections, sources: { ...corrections.sources, [key]: change } })
  return (
    <>
      {sources.map(({ key, kind, label, chain, share }) => (
        <span key={key} className={style.source}>
          {chain.map((person, i) => (
            <span key={person.key} className={style.link}>
              <small>{t(i === 0 ? 'ui.source.through' : 'ui.source.told')}</small>
              <PersonChip
                person={person}
                asked={askedFor === person.key}
                onChoose={who => setPerson(person.key, who)}
              />
            </span>
          ))}
          {(chain.length === 0 || label !== '') && (
            <ChoiceChip
              name={t('ui.field.kind')}
              tone="said"
              choices={
                chain.length > 0
                  ? []
                  : CONTRIBUTION_KINDS.map(value => ({ value, words: t(`ui.kind.${value}`) }))
              }
              chosen={kind}
              onChoose={chosen => setSource(key, { kind: chosen })}
              onRemove={() => setSource(key, chain.length > 0 ? { label: '' } : null)}
            >
              {label || t(`ui.kind.${kind}`)}
            </ChoiceChip>
          )}
          {share !== null && <small>{t('ui.source.share', { count: (share * 100) / WHOLE_SHARE })}</small>}
        </span>
      ))}
      {proposed && (
        <Face name={t('ui.source.fromCard')} tone="adds" onClick={() => onAccept?.(proposed)}>
          {t('ui.source.proposed', {
            source: told({ kind: proposed.kind, label: proposed.label, people: proposed.chain }),
          })}{' '}
          <IconCheck size={14} aria-hidden="true" />
        </Face>
      )}
    </>
  )
}
