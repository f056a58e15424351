import { NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { IdeaView, OutcomeView } from '../idea.ts'
import style from './IdeasPage.module.css'
import { draftOf } from './idea-draft.ts'
import { RemoveButton } from './LineButtons.tsx'
import { newId, useIdeaChanges, useOutcomeChoices } from './use-ideas.ts'

/** What came of it: meetings, mandates, favours. */
export function OutcomesSection({ idea }: { idea: IdeaView }) {
  const { t } = useTranslation('ideas')
  const { saveIdea } = useIdeaChanges()
  const say = useOutcomeWords()
  const [isAdding, setAdding] = useState(false)
  const { outcomes } = idea
  const bare = draftOf(idea).outcomes
  return (
    <GrowingSection
      title={t('outcomes.title')}
      add={t('outcomes.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('outcomes.nothing')}
      isEmpty={outcomes.length === 0}
    >
      {outcomes.length > 0 && (
        <QuietList label={t('outcomes.title')}>
          {outcomes.map(outcome => (
            <QuietLine
              key={outcome.id}
              end={
                <RemoveButton
                  label={t('outcomes.removeThis', { what: say(outcome) })}
                  onClick={() =>
                    void saveIdea({ ...draftOf(idea), outcomes: bare.filter(({ id }) => id !== outcome.id) })
                  }
                />
              }
            >
              {outcome.kind === 'mandate' && outcome.words !== '' && outcome.mandateId ? (
                <Link
                  to="/mandats/$mandateId"
                  params={{ mandateId: outcome.mandateId }}
                  className={style.idea}
                >
                  {say(outcome)}
                </Link>
              ) : (
                say(outcome)
              )}
            </QuietLine>
          ))}
        </QuietList>
      )}
      {isAdding && (
        <OutcomeForm
          idea={idea}
          onCancel={() => setAdding(false)}
          onSave={({ mandateId, encounterId, favourId }) => {
            setAdding(false)
            const outcome = { id: newId(), mandateId, encounterId, favourId }
            void saveIdea({ ...draftOf(idea), outcomes: [...bare, outcome] })
          }}
        />
      )}
    </GrowingSection>
  )
}

interface FormProps {
  idea: IdeaView
  onSave: (choice: OutcomeView) => void
  onCancel: () => void
}

function OutcomeForm({ idea, onSave, onCancel }: FormProps) {
  const { t } = useTranslation('ideas')
  const say = useOutcomeWords()
  const { data = [], isPending } = useOutcomeChoices(idea.id, true)
  const [chosen, setChosen] = useState('')
  const known = new Set(idea.outcomes.map(idOf))
  const choices = data.filter(choice => !known.has(idOf(choice)))
  const choice = choices.find(({ id }) => id === chosen)
  if (!isPending && choices.length === 0) {
    return (
      <p className="soft">
        {t('outcomes.noChoice')} <QuietButton onClick={onCancel}>{t('outcomes.close')}</QuietButton>
      </p>
    )
  }
  return (
    <AddForm isReady={choice !== undefined} onSave={() => choice && onSave(choice)} onCancel={onCancel}>
      <NativeSelect
        label={t('outcomes.which')}
        value={chosen}
        autoFocus
        data={[
          { value: '', label: t('outcomes.choose') },
          ...choices.map(each => ({ value: each.id, label: say(each) })),
        ]}
        onChange={event => setChosen(event.currentTarget.value)}
      />
    </AddForm>
  )
}

function idOf({ mandateId, encounterId, favourId }: OutcomeView): string {
  return mandateId ?? encounterId ?? favourId ?? ''
}

/** An outcome in a line; what is gone says so. */
function useOutcomeWords(): (outcome: OutcomeView) => string {
  const { t } = useTranslation('ideas')
  const { plainDay } = useFormat()
  const today = useToday()
  return outcome => {
    if (outcome.kind === 'mandate') {
      return outcome.words ? t('outcomes.mandate', { what: outcome.words }) : t('outcomes.gone')
    }
    if (outcome.day === null) return t('outcomes.gone')
    const day = plainDay(outcome.day, today)
    const name = outcome.words || t('gone')
    if (outcome.kind === 'encounter') return t('outcomes.encounter', { names: name, day })
    return t(outcome.direction === 'given' ? 'outcomes.given' : 'outcomes.received', { name, day })
  }
}
