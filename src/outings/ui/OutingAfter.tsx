import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { AfterPerson } from '../after.ts'
import { AfterDraft } from './AfterDraft.tsx'
import { AfterPromise } from './AfterPromise.tsx'
import style from './OutingAfter.module.css'
import { useAfter, useAfterChanges, useDueWords } from './use-after.ts'

/** The evening after: those met, what is between them and the owner, and a sign to give while it is fresh. */
export function OutingAfter({ outingId }: { outingId: string }) {
  const { t } = useTranslation('outings')
  const { data } = useAfter(outingId)
  const { noteSign } = useAfterChanges(outingId)
  const dueWords = useDueWords()
  const [writingTo, writeTo] = useState<AfterPerson | null>(null)
  if (!data || data.met.length === 0) return null

  const proposed = data.met.filter(({ sign }) => sign !== null)
  const [first] = proposed
  const noteAll = async () => {
    for (const person of proposed) await noteSign(person)
  }
  return (
    <Section
      title={t('after.title')}
      aside={
        proposed.length > 1 && <QuietButton onClick={() => void noteAll()}>{t('after.noteAll')}</QuietButton>
      }
    >
      {first?.sign && <p className="soft">{t('after.due', { by: dueWords(first.sign.dueOn) })}</p>}
      <ul className={style.list} aria-label={t('after.met')}>
        {data.met.map(person => (
          <MetLine
            key={person.id}
            person={person}
            onNote={() => void noteSign(person)}
            onWrite={() => writeTo(person)}
            outingId={outingId}
          />
        ))}
      </ul>
      {writingTo && <AfterDraft person={writingTo} outingId={outingId} onClose={() => writeTo(null)} />}
    </Section>
  )
}

interface LineProps {
  person: AfterPerson
  outingId: string
  onNote: () => void
  onWrite: () => void
}

function MetLine({ person, outingId, onNote, onWrite }: LineProps) {
  const { t } = useTranslation('outings')
  const { relativeDay } = useFormat()
  const today = useToday()
  const dueWords = useDueWords()
  const { id, picture, personId, name, organisation, isNew, word, promises, signOn, sign, draft } = person
  // A word that was a promise is said among the promises.
  const told = promises.some(({ text }) => text === word) ? '' : word
  const beside = [organisation, isNew ? t('after.new') : '', told].filter(each => each !== '')
  return (
    <li className={style.person}>
      <div className={style.who}>
        <strong>
          {personId === null ? name || t('after.gone') : <PersonLink id={personId} name={name} />}
        </strong>
        {beside.length > 0 && <p className="soft small">{beside.join(' · ')}</p>}
        {picture && (
          <p className="small">
            <a href={`/api/outings/${outingId}/met/${id}/picture`} target="_blank" rel="noreferrer">
              {t('after.card')}
            </a>
            {' · '}
            <Link
              to="/carnet/carte"
              search={{ outing: outingId, met: id, ...(personId === null ? {} : { person: personId }) }}
            >
              {t('after.readCard')}
            </Link>
          </p>
        )}
        {signOn && <p className="soft small">{t('after.signOn', { day: relativeDay(signOn, today) })}</p>}
        {promises.length > 0 && (
          <ul className={style.promises} aria-label={t('after.promises', { name })}>
            {promises.map(promise => (
              <AfterPromise key={promise.id} promise={promise} outingId={outingId} />
            ))}
          </ul>
        )}
      </div>
      <div className={style.gestures}>
        {sign && (
          <Button aria-label={t('after.noteLabel', { name, by: dueWords(sign.dueOn) })} onClick={onNote}>
            {t('after.note', { by: dueWords(sign.dueOn) })}
          </Button>
        )}
        {draft && (
          <Button aria-label={t('after.writeTo', { name })} onClick={onWrite}>
            {t('after.write')}
          </Button>
        )}
      </div>
    </li>
  )
}
