import { day } from '../../src/lib/day.ts'
import { hush, readOn } from '../../src/networks/hushes.ts'
import { keepScreenTime, screenTimeIn } from '../../src/networks/import-times.ts'
import { nameOfNetwork } from '../../src/networks/network-there.ts'
import { deleteOutcome, outcomesOfPosts, putOutcome, saveOutcome } from '../../src/networks/outcomes.ts'
import { deletePost, postOf, postsOf, putPost, savePost } from '../../src/networks/posts.ts'
import { linksView } from '../../src/networks/read-links.ts'
import { networksMorning } from '../../src/networks/read-morning.ts'
import { consentLetter, postIdeas, wordsOfPost } from '../../src/networks/read-post-ideas.ts'
import { substitutionOf, weeksOf } from '../../src/networks/read-weeks.ts'
import {
  deleteNetwork,
  networkOf,
  networksOf,
  networksView,
  putNetwork,
  saveNetwork,
} from '../../src/networks/store.ts'
import { startTimer, stopTimer, timersOf } from '../../src/networks/timers.ts'
import { addTimes, deleteTime, saveTime, timesOf } from '../../src/networks/times.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, neither, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { network, outcome, post } from './networks.ts'

const t = wordsIn('fr').t
const ON = day('2026-11-18')
const FILE = 'date,app,minutes\n2026-11-10,Clavecin,12\n'

export const NETWORKS_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/networks/hushes.ts hush': changes(hush, () => [
    { id: newId(), what: 'substitution' as const, networkId: null },
  ]),
  'src/networks/hushes.ts readOn': counts(readOn, () => ['substitution' as const]),
  'src/networks/import-times.ts keepScreenTime': changes(keepScreenTime, a => [
    { text: FILE, choices: [{ app: 'Clavecin', networkId: a.networks.network }] },
  ]),
  'src/networks/import-times.ts screenTimeIn': neither(screenTimeIn, () => [FILE]),
  'src/networks/network-there.ts nameOfNetwork': tells(nameOfNetwork, a => [a.networks.network]),
  'src/networks/outcomes.ts deleteOutcome': changes(deleteOutcome, a => [a.networks.outcome]),
  'src/networks/outcomes.ts outcomesOfPosts': tells(
    async (...given: Parameters<typeof outcomesOfPosts>) => [...(await outcomesOfPosts(...given))],
    a => [[a.networks.post]],
  ),
  'src/networks/outcomes.ts putOutcome': within(
    putOutcome,
    a => [{ ...outcome(a.networks.post), id: newId() }, false],
    'changes',
  ),
  'src/networks/outcomes.ts saveOutcome': changes(saveOutcome, a => [outcome(a.networks.post)]),
  'src/networks/posts.ts deletePost': changes(deletePost, a => [a.networks.post]),
  'src/networks/posts.ts postOf': tells(postOf, a => [a.networks.post]),
  'src/networks/posts.ts postsOf': tells(postsOf, () => []),
  'src/networks/posts.ts putPost': within(putPost, a => [post(a.networks.network), false], 'changes'),
  'src/networks/posts.ts savePost': changes(savePost, a => [post(a.networks.network)]),
  'src/networks/read-links.ts linksView': counts(linksView, () => []),
  'src/networks/read-morning.ts networksMorning': tells(networksMorning, () => []),
  'src/networks/read-post-ideas.ts consentLetter': tells(consentLetter, a => [a.networks.post, t]),
  'src/networks/read-post-ideas.ts postIdeas': counts(postIdeas, () => [t]),
  'src/networks/read-post-ideas.ts wordsOfPost': counts(wordsOfPost, a => [a.networks.post, t]),
  'src/networks/read-weeks.ts substitutionOf': neither(substitutionOf, () => []),
  'src/networks/read-weeks.ts weeksOf': counts(weeksOf, () => []),
  'src/networks/store.ts deleteNetwork': changes(deleteNetwork, a => [a.networks.network]),
  'src/networks/store.ts networkOf': tells(networkOf, a => [a.networks.network]),
  'src/networks/store.ts networksOf': tells(networksOf, () => []),
  'src/networks/store.ts networksView': tells(networksView, () => []),
  'src/networks/store.ts putNetwork': within(putNetwork, () => [network(), false], 'changes'),
  'src/networks/store.ts saveNetwork': changes(saveNetwork, () => [network()]),
  'src/networks/timers.ts startTimer': changes(startTimer, a => [
    { id: newId(), networkId: a.networks.network },
  ]),
  'src/networks/timers.ts stopTimer': changes(stopTimer, a => [{ id: a.networks.timer, minutes: 12 }]),
  'src/networks/timers.ts timersOf': tells(timersOf, () => []),
  'src/networks/times.ts addTimes': changes(addTimes, a => [
    [{ id: newId(), networkId: a.networks.network, day: ON, minutes: 5, source: 'hand' as const }],
  ]),
  'src/networks/times.ts deleteTime': changes(deleteTime, a => [a.networks.time]),
  'src/networks/times.ts saveTime': changes(saveTime, a => [
    { id: newId(), networkId: a.networks.network, day: ON, minutes: 5 },
  ]),
  'src/networks/times.ts timesOf': tells(timesOf, a => [{ networkId: a.networks.network, from: ON }]),
}
