import { saveSettings } from '../../src/owner/store.ts'
import type { Desk } from '../../src/platform/desk.ts'
import { keepEpisode } from '../../src/review/episode-store.ts'
import type { Month } from '../../src/review/month.ts'
import { publishMonth } from '../../src/review/publications.ts'
import { askToRead } from '../../src/review/readers.ts'
import { receiveReply } from '../../src/review/replies.ts'

export interface FilledEpisode {
  /** Without names, of a month that is published. */
  episode: string
  month: Month
  reader: string
  reply: string
}

const SAID = 'Le pain a levé deux fois en octobre.'
const MAIL = 'lectrice-du-fournil@example.org'
const WORDS = 'Votre histoire de levain m’a fait sourire.'

/** A month told aloud, published, read by somebody who wrote back. */
export async function fillEpisode(desk: Desk): Promise<FilledEpisode & { secrets: string[] }> {
  const month = '2026-10' as Month
  const notices = { name: 'La Boulange', siret: '73282932000074', contact: 'pain@example.org' }
  await saveSettings(desk, { publishing: { isPublic: true, ...notices } })
  const cues = [{ fromMs: 0, toMs: 900, text: SAID }]
  const spoken = {
    ...{ mp3: new TextEncoder().encode(SAID), cues, seconds: 1, voice: 'espeak-ng fr' },
    chapters: [{ title: SAID, fromMs: 0, toMs: 900 }],
  }
  const { id: episode } = await keepEpisode(desk, { month, copy: 'shared', title: SAID }, spoken)
  await publishMonth(desk, month, { title: SAID, parts: [{ title: '', text: SAID }] })
  const reader = (await askToRead(desk, { mail: MAIL, name: '' }))?.id as string
  const { id: reply } = await receiveReply(desk, { month, name: '', mail: '', text: WORDS })
  return { episode, month, reader, reply, secrets: [episode, reader, reply, SAID, MAIL, WORDS] }
}
