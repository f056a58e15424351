import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Unreachable } from '../../web/api.ts'
import { CardexMore } from '../../web/components/CardexMore.tsx'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { useFormat } from '../../web/format.ts'
import { KeptPeople } from './KeptPeople.tsx'
import { PeopleFilters } from './PeopleFilters.tsx'
import { PeopleList } from './PeopleList.tsx'
import { PickPeople } from './PickPeople.tsx'
import { isRestricted, type PeopleSearch, peopleQuery } from './people-search.ts'
import { QuickAdd } from './QuickAdd.tsx'
import { RemovedNotice } from './RemovedNotice.tsx'
import { SelectionBar } from './SelectionBar.tsx'
import { useListKeys } from './use-list-keys.ts'
import { partQuery, useFacets, usePeopleList } from './use-people.ts'
import { useReachable } from './use-reachable.ts'
import { useSelection } from './use-selection.ts'

const route = getRouteApi('/carnet')
/** The address follows once one stops typing. */
const ADDRESS_MS = 300

/** The cardex: find somebody, put them in order, add them. */
export function PeoplePage() {
  const search = route.useSearch()
  if (search.pick) return <PickPeople />
  return <Cardex search={search} />
}

function Cardex({ search }: { search: PeopleSearch }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const navigate = route.useNavigate()
  const { history } = useRouter()
  const queries = useQueryClient()
  const [typed, setTyped] = useTypedWords(search.q ?? '')
  // Asked before the page is drawn again: the server works meanwhile.
  const type = useCallback(
    (words: string) => {
      void queries.prefetchQuery(partQuery(peopleQuery({ ...search, q: words.trim() }), 0))
      setTyped(words)
    },
    [queries, search, setTyped],
  )
  const wanted = { ...search, q: typed.trim() }
  const query = peopleQuery(wanted)
  const [sight, setSight] = useState({ first: 0, last: 0 })
  const list = usePeopleList(query, sight)
  const { data: facets } = useFacets()
  const selection = useSelection(query)
  const { choose } = search
  useEffect(() => {
    if (!choose) return
    selection.begin()
    void navigate({ search: ({ choose: _, ...rest }) => rest, replace: true })
  }, [choose])
  // Kept while there is a network, for when there is none.
  useReachable()
  const isAdding = search.add !== undefined
  const open = (add: string | undefined) =>
    void navigate({ search: ({ add: _, ...rest }) => (add === undefined ? rest : { ...rest, add }) })
  useListKeys({ a: () => open(''), Escape: () => selection.clear() })

  const everyone = facets?.total ?? list.total
  const isAlone = list.error instanceof Unreachable
  const isEmpty = !list.isLoading && !list.error && list.total === 0 && !isRestricted(wanted)
  const counted = isAlone
    ? t('kept.title')
    : list.isLoading || list.error
      ? t('page.title')
      : isRestricted(wanted)
        ? t('page.found', { count: list.total, n: number(list.total) })
        : t('page.everyone', { count: everyone, n: number(everyone) })
  // Until the answer is there, the count before it.
  const [heading, setHeading] = useState(counted)
  if (!list.isEarlier && heading !== counted) setHeading(counted)

  // As soon as they are found, not who was found before: the answer may be on its way.
  const latest = useRef(query)
  latest.current = query
  async function openFirst() {
    const { people } = await queries.ensureQueryData(partQuery(query, 0))
    const [first] = people
    if (!first || latest.current !== query || history.location.pathname !== '/carnet') return
    if (selection.isChoosing) selection.toggle(first.id)
    else void navigate({ to: '/carnet/$personId', params: { personId: first.id } })
  }

  return (
    <>
      <PageHeading
        over={t('page.title')}
        tab={t('page.title')}
        actions={!isEmpty && !isAdding && <Actions onAdd={() => open('')} onChoose={selection.begin} />}
      >
        {isEmpty ? t('page.emptyTitle') : heading}
      </PageHeading>
      <RemovedNotice />
      {!isEmpty && <CardexMore />}
      {isAdding && <QuickAdd text={search.add ?? ''} onClose={() => open(undefined)} />}
      {isEmpty ? (
        !isAdding && <Empty onAdd={() => open('')} />
      ) : (
        <>
          <PeopleFilters
            search={search}
            typed={typed}
            onType={type}
            // Without network nobody is opened from here: those kept are listed below.
            onOpen={() => void openFirst().catch(() => {})}
            facets={facets}
          />
          {isAlone ? (
            <KeptPeople words={typed.trim()} />
          ) : list.error ? (
            <ErrorNote error={list.error} retry={list.retry} />
          ) : list.total === 0 && !list.isLoading ? (
            <Nobody name={typed.trim()} onAdd={open} />
          ) : (
            <PeopleList list={list} query={query} selection={selection} onSight={setSight} />
          )}
        </>
      )}
      <SelectionBar
        selection={selection}
        query={query}
        total={list.total}
        archived={search.archived === 1}
        facets={facets}
      />
    </>
  )
}

