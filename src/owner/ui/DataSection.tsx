import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ask } from '../../web/api.ts'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import style from './SettingsPage.module.css'
import { useInstant } from './use-instant.ts'

interface JobRun {
  job: string
  lastRunAt: string
  ok: boolean
  message: string
}

const JOBS = ['letter', 'push', 'rhythm', 'purge', 'backup', 'photos', 'tidy'] as const

/** What the desk holds is the owner's: to copy, to look back on, to take away. */
export function DataSection() {
  const { t } = useTranslation('owner')
  const instant = useInstant()
  const { data: runs = [] } = useQuery({
    queryKey: ['settings', 'jobs'],
    queryFn: ({ signal }) => ask<JobRun[]>('/api/jobs', signal),
  })
  const nameOf = (job: string) => {
    const known = JOBS.find(name => name === job)
    return known ? t(`settings.data.job.${known}`) : job
  }
  return (
    <Section title={t('settings.data.title')}>
      <div className={style.part}>
        <p className={style.soft}>{t('settings.data.intro')}</p>
        <div className={style.actions}>
          <Button component={Link} to="/import">
            {t('settings.data.cards')}
          </Button>
          <Button component={Link} to="/settings/history">
            {t('settings.data.history')}
          </Button>
        </div>
      </div>
      <div className={style.part}>
        <h3>{t('settings.data.jobs')}</h3>
        {runs.length === 0 ? (
          <p className={style.small}>{t('settings.data.noJobs')}</p>
        ) : (
          <QuietList>
            {runs.map(({ job, lastRunAt, ok, message }) => (
              <QuietLine key={job} end={instant(lastRunAt)}>
                {nameOf(job)}
                <span className={style.small}>
                  {' '}
                  {ok ? t('settings.data.ran') : t('settings.data.failed', { message })}
                </span>
              </QuietLine>
            ))}
          </QuietList>
        )}
      </div>
    </Section>
  )
}
