import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Around, NearAnswer, PlaceView } from '../place.ts'
import { NearMap } from './NearMap.tsx'
import style from './Places.module.css'
import { usePlaceWords } from './use-place-words.ts'

/** Shown before the others are asked for. */
const FIRST = 10

interface Props {
  around: Around
  near: NearAnswer
  onOpen: (place: PlaceView) => void
}

/** Who and what is near: on the map, and line by line. */
export function NearHere({ around, near, onOpen }: Props) {
  const { t } = useTranslation('places')
  const { travel, precision, facts } = usePlaceWords()
  const { people, count } = near
  const places = near.places.filter(({ kind }) => kind !== 'home')
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? people : people.slice(0, FIRST)
  return (
    <>
      <NearMap around={around} near={near} onOpen={onOpen} />
      <div className={style.lists}>
        <Section title={t('page.people')}>
          {people.length === 0 ? (
            <p className="soft">{t('page.noPeople')}</p>
          ) : (
            <QuietList label={t('page.people')}>
              {shown.map(person => (
                <QuietLine key={person.id} end={travel(person.travel)}>
                  <PersonLink id={person.id} name={person.name} />
                  <span className={style.under}>
                    {[person.town, precision(person.precision)].filter(Boolean).join(' · ')}
                  </span>
                </QuietLine>
              ))}
            </QuietList>
          )}
          {shown.length < people.length && (
            <QuietButton onClick={() => setWhole(true)}>
              {t('page.rest', { count: people.length - shown.length })}
            </QuietButton>
          )}
          {isWhole && count > people.length && (
            <p className="soft">{t('page.more', { count: count - people.length })}</p>
          )}
        </Section>
        <Section title={t('page.places')}>
          {places.length === 0 ? (
            <p className="soft">{t('page.noPlaces')}</p>
          ) : (
            <QuietList label={t('page.places')}>
              {places.map(place => (
                <QuietLine key={place.id} end={travel(place.travel)}>
                  <button type="button" className={style.open} onClick={() => onOpen(place)}>
                    {place.name}
                  </button>
                  <span className={style.under}>{facts(place).join(' · ')}</span>
                </QuietLine>
              ))}
            </QuietList>
          )}
        </Section>
      </div>
      <p className={style.estimate}>{t('page.estimate')}</p>
    </>
  )
}
