import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Notices } from '../notices.ts'
import style from './Episode.module.css'
import { type ReadersView, useReaderGesture } from './use-readers.ts'

/** Who answers for what is published: asked for before the first publication. */
export function NoticesSection({ view }: { view: ReadersView }) {
  const { t } = useTranslation('review')
  const { act, error, isBusy } = useReaderGesture()
  const [notices, setNotices] = useState<Notices>(view.notices)
  const sentence = useSentenceOf(error)
  const isSiretWrong = view.missing.includes('siret') && view.notices.siret !== ''

  function set(changes: Partial<Notices>) {
    setNotices({ ...notices, ...changes })
  }

  function save(event: FormEvent) {
    event.preventDefault()
    void act('/notices', { method: 'PUT', body: notices, done: t('readersPage.notices.saved') })
  }

  return (
    <Section title={t('readersPage.notices.title')} id="notices">
      <form className={`${style.stack} ${style.narrow}`} onSubmit={save}>
        <p>{t('readersPage.notices.about')}</p>
        {view.missing.length > 0 && <p className="soft">{t('readersPage.notices.needed')}</p>}
        <TextInput
          label={t('readersPage.notices.name')}
          value={notices.name}
          maxLength={200}
          onChange={event => set({ name: event.currentTarget.value })}
        />
        {(view.isSiretDue || notices.siret !== '') && (
          <TextInput
            label={t('readersPage.notices.siret')}
            value={notices.siret}
            maxLength={20}
            inputMode="numeric"
            error={isSiretWrong ? t('readersPage.notices.siretWrong') : undefined}
            onChange={event => set({ siret: event.currentTarget.value })}
          />
        )}
        <TextInput
          label={t('readersPage.notices.contact')}
          value={notices.contact}
          maxLength={200}
          onChange={event => set({ contact: event.currentTarget.value })}
        />
        {error !== null && <p role="alert">{sentence}</p>}
        <div className={style.acts}>
          <Button type="submit" disabled={isBusy}>
            {t('readersPage.notices.save')}
          </Button>
        </div>
      </form>
    </Section>
  )
}
