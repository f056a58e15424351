import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayAt } from '../../lib/day.ts'
import { ask, Problem, tell } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { downloadBackup } from '../../web/download-backup.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { BackupPassphrase } from './BackupPassphrase.tsx'
import type { BackupsShown } from './backups-shown.ts'
import style from './SettingsPage.module.css'
import { useFileSize } from './use-file-size.ts'
import { useInstant } from './use-instant.ts'

const KEY = ['settings', 'backups']
const SOON_MS = 500

/** What the program copies by itself, how it went, and doing it now. Nothing on a machine of several desks. */
export function BackupSection() {
  const { t } = useTranslation('owner')
  const { t: web } = useTranslation('web')
  const queries = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  const { data, error: unread } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => ask<BackupsShown>('/api/backup/kept', signal),
    refetchInterval: ({ state }) => (state.data?.step ? SOON_MS : false),
    retry: false,
  })
  useToldOnceDone(data?.step ?? null)
  if (unread instanceof Problem && unread.code === 'backup-elsewhere') return null
  if (!data) return null
  const begin = async () => {
    setError(null)
    try {
      const { value } = await tell<BackupsShown>('/api/backup/kept', { method: 'POST' })
      queries.setQueryData(KEY, value)
    } catch (failure) {
      setError(failure)
    }
  }
  return (
    <Section id="backups" title={t('settings.backups.title')}>
      <div className={style.part}>
        <p className={style.soft}>{t('settings.backups.intro')}</p>
        <Newest shown={data} />
        <div className={style.actions}>
          <Button onClick={() => void begin()} disabled={data.step !== null}>
            {t('settings.backups.now')}
          </Button>
          <Button onClick={() => void downloadBackup(web('error.offline'))} disabled={data.step !== null}>
            {t('settings.data.backup')}
          </Button>
          <span role="status" className={style.small}>
            {data.step && t(`settings.backups.step.${data.step}`)}
          </span>
        </div>
        {error !== null && <ErrorNote error={error} />}
      </div>
      <BackupPassphrase isOn={data.hasPassphrase} onSaved={value => queries.setQueryData(KEY, value)} />
    </Section>
  )
}

/** What else shows what was done by itself asks again once it is done. */
function useToldOnceDone(step: string | null): void {
  const queries = useQueryClient()
  const before = useRef(step)
  useEffect(() => {
    if (before.current && !step) void queries.invalidateQueries({ queryKey: ['settings', 'jobs'] })
    before.current = step
  }, [step, queries])
}

function Newest({ shown: { kept, last, folder } }: { shown: BackupsShown }) {
  const { t } = useTranslation('owner')
  const instant = useInstant()
  const { plainDay } = useFormat()
  const today = useToday()
  const sizeOf = useFileSize()
  const [newest] = kept
  const oldest = kept.at(-1)
  return (
    <>
      {last?.refused && (
        <p role="alert" className={style.error}>
          {t('settings.backups.failed', { when: instant(last.at) })}
        </p>
      )}
      {newest && oldest ? (
        <div>
          <p>
            {t('settings.backups.last', {
              when: sentenceCase(instant(newest.madeAt)),
              size: sizeOf(newest.bytes),
              people: newest.people,
              encounters: newest.encounters,
            })}
          </p>
          <p>
            {newest.unverified
              ? t('settings.backups.unverified', { reason: newest.unverified })
              : t('settings.backups.verified')}
          </p>
          <p className={style.small}>
            {t('settings.backups.kept', {
              count: kept.length,
              folder,
              oldest: plainDay(dayAt(new Date(oldest.madeAt), 'UTC'), today),
            })}
          </p>
          <p className={style.small}>{t('settings.backups.next')}</p>
          <p className={style.small}>{t('settings.backups.restore')}</p>
        </div>
      ) : (
        <p>{t('settings.backups.none')}</p>
      )}
    </>
  )
}

function sentenceCase(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
