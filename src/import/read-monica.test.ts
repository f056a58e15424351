import { expect, test } from 'vitest'
import { readMonica } from './read-monica.ts'

const ANA = '0f8fad5b-d9cb-469f-a165-70867728950e'
const BO = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const OPTIONS = { language: 'en' as const, digest: (text: string) => text }

function read(kind: 'json' | 'sql', text: string) {
  return readMonica(new TextEncoder().encode(text), kind, OPTIONS)
}

function list(type: string, ...values: unknown[]) {
  return { count: values.length, type, values }
}

function said(properties: object, rest: object = {}) {
  return { created_at: '2020-01-01T00:00:00Z', properties, ...rest }
}

const ACCOUNT = {
  version: '1.0-preview.1',
  app_version: '4.1.2',
  export_date: '2026-01-01',
  exported_by: 'x',
  account: {
    data: [
      list(
        'contact',
        said(
          {
            ...{ first_name: 'Ana', last_name: 'Roy', job: 'CEO', company: 'Roy SA', tags: ['Clients'] },
            birthdate: { date: '1900-04-12T00:00:00Z', is_year_unknown: true, is_age_based: false },
            first_met_date: { date: '2019-06-01T00:00:00Z', is_year_unknown: false, is_age_based: false },
          },
          {
            uuid: ANA,
            data: [
              list(
                'contact_field',
                said({ data: 'ana@roy.example', type: 't1' }),
                said({ data: '0612345678', type: 't2' }),
              ),
              list('note', said({ body: 'Aime le vélo' })),
              list(
                'call',
                said({ called_at: '2026-02-03 00:00:00', content: 'un secret', contact_called: true }),
              ),
              list(
                'reminder',
                said({ initial_date: '2026-04-12', frequency_type: 'year', title: 'Anniversaire' }),
              ),
              list('address', said({ name: 'Bureau', city: 'Lyon', postal_code: '69002', country: 'FR' })),
              list(
                'conversation',
                said({
                  happened_at: '2026-02-04',
                  messages: [said({ content: 'secret', written_at: '2026-02-04', written_by_me: true })],
                }),
              ),
              list('activity', 'a1'),
            ],
          },
        ),
        said({ first_name: 'Bo', is_partial: true }, { uuid: BO }),
      ),
      list('relationship', said({ type: 'child', contact_is: ANA, of_contact: BO })),
      list(
        'activity',
        said({ summary: 'Déjeuner', description: 'secret', happened_at: '2026-03-01' }, { uuid: 'a1' }),
      ),
    ],
    instance: {
      contact_field_types: [
        said({ name: 'Email', type: 'email' }, { uuid: 't1' }),
        said({ name: 'Phone', type: 'phone' }, { uuid: 't2' }),
      ],
    },
  },
}

const SQL = `
INSERT IGNORE INTO contacts (\`id\`, \`uuid\`, \`first_name\`, \`last_name\`, \`job\`, \`company\`, \`is_partial\`, \`birthday_special_date_id\`, \`first_met_special_date_id\`) VALUES
 (1, '${ANA}', 'Ana', 'Roy', 'CEO', 'Roy SA', 0, 7, 8),
 (2, '${BO}', 'Bo', NULL, NULL, NULL, 1, NULL, NULL);
INSERT IGNORE INTO special_dates (\`id\`, \`is_year_unknown\`, \`is_age_based\`, \`date\`) VALUES (7, 1, 0, '1900-04-12'), (8, 0, 0, '2019-06-01');
INSERT IGNORE INTO contact_field_types (\`id\`, \`name\`, \`type\`) VALUES (1, 'Email', 'email'), (2, 'Phone', 'phone');
INSERT IGNORE INTO contact_fields (\`contact_id\`, \`contact_field_type_id\`, \`data\`) VALUES (1, 1, 'ana@roy.example'), (1, 2, 0612345678);
INSERT IGNORE INTO tags (\`id\`, \`name\`) VALUES (4, 'Clients');
INSERT IGNORE INTO contact_tag (\`contact_id\`, \`tag_id\`) VALUES (1, 4);
INSERT IGNORE INTO notes (\`contact_id\`, \`body\`) VALUES (1, 'Aime le vélo');
INSERT IGNORE INTO calls (\`contact_id\`, \`called_at\`, \`content\`, \`contact_called\`) VALUES (1, '2026-02-03 00:00:00', 'un \\'secret\\'); DROP TABLE x', 1);
INSERT IGNORE INTO reminders (\`contact_id\`, \`initial_date\`, \`frequency_type\`, \`title\`) VALUES (1, '2026-04-12', 'year', 'Anniversaire');
INSERT IGNORE INTO places (\`id\`, \`city\`, \`postal_code\`, \`country\`) VALUES (9, 'Lyon', 69002, 'FR');
INSERT IGNORE INTO addresses (\`contact_id\`, \`place_id\`, \`name\`) VALUES (1, 9, 'Bureau');
INSERT IGNORE INTO conversations (\`id\`, \`contact_id\`, \`happened_at\`) VALUES (3, 1, '2026-02-04');
INSERT IGNORE INTO messages (\`conversation_id\`, \`content\`, \`written_at\`, \`written_by_me\`) VALUES (3, 'secret', '2026-02-04', 1);
INSERT IGNORE INTO relationship_types (\`id\`, \`name\`) VALUES (5, 'child');
INSERT IGNORE INTO relationships (\`relationship_type_id\`, \`contact_is\`, \`of_contact\`) VALUES (5, 1, 2);
INSERT IGNORE INTO activities (\`id\`, \`uuid\`, \`summary\`, \`happened_at\`) VALUES (6, 'a1', 'Déjeuner', '2026-03-01');
INSERT IGNORE INTO activity_contact (\`activity_id\`, \`contact_id\`) VALUES (6, 1);
`

