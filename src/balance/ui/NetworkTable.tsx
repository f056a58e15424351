import { TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import { foldedWords } from '../../lib/fold.ts'
import type { Relation } from '../../people/person.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NetworkGraph } from '../network-answer.ts'
import style from './Network.module.css'
import { degreesOf } from './network-drawing.ts'

const AT_ONCE = 50

/** The people of the picture, those tied to most others first. */
export function NetworkTable({ graph }: { graph: NetworkGraph }) {
  const { t } = useTranslation('balance')
  const { t: ofPeople } = useTranslation('people')
  const { plainDay, number } = useFormat()
  const today = useToday()
  const [typed, setTyped] = useState('')
  const [most, setMost] = useState(AT_ONCE)
  const degrees = useMemo(() => degreesOf(graph), [graph])
  const order = useMemo(
    () => graph.ids.map((_, place) => place).sort((a, b) => (degrees[b] ?? 0) - (degrees[a] ?? 0)),
    [graph, degrees],
  )
  const found = useMemo(() => {
    const wanted = foldedWords(typed)
    if (wanted.length === 0) return order
    return order.filter(place => {
      const words = foldedWords(`${graph.names[place]} ${graph.towns[place]}`)
      return wanted.every(word => words.some(each => each.startsWith(word)))
    })
  }, [order, typed, graph])
  return (
    <>
      <div className={style.controls}>
        <TextInput
          className={style.find as string}
          label={t('network.table.find')}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
      </div>
      {found.length === 0 && <p className="soft">{t('network.picture.nobody')}</p>}
      {found.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
        <section className={style.scroll} tabIndex={0} aria-label={t('network.table.title')}>
          <table className={style.table}>
            <thead>
              <tr>
                <th scope="col">{t('network.table.name')}</th>
                <th scope="col">{t('network.table.kind')}</th>
                <th scope="col">{t('network.table.town')}</th>
                <th scope="col" className={style.number}>
                  {t('network.table.ties')}
                </th>
                <th scope="col" className={style.number}>
                  {t('network.table.since')}
                </th>
                <th scope="col">{t('network.table.last')}</th>
              </tr>
            </thead>
            <tbody>
              {found.slice(0, most).map(place => {
                const [kind, last] = [graph.kinds[place], graph.last[place]]
                return (
                  <tr key={graph.ids[place]}>
                    <td>
                      <PersonLink id={graph.ids[place] as string} name={graph.names[place] || '–'} />
                    </td>
                    <td>{kind ? ofPeople(`card.relation.${kind as Relation}`) : '–'}</td>
                    <td>{graph.towns[place] || '–'}</td>
                    <td className={style.number}>{degrees[place] ? number(degrees[place]) : '–'}</td>
                    <td className={style.number}>{graph.since[place]}</td>
                    <td>{last ? plainDay(last as Day, today) : '–'}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </section>
      )}
      {found.length > most && (
        <p className={style.more}>
          <QuietButton onClick={() => setMost(most + AT_ONCE)}>{t('network.table.more')}</QuietButton>
        </p>
      )}
    </>
  )
}
