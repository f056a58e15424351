import { expect, test } from 'vitest'
import { readWhatsapp } from './read-whatsapp.ts'

const SELF = { mails: [], phones: ['+33612345678'], names: ['Luc Martin'] }

function read(text: string, { name = '_chat.txt', self = SELF, language = 'fr' as 'fr' | 'en' } = {}) {
  const bytes = new TextEncoder().encode(text)
  return readWhatsapp({ name, bytes }, { self, language, digest: said => said })
}

function told(text: string, options?: Parameters<typeof read>[1]) {
  return read(text, options).exchanges.map(({ at, initiator, letters, others }) => {
    const when = 'day' in at ? `${at.day} ${at.time}` : at.instant
    return `${when} ${initiator} ${letters} ${others.map(({ name, phone }) => name || phone).join('+')}`
  })
}

test.each([
  ['Android, French', '13/03/2026 10:02 - Marie: Bonjour'],
  ['Android, French, older', '13/03/2026 à 10:02 - Marie: Bonjour'],
  ['Android, with a comma', '13/03/2026, 10:02 - Marie: Bonjour'],
  ['iOS, French', '[13/03/2026, 10:02:11] Marie: Bonjour'],
  ['iOS, French, à', '\u200e[13/03/2026 à 10:02:11] Marie: Bonjour'],
  ['Android, English', '3/13/26, 10:02\u202fAM - Marie: Bonjour'],
  ['iOS, English', '[3/13/26, 10:02:09\u202fAM] Marie: Bonjour'],
  ['Switzerland', '13.03.26, 10:02 - Marie: Bonjour'],
  ['French of Canada', '2026-03-13 10 h 02 - Marie: Bonjour'],
  ['iOS, French of Canada', '[2026-03-13 10 h 02 min 09 s] Marie: Bonjour'],
])('%s', (_, line) => {
  expect(told(line)).toEqual(['2026-03-13 10:02 them 7 Marie'])
  expect(read(line).problems).toEqual([])
})

test('noon and midnight of half days are twelve and zero', () => {
  expect(told('3/13/26, 12:02 AM - Al: a\n3/13/26, 12:03 PM - Al: b')).toEqual([
    '2026-03-13 00:02 them 1 Al',
    '2026-03-13 12:03 them 1 Al',
  ])
})

test('a line that is not dated goes on with the message before it, and none of its words is kept', () => {
  const found = read('13/03/2026 10:02 - Marie: un secret\nencore un secret\n')
  expect(found.exchanges[0]?.letters).toBe('un secret'.length + 'encore un secret'.length)
  expect(JSON.stringify(found)).not.toContain('secret')
})

test('one day over twelve anywhere decides for the whole file', () => {
  const lines = '03/04/2026 10:00 - Marie: a\n25/04/2026 10:00 - Marie: b'
  expect(told(lines, { language: 'en' })[0]).toContain('2026-04-03')
  const american = '03/04/2026 10:00 - Marie: a\n04/25/2026 10:00 - Marie: b'
  expect(told(american)[0]).toContain('2026-03-04')
})

test('where both could be, the one that never goes back in time is taken', () => {
  const lines = ['01/02/2026', '05/02/2026', '03/03/2026'].map(day => `${day} 10:00 - Marie: a`).join('\n')
  const found = read(lines, { language: 'en' })
  expect(found.exchanges[0]?.at).toEqual({ day: '2026-02-01', time: '10:00' })
  expect(found.problems).toEqual([])
})

test('where nothing decides it is said, and read as the language does', () => {
  const line = '03/04/2026 10:00 - Marie: a'
  expect(told(line)[0]).toContain('2026-04-03')
  expect(told(line, { language: 'en' })[0]).toContain('2026-03-04')
  expect(read(line).problems).toMatchObject([{ code: 'dates-day-first', params: { count: 1 } }])
})

