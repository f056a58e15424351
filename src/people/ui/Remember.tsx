import { Spoiler, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import type { PersonDetail } from '../person.ts'
import fields from './fields.module.css'
import style from './PersonPage.module.css'
import { usePeopleChanges } from './use-people.ts'

/** In pixels, some fifteen lines: what is longer is folded. */
const LONGEST = 380

/** What to have in mind before seeing them: written where it is read. */
export function Remember({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const { save } = usePeopleChanges()
  const { contact, acquaintance, revision, id } = person
  const [text, setText] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const said = [acquaintance.remember, contact.note].filter(Boolean).join('\n\n')

  async function keep(event: FormEvent) {
    event.preventDefault()
    if (text === null) return
    try {
      const remember = text.trim()
      if (remember !== acquaintance.remember) {
        await save(
          id,
          { contact, acquaintance: { ...acquaintance, remember }, revision },
          t('card.saved', { name: contact.name }),
        )
      }
      setText(null)
      setError(null)
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <Sheet as="section" quiet className={style.rememberBox} aria-label={t('card.remember')}>
      <div className={style.rememberHead}>
        <h2>{t('card.remember')}</h2>
        {text === null && (
          <QuietButton onClick={() => setText(acquaintance.remember)}>
            {said === '' ? t('card.rememberAdd') : t('card.edit')}
          </QuietButton>
        )}
      </div>
      {text === null ? (
        <Spoiler
          maxHeight={LONGEST}
          showLabel={t('card.rememberWhole')}
          hideLabel={t('card.rememberLess')}
          transitionDuration={0}
        >
          <p className={`${style.remember} ${said === '' ? 'soft' : ''}`}>
            {said || t('card.rememberNothing')}
          </p>
        </Spoiler>
      ) : (
        <form className={fields.stack} onSubmit={event => void keep(event)}>
          <Textarea
            aria-label={t('card.remember')}
            autosize
            minRows={2}
            maxRows={12}
            autoFocus
            value={text}
            onChange={event => setText(event.currentTarget.value)}
            onKeyDown={event => {
              if (event.key === 'Escape') setText(null)
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
                event.currentTarget.form?.requestSubmit()
            }}
          />
          {error !== null && <p role="alert">{sentence}</p>}
          <FormActions onCancel={() => setText(null)} />
        </form>
      )}
    </Sheet>
  )
}
