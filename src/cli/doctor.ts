import type { JobRun } from '../platform/jobs.ts'
import { answerOf } from './answer.ts'
import type { Command } from './command.ts'

interface Health {
  folder: string
  dialect: string
  program: string
  version: number
  check: string
  people: number
  encounters: number
  jobs: JobRun[]
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
    for (const { job, lastRunAt: at, message } of jobs) {
      say(t('platform:command.doctor.job', { job, at, message }))
    }
    if (jobs.length === 0) say(t('platform:command.doctor.no-job'))
    return dialect === 'sqlite' && check !== 'ok' ? 1 : 0
  },
}
