import type { BackupsView } from '../platform/backups.ts'
import type { JobRun } from '../platform/jobs.ts'
import { answerOf } from './answer.ts'
import type { Command, Terminal } from './command.ts'

interface Health {
  folder: string
  dialect: string
  program: string
  version: number
  check: string
  people: number
  encounters: number
  jobs: JobRun[]
  backups: BackupsView
}

export const doctorCommand: Command = {
  name: 'doctor',
  usage: '',
  is: t => t('platform:command.doctor.is'),
  run: async (_, { t, say, desk }) => {
    const { running, request } = await desk()
    const health = await answerOf<Health>(await request('/api/machine'))
    const { folder, dialect, version, program, people, encounters, check, jobs } = health
    say(t('platform:command.doctor.folder', { folder }))
    say(t(running ? 'platform:command.doctor.running' : 'platform:command.doctor.closed'))
    say(t('platform:command.doctor.database', { dialect, version, program }))
    say(t('platform:command.doctor.holds', { people, encounters }))
    say(t('platform:command.doctor.check', { result: check }))
    sayBackups(health.backups, t, say)
    for (const { job, lastRunAt: at, message } of jobs) {
      say(t('platform:command.doctor.job', { job, at, message }))
    }
    if (jobs.length === 0) say(t('platform:command.doctor.no-job'))
    return dialect === 'sqlite' && check !== 'ok' ? 1 : 0
  },
}

function sayBackups(
  { kept, last, folder, hasPassphrase }: BackupsView,
  t: Terminal['t'],
  say: Terminal['say'],
) {
  const [newest] = kept
  if (newest) {
    const { madeAt: at, bytes, people, encounters, unverified } = newest
    const megabytes = Math.max(0.1, Math.round(bytes / 100_000) / 10)
    say(t('platform:command.doctor.backup', { at, megabytes, people, encounters, folder }))
    say(
      unverified
        ? t('platform:command.doctor.backup-unverified', { reason: unverified })
        : t('platform:command.doctor.backup-verified', { count: kept.length }),
    )
  } else say(t('platform:command.doctor.no-backup'))
  if (hasPassphrase) say(t('platform:command.doctor.backup-sealed'))
  if (last?.refused) {
    const reason = t(`platform:refusal.${last.refused.code}`, last.refused.params)
    say(t('platform:command.doctor.backup-failed', { at: last.at, reason }))
  }
}
