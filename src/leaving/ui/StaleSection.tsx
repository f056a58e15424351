import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask, tell } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { StalePerson } from '../stale.ts'
import style from './Leaving.module.css'

const KEY = ['people', 'stale']
/** The page is of settings, not of them. */
const FIRST = 8

/** Whom one has not met for three years: to be kept, put away or erased. Nothing where there is nobody. */
export function StaleSection() {
  const { t } = useTranslation('leaving')
  const { plainDay, number } = useFormat()
  const today = useToday()
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const [isWhole, setWhole] = useState(false)
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<{ people: StalePerson[]; count: number }>('/api/leaving/people', signal),
  })
  if (!data || data.count === 0) return null
  const shown = isWhole ? data.people : data.people.slice(0, FIRST)
  const answer = async ({ id, name }: StalePerson, said: 'keep' | 'archive') => {
    setError(null)
    try {
      await tell(`/api/leaving/people/${id}`, {
        method: 'PUT',
        body: { answer: said },
        done: t(`stale.done.${said}`, { name }),
      })
      await queries.invalidateQueries({ queryKey: ['people'] })
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Section id="stale" title={t('stale.title')}>
      <div className={style.part}>
        <p className={style.soft}>{t('stale.intro', { count: data.count })}</p>
        {error !== null && <ErrorNote error={error} />}
        <QuietList>
          {shown.map(person => (
            <QuietLine
              key={person.id}
              end={
                <span className={style.actions}>
                  <Button
                    aria-label={t('stale.keepOf', { name: person.name })}
                    onClick={() => void answer(person, 'keep')}
                  >
                    {t('stale.keep')}
                  </Button>
                  <Button
                    aria-label={t('stale.archiveOf', { name: person.name })}
                    onClick={() => void answer(person, 'archive')}
                  >
                    {t('stale.archive')}
                  </Button>
                  <Button
                    component={Link}
                    to="/carnet/$personId/donnees"
                    params={{ personId: person.id } as never}
                    aria-label={t('stale.eraseOf', { name: person.name })}
                    variant="subtle"
                  >
                    {t('stale.erase')}
                  </Button>
                </span>
              }
            >
              <PersonLink id={person.id} name={person.name} />
              <span className={style.under}>
                {t(person.wasMet ? 'stale.since' : 'stale.noted', { day: plainDay(person.since, today) })}
              </span>
            </QuietLine>
          ))}
        </QuietList>
        {shown.length < data.people.length && (
          <div>
            <Button onClick={() => setWhole(true)}>
              {t('stale.show', { n: number(data.count - shown.length) })}
            </Button>
          </div>
        )}
        {shown.length === data.people.length && data.count > shown.length && (
          <p className={style.small}>{t('stale.more', { count: data.count - shown.length })}</p>
        )}
      </div>
    </Section>
  )
}
