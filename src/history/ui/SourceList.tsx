import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInstant } from '../../owner/ui/use-instant.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { SourceKind, SourceShown } from '../source.ts'
import { SourceDialog } from './SourceDialog.tsx'
import style from './Sources.module.css'
import { useSourceChanges, useSources } from './use-sources.ts'

/** Calendars and mailboxes that are read again and again. */
export function SourceList() {
  const { t } = useTranslation('history')
  const { data, error, refetch } = useSources()
  const [edited, setEdited] = useState<SourceShown | SourceKind | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  if (error) return <ErrorNote error={error} retry={() => void refetch()} />
  const sources = data?.sources ?? []
  const add = (
    <div className={style.actions}>
      <Button onClick={() => setEdited('calendar')}>{t('sources.addCalendar')}</Button>
      <Button onClick={() => setEdited('mailbox')}>{t('sources.addMailbox')}</Button>
    </div>
  )
  return (
    <Section title={t('sources.list')}>
      <p className={style.soft}>{t('sources.intro')}</p>
      {failure !== null && <ErrorNote error={failure} />}
      {data && sources.length === 0 ? (
        <EmptyState action={add}>{t('sources.none')}</EmptyState>
      ) : (
        <>
          <ul className={style.list}>
            {sources.map(source => (
              <Line
                key={source.id}
                source={source}
                isAllowed={data?.allowed.includes(source.kind === 'calendar' ? 'feeds' : 'mailbox') ?? true}
                onEdit={() => setEdited(source)}
                onFailure={setFailure}
              />
            ))}
          </ul>
          {add}
        </>
      )}
      {edited !== null && <SourceDialog edited={edited} onClose={() => setEdited(null)} />}
    </Section>
  )
}

interface LineProps {
  source: SourceShown
  isAllowed: boolean
  onEdit: () => void
  onFailure: (error: unknown) => void
}

function Line({ source, isAllowed, onEdit, onFailure }: LineProps) {
  const { t } = useTranslation('history')
  const { number } = useFormat()
  const instant = useInstant()
  const { save, remove, run, stop, again } = useSourceChanges()
  const { id, name, host, kind, isPaused, askedAt, answeredAt, problem, taken } = source
  const act = (work: Promise<unknown>) => void work.then(() => onFailure(null), onFailure)
  const said = isPaused
    ? t('sources.paused')
    : askedAt === null
      ? t('sources.never')
      : problem === null
        ? t('sources.read', { when: instant(answeredAt ?? askedAt) })
        : t('sources.tried', { when: instant(askedAt) })
  return (
    <li className={style.source}>
      <p className={style.words}>
        <span className={style.name}>{name}</span>
        <span className={style.why}>
          {t(`sources.kind.${kind}`)}, {host}. {said}
        </span>
        {taken.messages + taken.meetings + taken.encounters > 0 && (
          <span className={style.why}>
            {kind === 'mailbox'
              ? t('sources.took.mailbox', {
                  count: taken.messages,
                  n: number(taken.messages),
                  encounters: number(taken.encounters),
                })
              : t('sources.took.calendar', { count: taken.meetings, n: number(taken.meetings) })}
          </span>
        )}
        {problem !== null && <span className={style.problem}>{problem}</span>}
        {!isAllowed && (
          <span className={style.problem}>
            {t('sources.notAllowed')}{' '}
            <Link to="/settings" hash="online">
              {t('sources.allow')}
            </Link>
          </span>
        )}
      </p>
      {source.run !== null && (
        <div className={style.run}>
          <progress
            aria-label={t('sources.reading', { name })}
            {...(source.run.total > 0 ? { value: source.run.done, max: source.run.total } : {})}
          />
          <span role="status">
            {source.run.total > 0
              ? t('sources.progress', { done: number(source.run.done), total: number(source.run.total) })
              : t('sources.opening')}
          </span>
        </div>
      )}
      <span className={style.answers}>
        {source.run === null ? (
          <Button size="sm" onClick={() => act(run(id))}>
            {t('sources.run')}
          </Button>
        ) : (
          <Button size="sm" onClick={() => act(stop(id))}>
            {t('sources.stop')}
          </Button>
        )}
        <QuietButton onClick={onEdit}>{t('sources.edit')}</QuietButton>
        <QuietButton onClick={() => act(save({ ...source, isPaused: !isPaused }))}>
          {isPaused ? t('sources.resume') : t('sources.pause')}
        </QuietButton>
        <QuietButton onClick={() => act(again(id))}>{t('sources.again')}</QuietButton>
        <QuietButton onClick={() => act(remove(id))}>{t('sources.remove')}</QuietButton>
      </span>
    </li>
  )
}
