import { Button, TagsInput, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../lib/vcard/contact.ts'
import { Problem } from '../../web/api.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import type { PersonDetail } from '../person.ts'
import { writtenContact } from '../written-contact.ts'
import { AcquaintanceParts } from './AcquaintanceParts.tsx'
import { AddressFields } from './AddressFields.tsx'
import { BirthdayField } from './BirthdayField.tsx'
import style from './fields.module.css'
import { NameFields } from './NameFields.tsx'
import { PhotoField } from './PhotoField.tsx'
import { PointFields } from './PointFields.tsx'
import type { Photo } from './photo-resize.ts'
import { StaleChoice } from './StaleChoice.tsx'
import { useFacets, usePeopleChanges } from './use-people.ts'

interface Props {
  person: PersonDetail
  onDone: () => void
}

/** The whole card, property by property; what the screen does not know stays in it. */
export function PersonForm({ person, onDone }: Props) {
  const { t } = useTranslation('people')
  const { save } = usePeopleChanges()
  const { data: facets } = useFacets()
  // Kept as it was when the edit began, whatever is saved elsewhere meanwhile.
  const [base, setBase] = useState(person)
  const [contact, setContact] = useState(person.contact)
  const [acquaintance, setAcquaintance] = useState(person.acquaintance)
  const [photo, setPhoto] = useState<Photo | null | undefined>(undefined)
  const [error, setError] = useState<unknown>(null)
  const [current, setCurrent] = useState<PersonDetail | null>(null)
  const [isSaving, setSaving] = useState(false)
  const sentence = useSentenceOf(error)
  const set = (change: Partial<Contact>) => setContact({ ...contact, ...change })

  async function send(said: Pick<PersonDetail, 'contact' | 'acquaintance'>, revision: string) {
    setSaving(true)
    setError(null)
    try {
      const body = {
        ...said,
        contact: writtenContact(said.contact),
        revision,
        ...(photo === undefined ? {} : { photo }),
      }
      await save(person.id, body, t('card.saved', { name: said.contact.name }))
      onDone()
    } catch (failure) {
      if (failure instanceof Problem && failure.code === 'stale' && failure.current) {
        setCurrent(failure.current as PersonDetail)
      } else setError(failure)
    }
    setSaving(false)
  }

  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    void send({ contact, acquaintance }, base.revision)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
  }

  return (
    <form className={style.form} onSubmit={submit} onKeyDown={onKeyDown} aria-label={t('form.titleOf')}>
      <Part title={t('form.who')}>
        <PhotoField
          current={person.photo && `/api/people/${person.id}/photo?h=${person.photo}`}
          photo={photo}
          onChange={setPhoto}
        />
        <NameFields contact={contact} onChange={setContact} autoFocus />
        <div className={style.pair}>
          {(['title', 'organisation', 'department', 'role'] as const).map(field => (
            <TextInput
              key={field}
              label={t(`form.${field}`)}
              value={contact[field]}
              autoComplete="off"
              onChange={event => set({ [field]: event.currentTarget.value })}
            />
          ))}
        </div>
      </Part>
      <Part title={t('form.reach')}>
        <PointFields name="phone" points={contact.phones} onChange={phones => set({ phones })} />
        <PointFields name="email" points={contact.emails} onChange={emails => set({ emails })} />
        <AddressFields addresses={contact.addresses} onChange={addresses => set({ addresses })} />
        <PointFields name="url" points={contact.urls} onChange={urls => set({ urls })} />
        <PointFields name="profile" points={contact.profiles} onChange={profiles => set({ profiles })} />
      </Part>
      <AcquaintanceParts
        acquaintance={acquaintance}
        onChange={setAcquaintance}
        metThrough={person.metThrough}
        except={person.id}
      />
      <Part title={t('form.rest')}>
        <div className={style.pair}>
          <BirthdayField
            label={t('form.birthday')}
            date={contact.birthday}
            onChange={birthday => set({ birthday })}
          />
          <BirthdayField
            label={t('form.anniversary')}
            date={contact.anniversary}
            onChange={anniversary => set({ anniversary })}
          />
        </div>
        <TagsInput
          label={t('form.tags')}
          description={t('form.listHint')}
          value={contact.tags}
          onChange={tags => set({ tags })}
          data={(facets?.tags ?? []).map(({ value }) => value)}
          limit={10}
          splitChars={[',', ';']}
          acceptValueOnBlur
        />
        <Textarea
          label={t('form.note')}
          autosize
          minRows={3}
          maxRows={14}
          value={contact.note}
          onChange={event => set({ note: event.currentTarget.value })}
        />
      </Part>
      <div className={style.save}>
        {error !== null && (
          <p role="alert" className={style.error}>
            {sentence}
          </p>
        )}
        <Button type="submit" variant="filled" loading={isSaving}>
          {t('form.save')}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t('form.cancel')}
        </Button>
      </div>
      {current && (
        <StaleChoice
          base={base}
          mine={{ contact: writtenContact(contact), acquaintance }}
          theirs={current}
          onClose={() => setCurrent(null)}
          onChoose={chosen => {
            setBase(current)
            setContact(chosen.contact)
            setAcquaintance(chosen.acquaintance)
            setCurrent(null)
            void send(chosen, current.revision)
          }}
        />
      )}
    </form>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={style.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