test.each([
  ['json', JSON.stringify(ACCOUNT)],
  ['sql', SQL],
] as const)('the %s of Monica gives its people, with what it knows of them', (kind, text) => {
  const found = read(kind, text)
  expect(found.contacts.map(({ contact }) => contact)).toMatchObject([
    {
      ...{ uid: ANA, name: 'Ana Roy', title: 'CEO', organisation: 'Roy SA', tags: ['Clients'] },
      birthday: { year: null, month: 4, day: 12 },
      emails: [{ value: 'ana@roy.example' }],
      phones: [{ value: '0612345678' }],
      addresses: [{ label: 'Bureau', town: 'Lyon', postalCode: '69002', country: 'FR' }],
      note: 'Aime le vélo\n\nRelations:\nBo (child)',
    },
  ])
  expect(found.contacts[0]?.facts).toEqual({ firstMetOn: '2019-06-01' })
  expect(found.entries).toBe(2)
  expect(found.problems.map(({ code }) => code)).toEqual(['monica-partial'])
})

test.each([
  ['json', JSON.stringify(ACCOUNT)],
  ['sql', SQL],
] as const)(
  'the %s of Monica gives calls, conversations and activities, and none of their words',
  (kind, text) => {
    const { history } = read(kind, text)
    expect(history.exchanges).toMatchObject([
      {
        channel: 'call',
        initiator: 'them',
        at: { day: '2026-02-03', time: '00:00' },
        others: [{ mail: 'ana@roy.example' }],
      },
      { channel: 'message', initiator: 'me', letters: 6 },
    ])
    expect(history.meetings).toMatchObject([
      {
        key: 'monica-a1',
        title: 'Déjeuner',
        from: { day: '2026-03-01' },
        others: [{ name: 'Ana Roy', phone: '0612345678' }],
      },
    ])
    expect(history.entries).toBe(3)
    expect(JSON.stringify(history)).not.toContain('secret')
  },
)

test('both exports of one desk are the same people and the same history', () => {
  const [json, sql] = [read('json', JSON.stringify(ACCOUNT)), read('sql', SQL)]
  expect(sql.contacts.map(({ contact }) => contact)).toEqual(json.contacts.map(({ contact }) => contact))
  expect(sql.history).toEqual(json.history)
})

test('what is damaged ends in a sentence', () => {
  expect(read('json', '{"account": ').problems).toMatchObject([{ code: 'json-damaged' }])
  expect(read('json', '[1]')).toMatchObject({ contacts: [], entries: 0 })
  expect(read('json', '['.repeat(200_000)).problems).toMatchObject([{ code: 'json-damaged' }])
  const broken = "INSERT IGNORE INTO contacts (`id`, `first_name`) VALUES (1, 'Ana'), (2), (3, 'Bo"
  const found = read('sql', broken)
  expect(found.contacts.map(({ contact }) => contact.name)).toEqual(['Ana'])
  expect(found.problems.map(({ where, code }) => [where, code])).toEqual([
    ['line 1', 'sql-damaged'],
    ['line 1', 'sql-damaged'],
  ])
  expect(read('sql', 'DROP TABLE contacts;').problems).toMatchObject([{ code: 'monica-empty' }])
})
