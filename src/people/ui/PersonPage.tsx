import { Button, Skeleton } from '@mantine/core'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem, Unreachable } from '../../web/api.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { LogWith, PersonPending, PersonStory } from '../../web/components/PersonStory.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { PersonDetail } from '../person.ts'
import { KeptPerson } from './KeptPeople.tsx'
import { Known } from './Known.tsx'
import { PersonForm } from './PersonForm.tsx'
import { PersonMenu } from './PersonMenu.tsx'
import style from './PersonPage.module.css'
import { ReachThem } from './ReachThem.tsx'
import { Remember } from './Remember.tsx'
import { Ties } from './Ties.tsx'
import { useListKeys } from './use-list-keys.ts'
import { usePerson } from './use-people.ts'

const route = getRouteApi('/carnet/$personId')

/** Somebody: how to reach them, what to remember, what was lived together. */
export function PersonPage() {
  const { personId } = route.useParams()
  const { data: person, error, refetch } = usePerson(personId)
  if (person) return <Card key={personId} person={person} />
  if (error instanceof Problem && (error.status === 404 || error.status === 410)) return <Nobody />
  if (error instanceof Unreachable) return <KeptPerson personId={personId} />
  return error ? (
    <ErrorNote error={error} retry={() => void refetch()} />
  ) : (
    <Skeleton height={180} radius={14} />
  )
}

function Nobody() {
  const { t } = useTranslation('people')
  return (
    <>
      <PageHeading over={t('page.title')} tab={t('page.title')}>
        {t('card.goneTitle')}
      </PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/carnet">
            {t('serial.done')}
          </Button>
        }
      >
        {t('card.gone')}
      </EmptyState>
    </>
  )
}

function Card({ person }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const [isEdited, setEdited] = useState(false)
  const edit = () => {
    setEdited(true)
    scrollTo({ top: 0 })
  }
  const named = { id: person.id, name: person.contact.name }
  useListKeys(isEdited ? {} : { e: edit })
  if (isEdited) {
    return (
      <>
        <PageHeading over={t('form.titleOf')} tab={person.contact.name}>
          {person.contact.name || t('card.nameless')}
        </PageHeading>
        <PersonForm person={person} onDone={() => setEdited(false)} />
      </>
    )
  }
  return (
    <>
      <Head person={person} onEdit={edit} />
      <div className={style.columns}>
        <div className={style.main}>
          <ReachThem person={person} onEdit={edit} />
          <Remember person={person} />
          <PersonPending person={named} />
          <div className={style.story}>
            <PersonStory person={named} />
          </div>
        </div>
        <div className={style.aside}>
          <Known person={person} onEdit={edit} />
          <Ties person={person} />
        </div>
      </div>
    </>
  )
}

function Head({ person, onEdit }: { person: PersonDetail; onEdit: () => void }) {
  const { t } = useTranslation('people')
  const { lastSeen } = useFormat()
  const today = useToday()
  const { contact, acquaintance, lastContactOn } = person
  const name = contact.name || t('card.nameless')
  const what = [contact.title, contact.role, contact.organisation].filter(Boolean).join(', ')
  return (
    <div className={style.head}>
      <Avatar name={name} person={{ id: person.id, photo: person.photo }} size={64} />
      <div className={style.title}>
        <PageHeading
          {...(what ? { over: what } : {})}
          tab={name}
          actions={
            <>
              <LogWith name={contact.name} />
              <Button onClick={onEdit} aria-keyshortcuts="E">
                {t('card.edit')}
              </Button>
              <PersonMenu person={person} />
            </>
          }
        >
          {name}
        </PageHeading>
        <p className={style.seen}>
          {lastContactOn ? t('card.lastSeen', { when: lastSeen(lastContactOn, today) }) : t('card.neverSeen')}
          {acquaintance.archived && ` ${t('card.isArchived')}`}
        </p>
      </div>
    </div>
  )
}
