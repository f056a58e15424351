import { Button, Drawer, NativeSelect } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FieldGroup } from '../../web/components/FieldGroup.tsx'
import { useFormat } from '../../web/format.ts'
import style from './FilterSheet.module.css'
import { type PeopleSearch, peopleQuery } from './people-search.ts'
import type { Question, useFilters } from './use-filters.ts'
import { partQuery } from './use-people.ts'

interface Props {
  search: PeopleSearch
  filters: ReturnType<typeof useFilters>
}

/** More answers than this would take the screen. */
const FEW = 6
const ANY = ''

/** On a telephone: what restricts the list, each taken away by a touch, and one word that opens all there is. */
export function FilterSheet({ search, filters }: Props) {
  const { t } = useTranslation('people')
  const { t: shell } = useTranslation('web')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { questions, order, isRestricted, showAll } = filters
  const set = questions.filter(({ chosen }) => chosen !== null)

  return (
    <div className={style.line}>
      <Button
        ref={opener}
        className={style.open}
        leftSection={<IconAdjustmentsHorizontal size={18} aria-hidden="true" />}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
      >
        {t('page.filterOpen')}
      </Button>
      {set.length > 0 && (
        <ul className={style.set} aria-label={t('page.filterSet')}>
          {set.map(({ filter, name, said, choose }) => (
            <li key={filter}>
              <button
                type="button"
                className={style.chip}
                aria-label={t('page.filterRemove', { name, said })}
                onClick={() => {
                  opener.current?.focus()
                  choose(null)
                }}
              >
                {said}
                <IconX size={15} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="bottom"
        size="auto"
        classNames={{ content: style.sheet ?? '' }}
        title={t('page.filterOpen')}
        closeButtonProps={{ 'aria-label': shell('action.close') }}
      >
        <div className={style.questions}>
          {questions.map(({ filter, ...question }) =>
            question.options.length > FEW ? (
              <Many key={filter} {...question} />
            ) : (
              <Few key={filter} {...question} />
            ),
          )}
          <Few {...order} isAlwaysSet />
        </div>
        <div className={style.end}>
          <Found search={search} />
          <Button variant="filled" onClick={() => setOpen(false)}>
            {t('page.filterSee')}
          </Button>
          {isRestricted && (
            <Button variant="subtle" onClick={showAll}>
              {t('page.showAll')}
            </Button>
          )}
        </div>
      </Drawer>
    </div>
  )
}

/** All the answers in sight; the one that was given is taken back by a second touch. */
function Few({ name, options, chosen, choose, isAlwaysSet = false }: Question & { isAlwaysSet?: boolean }) {
  return (
    <FieldGroup legend={name}>
      <div className={style.answers}>
        {options.map(({ value, words }) => (
          <button
            key={value}
            type="button"
            className={style.answer}
            aria-pressed={value === chosen}
            onClick={() => choose(value === chosen && !isAlwaysSet ? null : value)}
          >
            {words}
          </button>
        ))}
      </div>
    </FieldGroup>
  )
}

/** Too many to show at once: the telephone's own list. */
function Many({ name, options, chosen, choose }: Question) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const isGone = chosen !== null && options.every(({ value }) => value !== chosen)
  return (
    <NativeSelect
      label={name}
      value={chosen ?? ANY}
      onChange={({ currentTarget: { value } }) => choose(value === ANY ? null : value)}
      data={[
        { value: ANY, label: t('page.filterAny') },
        ...(isGone ? [{ value: chosen, label: chosen }] : []),
        ...options.map(({ value, words, count }) => ({
          value,
          label: count === undefined ? words : `${words} (${number(count)})`,
        })),
      ]}
    />
  )
}

/** How many answer: the list is behind. */
function Found({ search }: { search: PeopleSearch }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const { data } = useQuery(partQuery(peopleQuery(search), 0))
  return (
    <p className={style.found} role="status">
      {data && t('page.found', { count: data.total, n: number(data.total) })}
    </p>
  )
}
