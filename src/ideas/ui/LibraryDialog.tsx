import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import { FORM_SPECS, FORMS, GOALS, type Goal } from '../forms.ts'
import type { Reason, SuggestionView } from '../library.ts'
import style from './LibraryDialog.module.css'
import { useLibrary } from './use-ideas.ts'
import { useNewIdea } from './use-new-idea.ts'

interface Props {
  /** From whom the library starts; absent: from a goal. */
  person?: Named
  onClose: () => void
}

const FIRST = 6

/** Twenty forms of proposal, those that suit a person or a goal first. */
export function LibraryDialog({ person, onClose }: Props) {
  const { t } = useTranslation('ideas')
  const [goal, setGoal] = useState<Goal | null>(null)
  const [isWhole, setWhole] = useState(false)
  const begin = useNewIdea()
  const library = useLibrary({ ...(person ? { personId: person.id } : {}), ...(goal ? { goal } : {}) })
  const found = library.data ?? []
  const shown = isWhole ? found : found.slice(0, FIRST)
  return (
    <Dialog
      onClose={onClose}
      title={person ? t('library.titleFor', { name: person.name }) : t('library.title')}
    >
      <div className={style.library}>
        <NativeSelect
          label={t('library.goal')}
          value={goal ?? ''}
          data={[
            { value: '', label: t('library.anyGoal') },
            ...GOALS.map(value => ({ value, label: t(`goal.${value}`) })),
          ]}
          onChange={event => {
            const { value } = event.currentTarget
            setGoal(GOALS.find(each => each === value) ?? null)
          }}
        />
        {library.isPending && <Skeleton height={320} />}
        {library.error && <ErrorNote error={library.error} retry={() => void library.refetch()} />}
        <ul className={style.forms}>
          {shown.map(suggestion => (
            <FormLine
              key={suggestion.form}
              suggestion={suggestion}
              onBegin={who => {
                onClose()
                void begin({ form: suggestion.form, person: who ?? person ?? null, goal })
              }}
            />
          ))}
        </ul>
        {shown.length < found.length && (
          <Button variant="subtle" onClick={() => setWhole(true)}>
            {found.length === FORMS.length ? t('library.whole') : t('library.more')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}

interface FormLineProps {
  suggestion: SuggestionView
  onBegin: (who?: Named) => void
}

function FormLine({ suggestion: { form, reasons, isTried, people }, onBegin }: FormLineProps) {
  const { t } = useTranslation('ideas')
  const { duration } = useFormat()
  const sayReason = useReasonWords()
  const { myMinutes, theirMinutes, stepMinutes } = FORM_SPECS[form]
  const facts = [...reasons.map(sayReason), ...(isTried ? [t('library.tried')] : [])]
  return (
    <li className={style.form}>
      <div className={style.head}>
        <h3>{t(`form.${form}.name`)}</h3>
        <Button
          size="sm"
          onClick={() => onBegin()}
          aria-label={t('library.beginForm', { form: t(`form.${form}.name`) })}
        >
          {t('library.begin')}
        </Button>
      </div>
      <p className={style.facts}>
        {t('library.effort', { mine: duration(myMinutes), theirs: duration(theirMinutes) })}
        {facts.length > 0 && ` ${facts.join(' · ')}`}
      </p>
      <dl className={style.sides}>
        <dt>{t('idea.mine')}</dt>
        <dd>{t(`form.${form}.mine`)}</dd>
        <dt>{t('idea.theirs')}</dt>
        <dd>{t(`form.${form}.theirs`)}</dd>
        <dt>{t('library.step')}</dt>
        <dd>
          {t(`form.${form}.step`)} <span className="soft">({duration(stepMinutes)})</span>
        </dd>
      </dl>
      {people.length > 0 && (
        <p className={style.people}>
          <span className="soft">{t('library.withWhom')}</span>
          {people.map(who => (
            <QuietButton
              key={who.id}
              aria-label={t('library.beginWith', { form: t(`form.${form}.name`), name: who.name })}
              onClick={() => onBegin(who)}
            >
              {who.name}
            </QuietButton>
          ))}
        </p>
      )}
    </li>
  )
}

/** Reasons are facts, each in a few words. */
function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation('ideas')
  const { t: people } = useTranslation('people')
  return reason => {
    if (reason.kind === 'relation') return people(`card.relation.${reason.relation}`)
    if (reason.kind === 'trade') return people(`card.trade.${reason.trade}`)
    if (reason.kind === 'skills') return t('reason.skills', { skills: reason.skills })
    if (reason.kind === 'organisation') return reason.organisation
    if (reason.kind === 'light') return t('reason.light')
    return reason.kind === 'near' ? t('reason.near') : t(`goal.${reason.goal}`)
  }
}
