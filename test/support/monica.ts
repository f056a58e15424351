/** A small account of Monica 4, in the two forms that it exports. */
export interface MonicaDrawn {
  people: {
    uuid: string
    name: string
    gender?: 'M' | 'F'
    isPartial?: boolean
    birthday?: string
    metThrough?: string
    reminders?: { uuid: string; date: string; frequency: string; title: string; inactive?: boolean }[]
    tasks?: { uuid: string; title: string; doneAt?: string }[]
    gifts?: { uuid: string; name: string; status: string; date?: string }[]
    debts?: { amount: string; isMine: boolean }[]
  }[]
  relations: { of: string; other: string; type: string }[]
}

export function monicaJson({ people, relations }: MonicaDrawn): string {
  const list = (type: string, values: unknown[]) => ({ count: values.length, type, values })
  const said = (properties: object, rest: object = {}) => ({ properties, ...rest })
  const date = (on: string) => ({ date: `${on}T00:00:00Z`, is_year_unknown: false, is_age_based: false })
  return JSON.stringify({
    ...{ version: '1.0-preview.1', app_version: '4.1.2', export_date: '2026-11-20', exported_by: 'x' },
    account: {
      data: [
        list(
          'contact',
          people.map(person =>
            said(
              {
                ...{ first_name: person.name, gender: person.gender ?? 'O', is_partial: person.isPartial },
                ...(person.birthday ? { birthdate: date(person.birthday) } : {}),
                ...(person.metThrough ? { first_met_through: person.metThrough } : {}),
              },
              {
                uuid: person.uuid,
                data: [
                  list(
                    'reminder',
                    (person.reminders ?? []).map(({ uuid, date: on, frequency, ...rest }) =>
                      said(
                        { initial_date: on, frequency_type: frequency, frequency_number: 1, ...rest },
                        { uuid },
                      ),
                    ),
                  ),
                  list(
                    'task',
                    (person.tasks ?? []).map(({ uuid, title, doneAt }) =>
                      said({ title, completed: Boolean(doneAt), completed_at: doneAt }, { uuid }),
                    ),
                  ),
                  list(
                    'gift',
                    (person.gifts ?? []).map(({ uuid, ...gift }) => said(gift, { uuid })),
                  ),
                  list(
                    'debt',
                    (person.debts ?? []).map(({ amount, isMine }) =>
                      said({ amount, in_debt: isMine, status: 'inprogress' }),
                    ),
                  ),
                ],
              },
            ),
          ),
        ),
        list(
          'relationship',
          relations.map(({ of, other, type }) => said({ type, contact_is: of, of_contact: other })),
        ),
      ],
    },
  })
}

