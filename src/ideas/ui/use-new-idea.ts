import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { useToday } from '../../web/session.ts'
import { FORM_SPECS, type Form, type Goal } from '../forms.ts'
import type { IdeaDraft } from '../idea.ts'
import { newId, useIdeaChanges } from './use-ideas.ts'

interface Begun {
  form: Form | null
  /** Said by the owner; the library's otherwise. */
  title?: string
  person?: Named | null
  /** The person is named for the first time. */
  isNew?: boolean
  organisation?: string
  goal?: Goal | null
}

/** Begins an idea as the library has its form, and opens it. */
export function useNewIdea() {
  const { t } = useTranslation('ideas')
  const { saveIdea } = useIdeaChanges()
  const navigate = useNavigate()
  const today = useToday()

  return async ({ form, title, person, isNew, organisation = '', goal = null }: Begun): Promise<void> => {
    const id = newId()
    const idea: IdeaDraft = {
      id,
      title: title ?? titleOf(form, person ?? null),
      form,
      goal,
      personId: person?.id ?? null,
      newPerson: isNew ? (person ?? null) : null,
      organisation,
      ...(form ? fromLibrary(form) : BLANK),
      boldness: null,
      status: 'idea',
      notedOn: today,
      askedOn: null,
      answeredOn: null,
      doneOn: null,
      thought: '',
      answer: '',
      note: '',
      outcomes: [],
    }
    const { kind } = await saveIdea(idea)
    if (kind === 'sent') await navigate({ to: '/plan/idees/$ideaId', params: { ideaId: id } })
  }

  function titleOf(form: Form | null, person: Named | null): string {
    if (!form) return ''
    return person?.name ? t(`form.${form}.with`, { name: person.name }) : t(`form.${form}.name`)
  }

  function fromLibrary(form: Form) {
    const { myMinutes, theirMinutes, stepMinutes } = FORM_SPECS[form]
    const step = {
      id: newId(),
      text: t(`form.${form}.step`),
      minutes: stepMinutes,
      by: 'me' as const,
      dueOn: null,
      doneOn: null,
    }
    const gains = { myGain: t(`form.${form}.mine`), theirGain: t(`form.${form}.theirs`) }
    return { ...gains, myMinutes, theirMinutes, steps: [step] }
  }
}

const BLANK = { myGain: '', theirGain: '', myMinutes: null, theirMinutes: null, steps: [] }
