import type { FormEvent, ReactNode } from 'react'
import { FormActions } from './FormActions.tsx'
import style from './GrowingSection.module.css'
import { QuietButton } from './QuietButton.tsx'
import { Section } from './Sheet.tsx'

interface Props {
  title: string
  /** The gesture that opens the form. */
  add: string
  onAdd: () => void
  isAdding: boolean
  /** Stands for the list while there is nothing in it. */
  nothing: string
  isEmpty: boolean
  /** The list, then the form once it is open. */
  children: ReactNode
}

/** A titled list to which one adds where one reads it. */
export function GrowingSection({ title, add, onAdd, isAdding, nothing, isEmpty, children }: Props) {
  return (
    <Section title={title} aside={!isAdding && <QuietButton onClick={onAdd}>{add}</QuietButton>}>
      {isEmpty && !isAdding && <p className="soft">{nothing}</p>}
      {children}
    </Section>
  )
}

interface AddFormProps {
  /** Two fields a line, but for the first. */
  isPaired?: boolean
  isReady: boolean
  onSave: () => void
  onCancel: () => void
  children: ReactNode
}

/** The form of such a list: Escape leaves it. */
export function AddForm({ isPaired = false, isReady, onSave, onCancel, children }: AddFormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady) onSave()
  }
  return (
    <form
      className={style.form}
      data-paired={isPaired || undefined}
      onSubmit={submit}
      onKeyDown={event => event.key === 'Escape' && onCancel()}
    >
      {children}
      <FormActions isReady={isReady} onCancel={onCancel} />
    </form>
  )
}