export function monicaSql({ people, relations }: MonicaDrawn): string {
  const idOf = (uuid: string | undefined) => 1 + people.findIndex(person => person.uuid === uuid)
  const types = [...new Set(relations.map(({ type }) => type))]
  return [
    insert(
      'genders',
      ['id', 'type'],
      [
        [1, 'M'],
        [2, 'F'],
        [3, 'O'],
      ],
    ),
    insert(
      'special_dates',
      ['id', 'is_year_unknown', 'is_age_based', 'date'],
      people.flatMap(({ birthday }, at) => (birthday ? [[at + 1, 0, 0, birthday]] : [])),
    ),
    insert(
      'contacts',
      [
        ...['id', 'uuid', 'first_name', 'gender_id', 'is_partial', 'birthday_special_date_id'],
        ...['first_met_through_contact_id', 'updated_at'],
      ],
      people.map(({ uuid, name, gender, isPartial, birthday, metThrough }, at) => [
        ...[at + 1, uuid, name, { M: 1, F: 2, O: 3 }[gender ?? 'O'], isPartial ? 1 : 0],
        ...[birthday ? at + 1 : null, metThrough ? idOf(metThrough) : null, '2026-11-20 10:00:00'],
      ]),
    ),
    insert(
      'reminders',
      ['contact_id', 'uuid', 'initial_date', 'frequency_type', 'frequency_number', 'title', 'inactive'],
      people.flatMap(({ reminders = [] }, at) =>
        reminders.map(({ uuid, date, frequency, title, inactive }) => [
          ...[at + 1, uuid, date, frequency, 1, title, inactive ? 1 : 0],
        ]),
      ),
    ),
    insert(
      'tasks',
      ['contact_id', 'uuid', 'title', 'completed', 'completed_at'],
      people.flatMap(({ tasks = [] }, at) =>
        tasks.map(({ uuid, title, doneAt }) => [at + 1, uuid, title, doneAt ? 1 : 0, doneAt ?? null]),
      ),
    ),
    insert(
      'gifts',
      ['contact_id', 'uuid', 'name', 'status', 'date'],
      people.flatMap(({ gifts = [] }, at) =>
        gifts.map(({ uuid, name, status, date }) => [at + 1, uuid, name, status, date ?? null]),
      ),
    ),
    insert(
      'debts',
      ['contact_id', 'amount', 'in_debt', 'status'],
      people.flatMap(({ debts = [] }, at) =>
        debts.map(({ amount, isMine }) => [at + 1, amount, isMine ? 'yes' : 'no', 'inprogress']),
      ),
    ),
    insert(
      'relationship_types',
      ['id', 'name'],
      types.map((type, at) => [at + 1, type]),
    ),
    insert(
      'relationships',
      ['relationship_type_id', 'contact_is', 'of_contact'],
      relations.map(({ of, other, type }) => [1 + types.indexOf(type), idOf(of), idOf(other)]),
    ),
  ].join('\n')
}

function insert(
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
) {
  if (rows.length === 0) return ''
  const value = (said: string | number | null) =>
    said === null ? 'NULL' : typeof said === 'number' ? said : `'${said.replace(/['\\]/g, '\\$&')}'`
  const lines = rows.map(row => ` (${row.map(value).join(', ')})`).join(',\n')
  return `INSERT IGNORE INTO ${table} (${columns.map(name => `\`${name}\``).join(', ')}) VALUES\n${lines};`
}

const uuid = (nth: number) => `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`

/** Ana and her daughter Bea, their friend Carl, and Ana's mother, who has no card. */
export const FAMILY: MonicaDrawn = {
  people: [
    {
      ...{ uuid: uuid(1), name: 'Ana', gender: 'F', birthday: '1980-04-12' },
      reminders: [
        { uuid: uuid(11), date: '2026-04-12', frequency: 'year', title: 'Anniversaire d’Ana' },
        { uuid: uuid(12), date: '2025-12-01', frequency: 'year', title: 'Vœux' },
        { uuid: uuid(13), date: '2030-01-15', frequency: 'one_time', title: 'Relire le bail' },
        { uuid: uuid(14), date: '2024-05-02', frequency: 'one_time', title: 'Passé', inactive: true },
      ],
      tasks: [
        { uuid: uuid(21), title: 'Rendre le livre' },
        { uuid: uuid(22), title: 'Envoyer la facture', doneAt: '2026-10-03 08:00:00' },
      ],
      gifts: [
        { uuid: uuid(31), name: 'Un vase', status: 'offered', date: '2025-12-24' },
        { uuid: uuid(32), name: 'Des gants', status: 'idea' },
      ],
      debts: [{ amount: '20', isMine: false }],
    },
    { uuid: uuid(2), name: 'Bea', gender: 'F' },
    { uuid: uuid(3), name: 'Carl', gender: 'M', metThrough: uuid(1) },
    { uuid: uuid(4), name: 'Dora', gender: 'F', isPartial: true },
  ],
  relations: [
    { of: uuid(1), other: uuid(2), type: 'child' },
    { of: uuid(2), other: uuid(1), type: 'parent' },
    { of: uuid(1), other: uuid(3), type: 'friend' },
    { of: uuid(3), other: uuid(1), type: 'friend' },
    { of: uuid(3), other: uuid(2), type: 'voisin de palier' },
    { of: uuid(2), other: uuid(3), type: 'voisine de palier' },
    { of: uuid(1), other: uuid(4), type: 'parent' },
  ],
}
