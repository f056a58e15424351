import { Button } from '@mantine/core'
import type { TFunction } from 'i18next'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { percentOf, reasonInWords } from '../../duplicates/ui/reason-words.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Decision, Proposal } from '../import-view.ts'
import style from './Proposals.module.css'
import type { Decisions } from './use-import.ts'

interface Props {
  proposals: readonly Proposal[]
  decided: Decisions
  onDecide: (decided: Decisions) => void
}

const CHOICES = ['same', 'different', 'skip'] as const satisfies readonly Decision[]
/** `o` oui, `y` yes; `p` plus tard, `l` later: the letters of both languages. */
const KEYS: Record<string, Decision> = { o: 'same', y: 'same', n: 'different', p: 'skip', l: 'skip' }
const SHOWN = 50

/** « La même personne ? »: one answer each, or one for all; nothing is merged on a guess. */
export function Proposals({ proposals, decided, onDecide }: Props) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const [shown, setShown] = useState(SHOWN)
  const list = useRef<HTMLUListElement>(null)
  const decisionOf = ({ ref, default: usual }: Proposal) =>
    decided.decisions[ref] ?? decided.defaultDecision ?? usual
  const decide = (ref: string, decision: Decision) =>
    onDecide({ ...decided, decisions: { ...decided.decisions, [ref]: decision } })
  const go = (to: number) =>
    list.current?.querySelectorAll<HTMLElement>('[data-proposal]')[Math.max(0, to)]?.focus()

  const whyOf = ({ why, shared, probability, reasons }: Proposal) =>
    probability === null || reasons.length === 0
      ? t(`page.proposals.why.${why}`, { shared })
      : t('page.proposals.reasoned', {
          percent: number(percentOf(probability)),
          reasons: reasons.map(reason => reasonInWords(reason, t as TFunction)).join(', '),
        })

  const onKeyDown = (event: KeyboardEvent, at: number, ref: string) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const decision = KEYS[event.key.toLowerCase()]
    const by = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (!decision && !by) return
    event.preventDefault()
    if (decision) decide(ref, decision)
    go(at + (by ?? 1))
  }

  return (
    <Section title={t('page.proposals.title', { count: proposals.length, n: number(proposals.length) })}>
      <p className={style.intro}>{t('page.proposals.intro')}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would need a legend on the buttons' line. */}
      <div className={style.all} role="group" aria-label={t('page.proposals.all')}>
        <span>{t('page.proposals.all')}</span>
        {CHOICES.map(choice => (
          <Button
            key={choice}
            size="xs"
            aria-pressed={decided.defaultDecision === choice && Object.keys(decided.decisions).length === 0}
            onClick={() => onDecide({ decisions: {}, defaultDecision: choice })}
          >
            {t(`page.proposals.${choice}`)}
          </Button>
        ))}
      </div>
      <ul ref={list} className={style.list} aria-label={t('page.proposals.label')}>
        {proposals.slice(0, shown).map((proposal, at) => (
          <li key={proposal.ref}>
            {/* biome-ignore lint/a11y/useSemanticElements: one line, its name is its question. */}
            <div
              className={style.proposal}
              role="group"
              // biome-ignore lint/a11y/noNoninteractiveTabindex: the letters answer from the line itself.
              tabIndex={0}
              data-proposal
              aria-label={t('page.proposals.question', {
                name: proposal.name,
                existing: proposal.existing.name,
              })}
              onKeyDown={event => onKeyDown(event, at, proposal.ref)}
            >
              <p className={style.words}>
                <span className={style.name}>{proposal.name}</span>
                {t('page.proposals.is')} <PersonLink {...proposal.existing} />
                {t('page.proposals.end')}
                <span className={style.why}>{whyOf(proposal)}</span>
              </p>
              <span className={style.choices}>
                {CHOICES.map(choice => (
                  <button
                    key={choice}
                    type="button"
                    className={style.choice}
                    aria-pressed={decisionOf(proposal) === choice}
                    onClick={() => decide(proposal.ref, choice)}
                  >
                    {t(`page.proposals.${choice}`)}
                  </button>
                ))}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {proposals.length > shown && (
        <Button onClick={() => setShown(shown + SHOWN * 4)}>
          {t('page.proposals.more', { n: number(proposals.length - shown) })}
        </Button>
      )}
    </Section>
  )
}
