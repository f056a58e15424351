import { useQueries } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { PersonDetail } from '../../people/person.ts'
import { ask } from '../../web/api.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { timetableOf } from '../timetable.ts'
import type { OpenTour } from '../tour-draft.ts'
import style from './PrintSheet.module.css'
import { useVisitWords } from './use-visit-words.ts'

/** The call sheet: who, when, where, how to reach them, and room to write. Printed once the cards are there. */
export function PrintSheet({ tour, onDone }: { tour: OpenTour; onDone: () => void }) {
  const { t } = useTranslation('visits')
  const { longDay, capital } = useFormat()
  const { hour, way } = useVisitWords()
  const today = useToday()
  const people = tour.stops.filter(({ visit }) => visit !== null).map(({ personId }) => personId)
  const cards = useQueries({
    queries: people.map(id => ({
      queryKey: ['person', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => ask<PersonDetail>(`/api/people/${id}`, signal),
      retry: false,
    })),
    // A card that cannot be had leaves its line without a number.
    combine: answers => ({
      isThere: answers.every(({ isPending }) => !isPending),
      byId: new Map(answers.flatMap(({ data }) => (data ? [[data.id, data.contact] as const] : []))),
    }),
  })
  const isPrinted = useRef(false)
  useEffect(() => {
    if (!cards.isThere || isPrinted.current) return
    isPrinted.current = true
    print()
    onDone()
  }, [cards.isThere, onDone])

  return createPortal(
    <div className={style.sheet}>
      <h1>{tour.name}</h1>
      {tour.note && <p>{tour.note}</p>}
      {timetableOf(tour)
        .filter(({ rows }) => rows.length > 0)
        .map(({ day, rows }) => (
          <section key={day.day}>
            <h2>{capital(longDay(day.day, today))}</h2>
            <table>
              <tbody>
                {rows.map((row, i) => {
                  if (row.kind !== 'visit') return <Between key={i} row={row} start={tour.start.name} />
                  const { stop, visit, number } = row
                  const contact = cards.byId.get(stop.personId)
                  const [address] = contact?.addresses ?? []
                  const place = address
                    ? [address.street, [address.postalCode, address.town].filter(Boolean).join(' ')]
                    : [stop.town]
                  return (
                    <tr key={stop.id}>
                      <th scope="row">
                        {t('table.span', { from: hour(visit.beginsAt), until: hour(visit.endsAt) })}
                      </th>
                      <td>
                        <strong>{`${number}. ${stop.name || t('say.gone')}`}</strong>
                        <br />
                        {place.filter(Boolean).join(', ')}
                        <br />
                        {contact?.phones.map(({ value }) => value).join(' · ')}
                      </td>
                      <td className={style.room}>
                        {visit.leg.minutes === 0 ? t('table.onTheSpot') : way(visit.leg)}
                      </td>
                    </tr>
                  )
                })}
              </tbody>
            </table>
          </section>
        ))}
      <p>{t('say.estimate')}</p>
    </div>,
    document.body,
  )
}

type Row = ReturnType<typeof timetableOf>[number]['rows'][number]

function Between({ row, start }: { row: Row; start: string }) {
  const { t } = useTranslation('visits')
  const { hour } = useVisitWords()
  if (row.kind === 'way' || row.kind === 'visit') return null
  const time =
    row.kind === 'lunch'
      ? t('table.span', { from: hour(row.beginsAt), until: hour(row.endsAt) })
      : hour(row.at)
  return (
    <tr>
      <th scope="row">{time}</th>
      <td colSpan={2}>
        {row.kind === 'lunch' ? t('table.lunch') : t(`table.${row.kind}`, { where: start })}
      </td>
    </tr>
  )
}
