import { deleteEpisode, episodeOf, episodesOf, keepEpisode } from '../../src/review/episode-store.ts'
import type { Month } from '../../src/review/month.ts'
import { publicEpisodes } from '../../src/review/public-episodes.ts'
import {
  findPublication,
  markMonthSent,
  publicationOf,
  publicationsOf,
  publishMonth,
  refuseWithoutNotices,
  takeBackMonth,
} from '../../src/review/publications.ts'
import {
  askToRead,
  confirmReader,
  deleteReader,
  leaveReader,
  readerOf,
  readersOf,
} from '../../src/review/readers.ts'
import { acceptReply, receiveReply, refuseReply, repliesOf, replyOf } from '../../src/review/replies.ts'
import { tellMonth } from '../../src/review/tell-month.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, neither, tells } from './desk-call.ts'

const { t } = wordsIn('en')
const OTHER_MONTH = '2026-08' as Month
const SPOKEN = { mp3: new Uint8Array(3), cues: [], chapters: [], seconds: 1, voice: '' }
const TOLD = { title: 'Août', parts: [] }

export const EPISODE_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/review/episode-store.ts deleteEpisode': changes(deleteEpisode, a => [a.review.episode]),
  'src/review/episode-store.ts episodeOf': tells(episodeOf, a => [a.review.episode]),
  'src/review/episode-store.ts episodesOf': tells(episodesOf, () => []),
  'src/review/episode-store.ts keepEpisode': changes(keepEpisode, () => [
    { month: OTHER_MONTH, copy: 'whole' as const, title: 'Août' },
    SPOKEN,
  ]),
  'src/review/public-episodes.ts publicEpisodes': tells(publicEpisodes, () => []),
  'src/review/publications.ts findPublication': tells(findPublication, a => [a.review.month]),
  'src/review/publications.ts markMonthSent': tells(markMonthSent, a => [a.review.month]),
  'src/review/publications.ts publicationOf': tells(publicationOf, a => [a.review.month]),
  'src/review/publications.ts publicationsOf': tells(publicationsOf, () => []),
  'src/review/publications.ts publishMonth': changes(publishMonth, () => [OTHER_MONTH, TOLD]),
  'src/review/publications.ts refuseWithoutNotices': neither(refuseWithoutNotices, () => []),
  'src/review/publications.ts takeBackMonth': changes(takeBackMonth, a => [a.review.month]),
  'src/review/readers.ts askToRead': changes(askToRead, () => [{ mail: 'other@example.org', name: '' }]),
  'src/review/readers.ts confirmReader': tells(confirmReader, a => [a.review.reader]),
  'src/review/readers.ts deleteReader': changes(deleteReader, a => [a.review.reader]),
  'src/review/readers.ts leaveReader': tells(leaveReader, a => [a.review.reader]),
  'src/review/readers.ts readerOf': tells(readerOf, a => [a.review.reader]),
  'src/review/readers.ts readersOf': tells(readersOf, () => []),
  'src/review/replies.ts acceptReply': tells(acceptReply, a => [a.review.reply, a.odilon]),
  'src/review/replies.ts receiveReply': changes(receiveReply, a => [
    { month: a.review.month, name: '', mail: '', text: 'Bonjour' },
  ]),
  'src/review/replies.ts refuseReply': tells(refuseReply, a => [a.review.reply]),
  'src/review/replies.ts repliesOf': tells(repliesOf, () => []),
  'src/review/replies.ts replyOf': tells(replyOf, a => [a.review.reply]),
  'src/review/tell-month.ts tellMonth': counts(tellMonth, a => [a.review.month, 'whole' as const, t]),
}
