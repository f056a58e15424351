import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useDesk } from '../../web/session.ts'
import type { PersonSummary } from '../person.ts'
import rows from './PeopleList.module.css'
import { whatTheyDo } from './PersonRow.tsx'
import style from './PickPeople.module.css'
import { type PeoplePart, usePeopleChanges } from './use-people.ts'

const WANTED = 15
/** The fifteen of Dunbar's second layer. */
const CIRCLE = 2
const SUGGESTED = 60
const STEP = 'pick'

const route = getRouteApi('/carnet')

/** « Les quinze qui comptent » : one touch each, to begin with those who matter. */
export function PickPeople() {
  const { t } = useTranslation('people')
  const { number, inWords, capital } = useFormat()
  const navigate = route.useNavigate()
  const queries = useQueryClient()
  const stepsDone = useDesk()?.settings.firstRunDone ?? []
  const { bulk } = usePeopleChanges()
  const [typed, setTyped] = useState('')
  const [error, setError] = useState<unknown>(null)
  const chosen = useList('circle=2&limit=200')
  const nearest = useList('circle=1&limit=200')
  const near = [...(nearest.data?.people ?? []), ...(chosen.data?.people ?? [])]
  const nearIds = new Set(near.map(({ id }) => id))
  const recent = useList(
    `${typed.trim() === '' ? 'sort=recent' : `q=${encodeURIComponent(typed.trim())}`}&limit=200`,
  )
  const others = suggested(recent.data?.people ?? [], typed).filter(({ id }) => !nearIds.has(id))

  const toggle = (person: PersonSummary) => {
    const isNear = nearIds.has(person.id)
    const done = t(isNear ? 'page.pickMode.removed' : 'page.pickMode.added', { name: person.name })
    bulk([person.id], { action: 'circle', value: isNear ? null : CIRCLE }, done).then(
      () => setError(null),
      setError,
    )
  }

  /** One of the first steps of a desk: ticked once somebody counts. */
  const finish = async () => {
    if (near.length > 0 && !stepsDone.includes(STEP)) {
      const body = { firstRunDone: [STEP] }
      await tell('/api/settings', { method: 'PUT', body, done: null }).then(
        () => queries.invalidateQueries({ queryKey: ['session'] }),
        () => {},
      )
    }
    await navigate({ to: '/' })
  }

  const isEmpty = recent.data?.total === 0 && typed.trim() === '' && near.length === 0
  if (recent.error) return <ErrorNote error={recent.error} retry={() => void recent.refetch()} />
  return (
    <>
      <PageHeading
        over={t('page.title')}
        tab={t('page.pickMode.tab')}
        actions={
          !isEmpty && (
            <Button variant={near.length >= WANTED ? 'filled' : 'default'} onClick={() => void finish()}>
              {t('page.pickMode.done')}
            </Button>
          )
        }
      >
        {t('page.pickMode.title')}
      </PageHeading>
      {isEmpty ? <Empty>{t('page.empty')}</Empty> : <p className={style.intro}>{t('page.pickMode.intro')}</p>}
      <p className={style.count} role="status" hidden={isEmpty}>
        {near.length > WANTED
          ? t('page.pickMode.countMore', { n: number(near.length) })
          : capital(t('page.pickMode.count', { count: near.length, n: inWords(near.length) }))}
      </p>
      {error !== null && <ErrorNote error={error} />}
      {near.length > 0 && (
        <Faces label={t('page.pickMode.chosen')} people={near} isChosen onToggle={toggle} />
      )}
      {!isEmpty && (
        <Section title={typed.trim() === '' ? t('page.pickMode.suggested') : t('page.pickMode.found')}>
          <TextInput
            className={style.find}
            type="search"
            size="md"
            value={typed}
            onChange={event => setTyped(event.currentTarget.value)}
            aria-label={t('page.search')}
            placeholder={t('page.searchHint')}
            leftSection={<IconSearch size={18} aria-hidden="true" />}
          />
          {others.length > 0 ? (
            <Faces label={t('page.pickMode.suggested')} people={others} onToggle={toggle} />
          ) : (
            !recent.isPending && <Empty>{t('page.nobody')}</Empty>
          )}
        </Section>
      )}
    </>
  )
}

function Empty({ children }: { children: string }) {
  const { t } = useTranslation('people')
  return (
    <EmptyState
      action={
        <Button component={Link} to="/import">
          {t('page.import')}
        </Button>
      }
    >
      {children}
    </EmptyState>
  )
}

interface FacesProps {
  label: string
  people: readonly PersonSummary[]
  isChosen?: boolean
  onToggle: (person: PersonSummary) => void
}

function Faces({ label, people, isChosen = false, onToggle }: FacesProps) {
  return (
    <ul className={style.faces} aria-label={label}>
      {people.map(person => (
        <li key={person.id}>
          <button
            type="button"
            className={style.face}
            aria-pressed={isChosen}
            onClick={() => onToggle(person)}
          >
            <Avatar name={person.name} person={person} size={40} />
            <span className={style.words}>
              <span className={rows.name}>{person.name}</span>
              <span className={rows.what}>{whatTheyDo(person)}</span>
            </span>
            {isChosen && <IconCheck size={18} aria-hidden="true" />}
          </button>
        </li>
      ))}
    </ul>
  )
}

function useList(query: string) {
  return useQuery({
    queryKey: ['people', 'pick', query],
    queryFn: ({ signal }) => ask<PeoplePart>(`/api/people?${query}`, signal),
    placeholderData: previous => previous,
  })
}

/** Those one has seen first, then those whose card says how to reach them. */
function suggested(people: readonly PersonSummary[], typed: string): PersonSummary[] {
  if (typed.trim() !== '') return people.slice(0, SUGGESTED)
  const weight = ({ lastContactOn, phone, email, photo, relations }: PersonSummary) =>
    (lastContactOn ? 8 : 0) +
    (phone ? 3 : 0) +
    (photo ? 2 : 0) +
    (relations.length > 0 ? 2 : 0) +
    (email ? 1 : 0)
  return [...people].sort((a, b) => weight(b) - weight(a)).slice(0, SUGGESTED)
}