test("WhatsApp's own lines are counted apart", () => {
  const found = read(
    [
      '13/03/2026 10:00 - Les messages et les appels sont chiffrés de bout en bout.',
      '13/03/2026 10:01 - Marie a créé le groupe « Famille : été »',
      '[13/03/2026, 10:02:00] Famille: \u200eMarie a ajouté Paul',
      '[13/03/2026, 10:02:00] Famille: \u200eMessages and calls are end-to-end encrypted.',
      '13/03/2026 10:03 - Marie: Paul a ajouté du sel',
    ].join('\n'),
  )
  expect(found.entries).toBe(5)
  expect(found.exchanges.map(({ others }) => others[0]?.name)).toEqual(['Marie'])
  expect(found.problems).toMatchObject([{ code: 'chat-notices', params: { count: 4 } }])
})

test.each(['<Médias omis>', 'image absente', 'IMG-1-WA0001.jpg (fichier joint)', '<pièce jointe : 1.jpg>'])(
  '%s holds no letter, its caption does',
  attached => {
    expect(told(`13/03/2026 10:02 - Marie: ${attached}`)).toEqual(['2026-03-13 10:02 them 0 Marie'])
    expect(told(`13/03/2026 10:02 - Marie: ${attached}\nBelle`)).toEqual(['2026-03-13 10:02 them 5 Marie'])
  },
)

test('in a group the others are those who wrote', () => {
  const lines = ['Marie', 'Luc Martin', '+33 6 99 00 11 22'].map(who => `13/03/2026 10:02 - ${who}: a`)
  expect(told(lines.join('\n'))).toEqual([
    '2026-03-13 10:02 them 1 Marie',
    '2026-03-13 10:02 me 1 Marie++33 6 99 00 11 22',
    '2026-03-13 10:02 them 1 +33 6 99 00 11 22',
  ])
})

test('the owner is known by a name, a number, a given name or the name of the file', () => {
  const nobody = { mails: [], phones: [], names: [] }
  const two = (one: string) => `13/03/2026 10:02 - Marie: a\n13/03/2026 10:03 - ${one}: b`
  const mine = (text: string, options?: Parameters<typeof read>[1]) =>
    read(text, options).exchanges.map(({ initiator }) => initiator)
  expect(mine(two('luc martin'))).toEqual(['them', 'me'])
  expect(mine(two('+33 6 12 34 56 78'))).toEqual(['them', 'me'])
  expect(mine(two('~ Luc'))).toEqual(['them', 'me'])
  expect(mine(two('LM'), { self: nobody, name: 'Discussion WhatsApp avec Marie.txt' })).toEqual([
    'them',
    'me',
  ])
  const unknown = read(two('LM'), { self: nobody })
  expect(unknown).toMatchObject({ entries: 2, exchanges: [] })
  expect(unknown.problems).toMatchObject([{ code: 'chat-owner-unknown', params: { names: 'Marie, LM' } }])
})

test('what should begin a message and has no date that exists is counted and shown', () => {
  const found = read('13/03/2026 10:02 - Marie: a\n31/02/2026 10:02 - Marie: b\n[12 mars, 14:05] Marie: c\n')
  expect(found.exchanges).toHaveLength(1)
  expect(found.problems.map(({ where, code }) => [where, code]).sort()).toEqual([
    ['line 2', 'chat-undated'],
    ['line 3', 'chat-undated'],
  ])
})

test('calls are told with how long they lasted', () => {
  const lines = [
    'Appel vocal manqué',
    'Appel vidéo, 1 h 12 min',
    'Voice call, 4 min',
    'Appel vocal à prévoir',
  ]
  const found = read(lines.map(text => `[13/03/2026, 10:02:11] Marie: \u200e${text}`).join('\n'))
  expect(found.exchanges.map(({ channel, minutes }) => [channel, minutes])).toEqual([
    ['call', 0],
    ['video', 72],
    ['call', 4],
    ['message', null],
  ])
})

test('the same export twice has the same keys, and no two messages of it share one', () => {
  const text = '13/03/2026 10:02 - Marie: ab\n13/03/2026 10:02 - Marie: cd\n'
  const keys = read(text).exchanges.map(({ key }) => key)
  expect(new Set(keys).size).toBe(2)
  expect(
    read(`${text}14/03/2026 10:02 - Marie: ef`)
      .exchanges.map(({ key }) => key)
      .slice(0, 2),
  ).toEqual(keys)
})
