import { useClipboard } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RemoveButton } from '../../ideas/ui/LineButtons.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type PostOutcomeView, type PostView, waitsForConsent } from '../post.ts'
import style from './Networks.module.css'
import { OutcomeForm } from './OutcomeForm.tsx'
import { isNamedTooSoon } from './post-draft.ts'
import { useNetworkChanges } from './use-networks.ts'

interface Props {
  post: PostView
  onOpen: () => void
  onPublish: () => void
}

/** A post in a line, with its gestures and what came of it. */
export function PostLine({ post, onOpen, onPublish }: Props) {
  const { t } = useTranslation('networks')
  const { relativeDay } = useFormat()
  const today = useToday()
  const [isAdding, setAdding] = useState(false)
  const { title, networkName, state, url, outcomes } = post
  const day = post.postedOn ?? post.plannedOn
  return (
    <QuietLine>
      <button type="button" className={style.post} aria-label={t('posts.open', { title })} onClick={onOpen}>
        {title}
      </button>
      <span className={style.under}>
        {t('posts.on', { network: networkName })}
        {day && (
          <>
            {', '}
            <time dateTime={day}>{relativeDay(day, today)}</time>
          </>
        )}
        <Consent post={post} />
      </span>
      {outcomes.length > 0 && <Outcomes post={post} />}
      <span className={style.gestures}>
        {state === 'posted' ? (
          <>
            {url !== '' && (
              <a
                href={url}
                target="_blank"
                rel="noreferrer"
                className={style.open}
                aria-label={t('posts.readOf', { title })}
              >
                {t('posts.read')}
              </a>
            )}
            {!isAdding && (
              <QuietButton aria-label={t('posts.outcomeOf', { title })} onClick={() => setAdding(true)}>
                {t('posts.outcome')}
              </QuietButton>
            )}
          </>
        ) : (
          <>
            <CopyText post={post} />
            {!waitsForConsent(post) && (
              <QuietButton aria-label={t('posts.publishOf', { title })} onClick={onPublish}>
                {t('posts.publish')}
              </QuietButton>
            )}
          </>
        )}
      </span>
      {isAdding && <OutcomeForm post={post} onDone={() => setAdding(false)} />}
    </QuietLine>
  )
}

function Consent({ post }: { post: PostView }) {
  const { t } = useTranslation('networks')
  if (!post.person || post.consent === 'not-needed') return null
  const name = post.person.name || t('gone')
  return <>, {t(post.consent === 'given' ? 'posts.agreed' : 'posts.waits', { name })}</>
}

/** Not while it names somebody who has not agreed. */
function CopyText({ post }: { post: PostView }) {
  const { t } = useTranslation('networks')
  const clipboard = useClipboard()
  if (post.text === '' || isNamedTooSoon(post)) return null
  return (
    <QuietButton
      aria-label={t('posts.copyOf', { title: post.title })}
      onClick={() => clipboard.copy(post.text)}
    >
      {t(clipboard.copied ? 'posts.copied' : 'posts.copy')}
    </QuietButton>
  )
}

function Outcomes({ post }: { post: PostView }) {
  const { t } = useTranslation('networks')
  const { removeOutcome } = useNetworkChanges()
  return (
    <ul className={style.outcomes} aria-label={t('outcome.title')}>
      {post.outcomes.map(outcome => (
        <li key={outcome.id}>
          <span>
            <OutcomeWords outcome={outcome} />
          </span>
          <RemoveButton
            label={t('outcome.remove', { what: t(`outcome.kind.${outcome.kind}`) })}
            onClick={() => void removeOutcome(post, outcome.id)}
          />
        </li>
      ))}
    </ul>
  )
}

/** « Un appel, avec Lise Riou, il y a trois jours », each part opening what it names. */
function OutcomeWords({ outcome }: { outcome: PostOutcomeView }) {
  const { t } = useTranslation('networks')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { kind, person, mandate, encounter, day, note } = outcome
  return (
    <>
      {t(`outcome.kind.${kind}`)}
      {person && (
        <>
          {', '}
          {person.name === '' ? t('gone') : <PersonLink {...person} />}
        </>
      )}
      {encounter && (
        <>
          {', '}
          {encounter.names.length > 0
            ? t('outcome.encounter', {
                names: encounter.names.join(', '),
                day: relativeDay(encounter.day, today),
              })
            : t('outcome.encounterAlone', { day: relativeDay(encounter.day, today) })}
        </>
      )}
      {mandate && (
        <>
          {', '}
          <Link to="/mandats/$mandateId" params={{ mandateId: mandate.id }}>
            {mandate.what}
          </Link>
        </>
      )}
      {', '}
      {relativeDay(day, today)}
      {note !== '' && <> · {note}</>}
    </>
  )
}
