/** Every "no" of the domain, with its HTTP status. The sentence is in the words, under `refusal.<code>`. */
export const REFUSALS = {
  'not-signed-in': 401,
  'wrong-link': 403,
  'foreign-origin': 403,
  'not-found': 404,
  gone: 410,
  stale: 409,
  'invalid-input': 422,
  'undo-touched-since': 409,
  'undo-expired': 410,
  'undo-done': 409,
  'undo-for-good': 409,
  'too-large': 413,
  'too-many': 429,
  'unreadable-file': 422,
  'import-not-ready': 409,
  'import-forgotten': 409,
  'not-an-archive': 422,
  'desk-not-empty': 409,
  'export-under-way': 409,
  'folder-not-empty': 409,
  'newer-database': 500,
  'backup-first': 500,
  'folder-in-use': 500,
  'folder-unusable': 500,
  'database-unreachable': 500,
  'bad-flag': 422,
  'port-taken': 500,
  'not-a-backup': 422,
  'wrong-passphrase': 422,
  'passphrase-needed': 422,
  'backup-differs': 500,
  'backup-under-way': 409,
  'backup-failed': 500,
  'backup-elsewhere': 409,
  'desk-running': 409,
  'password-needed': 403,
  'email-taken': 409,
  'nobody-with-mail': 404,
  'asked-lately': 409,
  'owner-needed': 403,
  'mail-not-set': 409,
  'mail-failed': 502,
  'client-not-agreed': 409,
  'handover-under-way': 409,
  'handover-not-now': 409,
  'invitation-not-now': 409,
  'mastermind-size': 422,
  'mastermind-held': 409,
  'episode-under-way': 409,
  'episode-empty': 409,
  'notices-missing': 409,
  'month-sent': 409,
  'outgoing-not-allowed': 403,
  'outgoing-private': 422,
  'outgoing-too-large': 502,
  'outgoing-too-slow': 504,
  'mailbox-refused': 422,
  'mailbox-broke': 502,
  'mailbox-certificate': 502,
  'mailbox-without-tls': 422,
  'not-a-calendar': 502,
  'source-secret': 409,
  'outgoing-failed': 502,
  'not-a-map-style': 422,
} as const

export type RefusalCode = keyof typeof REFUSALS

export type RefusalParams = Record<string, string | number | boolean | readonly string[]>

/** The domain says no, in a sentence a person can act on. Our own mistakes are RangeError or TypeError instead. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: RefusalParams

  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }

  get status(): (typeof REFUSALS)[RefusalCode] {
    return REFUSALS[this.code]
  }
}
