import { expect, test } from 'vitest'
import { json } from '../../test/support/app-with.ts'
import { newId } from '../../test/support/encounters.ts'
import { mailSink } from '../../test/support/mail-sink.ts'
import { onEveryDatabase } from '../../test/support/on-every-database.ts'
import { doors, sentToKarim } from '../../test/support/peer-page.ts'
import { somebody } from '../../test/support/people.ts'
import { mandatesOf } from '../mandates/list.ts'
import { saveSettings } from '../owner/store.ts'
import { PROJECTORS } from '../projectors.ts'
import { favoursOf } from '../reciprocity/ledger.ts'
import type { HandoverDraft } from './handover.ts'
import { handoverOf } from './list.ts'
import { NOTHING_SHOWN } from './shown.ts'

onEveryDatabase(PROJECTORS, (newDesk, database) => {
  const sent = async (changes: Partial<HandoverDraft> = {}) =>
    sentToKarim(database(), await newDesk(), changes)

  test('the file of the page makes a mandate and a favour on another desk, once, from who passed it', async () => {
    const amount = { fromCents: 450_000, toCents: 450_000, currency: 'EUR', per: 'whole' as const }
    const shown = {
      ...NOTHING_SHOWN,
      what: 'Refaire le livret',
      brief: 'Seize pages',
      place: 'Fougères',
      amount,
    }
    const { page, path, desk } = await sent({ shown })
    await saveSettings(desk, {
      letter: { enabled: false, hour: 7, smtp: null, to: 'Perpetue@example.org' },
    })
    const file = await page(`${path}/mandat.json`)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    const text = await file.text()

    const other = await newDesk()
    const emails = [{ types: [], label: null, value: 'perpetue@example.org' }]
    const known = await somebody(other, 'P. Le Goff', { emails })
    const there = doors(database(), other).own
    const receive = () =>
      there.request('/api/handovers/received', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      })
    expect((await receive()).status).toBe(201)
    expect((await receive()).status).toBe(200)
    expect(await mandatesOf(other, {})).toMatchObject([
      {
        what: 'Refaire le livret',
        stage: 'lead',
        place: 'Fougères',
        amountCents: 450_000,
        contributions: [{ kind: 'referral', personIds: [known], share: 10_000 }],
      },
    ])
    expect(await favoursOf(other, {})).toMatchObject([
      { direction: 'received', kind: 'handover', personId: known },
    ])
    const broken = await there.request('/api/handovers/received', json({ format: 'x' }, 'POST'))
    expect(broken.status).toBe(422)
  })

  test('who passes it and is new in the cardex enters it as a peer, with their mail', async () => {
    const desk = await newDesk()
    const { own } = doors(database(), desk)
    const file = {
      format: 'entregent-handover',
      version: 1,
      id: newId(),
      sentOn: '2026-11-20',
      from: { name: 'Perpétue Le Goff', email: 'perpetue@example.org' },
      mandate: { what: 'Refaire le livret' },
      later: 'what a newer version adds is passed over',
    }
    expect((await own.request('/api/handovers/received', json(file, 'POST'))).status).toBe(201)
    const card = await desk.db
      .selectFrom('personCard')
      .select(['name', 'emails', 'relations'])
      .where('deskId', '=', desk.id)
      .executeTakeFirstOrThrow()
    expect(card).toEqual({
      name: 'Perpétue Le Goff',
      emails: '["perpetue@example.org"]',
      relations: '["peer"]',
    })
  })

  test('by mail, only where a server is set; one that does not answer leaves the link to be sent otherwise', async () => {
    const { own, desk, id } = await sent()
    const renew = () => own.request(`/api/handovers/${id}/renew`, json({ by: 'mail' }, 'POST'))
    expect((await renew()).status).toBe(409)
    const smtp = { host: '127.0.0.1', port: 1, secure: false, user: '', from: 'perpetue@example.org' }
    await saveSettings(desk, { letter: { enabled: false, hour: 7, smtp, to: '' } })
    const answer = await (await renew()).json()
    expect(answer).toMatchObject({ mailed: false, handover: { link: { isAlive: true } } })
    expect(answer.problem).toContain('serveur')
    expect(answer.url).toContain('/passage/')
    const reminded = await own.request(`/api/handovers/${id}/remind`, json({ by: 'mail' }, 'POST'))
    expect(reminded.status).toBe(502)
    expect((await handoverOf(desk, id)).reminders).toBe(0)
  })

  test('by mail, through the owner’s server: the peer gets the link, and a reminder without it', async () => {
    const { own, desk, id } = await sent()
    const { port, received } = await mailSink()
    const smtp = { host: '127.0.0.1', port, secure: false, user: '', from: 'perpetue@example.org' }
    await saveSettings(desk, { letter: { enabled: false, hour: 7, smtp, to: '' } })
    const by = json({ by: 'mail' }, 'POST')
    const answer = await (await own.request(`/api/handovers/${id}/renew`, by)).json()
    expect(answer).toMatchObject({ mailed: true, problem: null })
    expect((await own.request(`/api/handovers/${id}/remind`, by)).status).toBe(200)
    const words = received.map(mail => mail.replace(/=\r?\n/g, ''))
    expect(words.map(mail => /\/passage\/[\w-]{27}/.test(mail))).toEqual([true, false])
    expect((await handoverOf(desk, id)).reminders).toBe(1)
  })
})
