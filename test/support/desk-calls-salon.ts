import { afterOuting, giveSign, metLately } from '../../src/outings/after-store.ts'
import { completeCard, noteWhereMet, putMetCard, renameCard } from '../../src/outings/met-card.ts'
import { keepPicture, pictureOf, picturesOf } from '../../src/outings/met-picture.ts'
import { keepMet, markAim, takeBackMet } from '../../src/outings/met-store.ts'
import { readPitch, savePitch } from '../../src/outings/pitch-store.ts'
import { wordsIn } from '../../src/words.ts'
import { changes, counts, type DeskCall, tells, within } from './desk-call.ts'
import { newId } from './encounters.ts'
import { metDraft } from './outings-met.ts'

const { t } = wordsIn('fr')
const WHERE = { metOn: null, metAt: 'à la criée' }

export const SALON_CALLS: Readonly<Record<string, DeskCall>> = {
  'src/outings/after-store.ts afterOuting': tells(
    (desk, outing: string) => afterOuting(desk, t, outing),
    a => [a.outings.salon.outing],
  ),
  'src/outings/after-store.ts giveSign': changes(giveSign, a => [
    a.outings.salon.outing,
    { metId: a.outings.salon.met, encounterId: newId(), channel: 'mail' as const, followUpId: null },
  ]),
  'src/outings/after-store.ts metLately': tells(metLately, () => []),
  'src/outings/met-card.ts completeCard': within(
    completeCard,
    a => [{ personId: a.odilon, organisation: '', phone: '02 98 61 00 09', mail: '' }],
    'changes',
  ),
  'src/outings/met-card.ts noteWhereMet': within(
    noteWhereMet,
    a => [a.odilon, { ...WHERE, metOn: a.desk.today() }],
    'changes',
  ),
  'src/outings/met-card.ts putMetCard': within(putMetCard, () => [metDraft(), WHERE], 'changes'),
  'src/outings/met-card.ts renameCard': within(
    renameCard,
    a => [a.outings.salon.metPerson, a.outings.salon.metName, 'Quitterie Ollivier-Bras'],
    'changes',
  ),
  'src/outings/met-picture.ts keepPicture': changes(keepPicture, a => [
    { outingId: a.outings.salon.outing, metId: a.outings.salon.met },
    new Uint8Array([1, 2, 3]),
  ]),
  'src/outings/met-picture.ts pictureOf': counts(
    async (...given: Parameters<typeof pictureOf>) => (await pictureOf(...given))?.bytes.length,
    a => [{ outingId: a.outings.salon.outing, metId: a.outings.salon.met }],
  ),
  'src/outings/met-picture.ts picturesOf': counts(
    async (...given: Parameters<typeof picturesOf>) => [...(await picturesOf(...given)).values()],
    a => [a.outings.salon.outing],
  ),
  'src/outings/met-store.ts keepMet': changes(keepMet, a => [a.outings.salon.outing, metDraft()]),
  'src/outings/met-store.ts markAim': changes(markAim, a => [
    a.outings.salon.outing,
    a.outings.salon.aim,
    true,
  ]),
  'src/outings/met-store.ts takeBackMet': changes(takeBackMet, a => [
    a.outings.salon.outing,
    a.outings.salon.met,
  ]),
  'src/outings/pitch-store.ts readPitch': tells(readPitch, () => []),
  'src/outings/pitch-store.ts savePitch': changes(savePitch, () => [{ whoIAm: 'x', whomILookFor: '' }]),
}
