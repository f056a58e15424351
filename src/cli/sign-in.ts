import { answerOf } from './answer.ts'
import type { Command } from './command.ts'

export const signInCommand: Command = {
  name: 'sign-in',
  usage: '',
  is: t => t('platform:command.sign-in.is'),
  run: async (_, { t, say, remark, desk }) => {
    const { running, request } = await desk()
    const { link } = await answerOf<{ link: string }>(await request('/api/machine/link', { method: 'POST' }))
    say(t('platform:command.sign-in.said', { link }))
    if (!running) remark(t('platform:command.sign-in.closed'))
    return 0
  },
}
