import type { Migration } from '../dialect.ts'

/**
 * Which telling of a meeting, and of who comes, is the latest: mails tell them in any order. And whether it was by telephone,
 * as titles say.
 */
export const revised: Migration = {
  version: 18,
  name: 'revised',
  statements: ({ text }) => [
    `alter table meeting add column revised ${text} not null default ''`,
    'alter table meeting add column is_call integer not null default 0',
    `alter table meeting_person add column answer ${text} not null default ''`,
  ],
}