/** What is being typed, at once; the address of the page, a little after. */
function useTypedWords(q: string) {
  const navigate = route.useNavigate()
  const { history } = useRouter()
  const [typed, setTyped] = useState(q)
  const [seen, setSeen] = useState(q)
  const [sent, setSent] = useState(q)
  if (q !== seen) {
    setSeen(q)
    // Another address was followed, not the one that these words asked for: the words are its own.
    if (q !== sent) {
      setSent(q)
      setTyped(q)
    }
  }
  useEffect(() => {
    const words = typed.trim()
    if (words === q) return
    const timer = setTimeout(() => {
      // Somebody was opened meanwhile, and is on the way: this page's address is no longer wanted.
      if (history.location.pathname !== '/carnet') return
      setSent(words)
      void navigate({
        search: ({ q: _, ...rest }) => (words === '' ? rest : { ...rest, q: words }),
        replace: true,
      })
    }, ADDRESS_MS)
    return () => clearTimeout(timer)
  }, [typed, q, navigate, history])
  return [typed, setTyped] as const
}

function Actions({ onAdd, onChoose }: { onAdd: () => void; onChoose: () => void }) {
  const { t } = useTranslation('people')
  const navigate = route.useNavigate()
  return (
    <>
      <Button variant="filled" onClick={onAdd} aria-keyshortcuts="A">
        {t('page.add')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" px={12} aria-label={t('page.more')}>
            <IconDots size={18} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onChoose}>{t('page.chooseInList')}</Menu.Item>
          <Menu.Item component={Link} to="/carnet/carte">
            {t('page.fromCard')}
          </Menu.Item>
          <Menu.Item component={Link} to="/carnet/saisie">
            {t('page.serial')}
          </Menu.Item>
          <Menu.Item component={Link} to="/import">
            {t('page.import')}
          </Menu.Item>
          <Menu.Item component={Link} to="/carnet/doublons">
            {t('page.duplicates')}
          </Menu.Item>
          <Menu.Item onClick={() => void navigate({ search: { pick: 1 } })}>{t('page.pick')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  )
}

function Empty({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation('people')
  return (
    <EmptyState
      action={
        <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8 }}>
          <Button variant="filled" component={Link} to="/import">
            {t('page.import')}
          </Button>
          <Button onClick={onAdd}>{t('page.add')}</Button>
          <Button variant="subtle" component={Link} to="/carnet/carte">
            {t('page.fromCard')}
          </Button>
          <Button variant="subtle" component={Link} to="/carnet/saisie">
            {t('page.serial')}
          </Button>
        </div>
      }
    >
      {t('page.empty')}
    </EmptyState>
  )
}

function Nobody({ name, onAdd }: { name: string; onAdd: (name: string) => void }) {
  const { t } = useTranslation('people')
  const navigate = route.useNavigate()
  return (
    <EmptyState
      action={
        name === '' ? (
          <Button onClick={() => void navigate({ search: {} })}>{t('page.showAll')}</Button>
        ) : (
          <Button onClick={() => onAdd(name)}>{t('page.addNamed', { name })}</Button>
        )
      }
    >
      {name === '' ? t('page.nobody') : t('page.nobodyNamed', { name })}
    </EmptyState>
  )
}
