import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Around } from '../place.ts'
import { useTowns } from './use-places.ts'

interface Props {
  /** Null: home. */
  chosen: Around | null
  hasHome: boolean
  onChange: (around: Around | null) => void
}

/** From where one looks: home, or a town found as it is typed. */
export function AroundField({ chosen, hasHome, onChange }: Props) {
  const { t } = useTranslation('places')
  const home = t('around.home')
  const [written, setTyped] = useState<string | null>(chosen?.name ?? null)
  // Whether there is a home is known a little later.
  const typed = written ?? (hasHome ? home : '')
  const [asked] = useDebouncedValue(typed.trim(), 150)
  const isHome = typed === home || typed.trim() === ''
  const { data: towns } = useTowns(isHome || typed === chosen?.name ? '' : asked)
  // What was typed is meant before home is.
  const names = [...new Set([...(towns ?? []).map(({ name }) => name), ...(hasHome ? [home] : [])])]
  const isChosen = typed === chosen?.name
  const isUnknown = !isHome && !isChosen && asked === typed.trim() && asked.length >= 2 && towns?.length === 0

  function choose(name: string) {
    const town = towns?.find(each => each.name === name)
    if (town) onChange({ lat: town.lat, lon: town.lon, name: town.name })
    else if (name === home) onChange(null)
  }
  /** Enter takes the first that is proposed. */
  function enter() {
    const [first] = towns ?? []
    if (isHome || !first) return
    setTyped(first.name)
    choose(first.name)
  }

  return (
    <Autocomplete
      label={t('around.label')}
      placeholder={t('around.placeholder')}
      value={typed}
      data={names}
      filter={({ options }) => options}
      error={isUnknown ? t('around.unknown') : null}
      selectFirstOptionOnChange
      onChange={setTyped}
      onOptionSubmit={choose}
      onFocus={event => event.currentTarget.select()}
      onKeyDown={event => {
        if (event.key === 'Enter') enter()
      }}
      onBlur={() => {
        if (typed.trim() === '' && hasHome) {
          setTyped(home)
          onChange(null)
        }
      }}
    />
  )
}
