import { Combobox, Modal, useCombobox } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonSummary } from '../../people/person.ts'
import { useNames } from '../../people/ui/use-names.ts'
import { ask, Unreachable } from '../api.ts'
import { actionsFor } from '../palette-actions.ts'
import { paletteIsOpen } from '../palette-door.ts'
import { useIsPhone } from '../use-is-phone.ts'
import { usePaletteActions } from '../use-palette-actions.ts'
import { Avatar } from './Avatar.tsx'
import style from './Palette.module.css'

/** Beside people, a few: each row is painted anew at each letter. */
const MOST_ACTIONS = 4

/** ⌘K: any person, any action, from one line. */
export function Palette() {
  const { t } = useTranslation('web')
  const isPhone = useIsPhone()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const queries = useQueryClient()
  const people = useFound(typed)
  const actions = actionsFor(typed, usePaletteActions(), MOST_ACTIONS)
  const name = typed.trim()
  // Its list is always there: Enter and the arrows act on it at once.
  const combobox = useCombobox({ opened: true })
  const list = useId()
  const close = () => paletteIsOpen.set(false)
  useEffect(() => {
    combobox.selectFirstOption()
  }, [typed, people])

  function type(said: string) {
    setTyped(said)
    // Asked at once: painting the letter takes as long as the answer.
    if (said.trim() !== '') void queries.prefetchQuery(findQuery(said.trim()))
  }

  function choose(value: string) {
    close()
    const action = actions.find(({ key }) => key === value)
    if (action) action.run()
    else if (value === ADD) void navigate({ to: '/carnet', search: { add: name } })
    else void navigate({ to: '/carnet/$personId', params: { personId: value } })
  }

  return (
    <Modal.Root
      opened
      onClose={close}
      size="38rem"
      yOffset="12dvh"
      fullScreen={isPhone}
      classNames={{ content: style.content }}
      returnFocus
    >
      <Modal.Overlay backgroundOpacity={0.32} color="#221d17" />
      <Modal.Content aria-label={t('palette.label')} radius="14px">
        <Combobox store={combobox} onOptionSubmit={choose}>
          <div className={style.search}>
            <IconSearch size={20} className={style.glass} aria-hidden="true" />
            {/* Escape is for the dialog, not for the list that never closes. */}
            <Combobox.EventsTarget
              withExpandedAttribute
              aria-expanded
              aria-controls={list}
              data-mantine-stop-propagation="false"
            >
              <input
                className={style.line}
                value={typed}
                placeholder={t('palette.placeholder')}
                aria-label={t('palette.label')}
                data-autofocus
                onFocus={() => combobox.selectFirstOption()}
                onChange={event => type(event.currentTarget.value)}
              />
            </Combobox.EventsTarget>
            <Modal.CloseButton aria-label={t('action.close')} />
          </div>
          <Combobox.Options id={list} className={style.found} aria-label={t('palette.label')}>
            {people.length > 0 && (
              <Combobox.Group label={t('palette.people')}>
                {people.map(person => (
                  <Combobox.Option key={person.id} value={person.id} className={style.option}>
                    <Avatar name={person.name} person={person} size={32} />
                    <span className={style.name}>{person.name}</span>
                    <span className={style.what}>
                      {[person.title || person.organisation, person.town].filter(Boolean).join(', ')}
                    </span>
                  </Combobox.Option>
                ))}
              </Combobox.Group>
            )}
            {(actions.length > 0 || name !== '') && (
              <Combobox.Group label={t('palette.actions')}>
                {actions.map(({ key, words: said }) => (
                  <Combobox.Option key={key} value={key} className={style.option}>
                    {said}
                  </Combobox.Option>
                ))}
                {name !== '' && (
                  <Combobox.Option value={ADD} className={style.option}>
                    {t('palette.addNamed', { name })}
                  </Combobox.Option>
                )}
              </Combobox.Group>
            )}
          </Combobox.Options>
        </Combobox>
      </Modal.Content>
    </Modal.Root>
  )
}

const ADD = 'add-named'
const NOBODY: readonly Found[] = []

type Found = Pick<PersonSummary, 'id' | 'name' | 'photo' | 'title' | 'organisation' | 'town'>

function findQuery(words: string) {
  return {
    queryKey: ['people', 'find', words],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      ask<PersonSummary[]>(`/api/people/find?q=${encodeURIComponent(words)}&limit=7`, signal),
  }
}

/** By the server; without network, among the names that this device keeps. */
function useFound(typed: string): readonly Found[] {
  const words = typed.trim()
  const names = useNames()
  const { data, error } = useQuery({
    ...findQuery(words),
    enabled: words.length > 0,
    placeholderData: previous => previous,
  })
  const isAlone = error instanceof Unreachable
  return useMemo(() => {
    if (words === '') return NOBODY
    if (!isAlone) return data ?? NOBODY
    return names
      .findAnywhere(words, 7)
      .map(({ id, name }) => ({ id, name, photo: null, title: '', organisation: '', town: '' }))
  }, [words, isAlone, data, names])
}
