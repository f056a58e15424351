import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Contact } from '../../lib/vcard/contact.ts'
import { partialDateInWords } from '../../people/ui/partial-date-words.ts'
import { currentLanguage, type Language } from '../../web/language.ts'
import type { ReviewedPair } from '../review-view.ts'
import style from './PairRows.module.css'
import { reasonInWords } from './reason-words.ts'

/** The rows, each with the fields of the model whose reasons stand under it. */
const ROWS = [
  { key: 'name', fields: ['given', 'family'] },
  { key: 'phone', fields: ['phone'] },
  { key: 'email', fields: ['email'] },
  { key: 'work', fields: ['organisation'] },
  { key: 'birthday', fields: ['birthday'] },
  { key: 'profile', fields: ['profile'] },
  { key: 'address', fields: ['address', 'town'] },
] as const
type RowKey = (typeof ROWS)[number]['key']

/** What the two cards say, one field under the other, each with what it says for or against. */
export function PairRows({ pair: { cards, reasons } }: { pair: ReviewedPair }) {
  const { t } = useTranslation('duplicates')
  const language = currentLanguage()
  const [one, other] = cards
  const rows = ROWS.map(({ key, fields }) => ({
    key,
    sides: [saidIn(key, one.contact, language), saidIn(key, other.contact, language)] as const,
    reasons: reasons.filter(({ field }) => (fields as readonly string[]).includes(field)),
  })).filter(({ sides }) => sides.some(side => side.length > 0))
  return (
    <div className={style.rows}>
      {rows.map(({ key, sides, reasons: found }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's.
        <div key={key} className={style.row} role="group" aria-label={t(`row.${key}`)}>
          <p className={style.label}>{t(`row.${key}`)}</p>
          {sides.map((side, at) => (
            <Side key={cards[at]?.id} name={cards[at]?.contact.name ?? ''} values={side} />
          ))}
          {found.length > 0 && (
            <p className={style.why}>
              {found.map(reason => (
                <span key={reason.field} data-against={reason.bits < 0 || undefined}>
                  {reasonInWords(reason, t as TFunction)}
                </span>
              ))}
            </p>
          )}
        </div>
      ))}
    </div>
  )
}

function Side({ name, values }: { name: string; values: readonly string[] }) {
  const { t } = useTranslation('duplicates')
  return (
    <ul className={style.side} aria-label={name}>
      {values.length === 0 && <li className={style.unsaid}>{t('pair.unsaid')}</li>}
      {values.map(value => (
        <li key={value}>{value}</li>
      ))}
    </ul>
  )
}

function saidIn(key: RowKey, contact: Contact, language: Language): string[] {
  const { name, title, organisation, birthday, emails, phones, profiles, urls, addresses } = contact
  const said: Record<RowKey, readonly string[]> = {
    name: [name],
    phone: phones.map(({ value }) => value),
    email: emails.map(({ value }) => value),
    work: [title, organisation],
    birthday: birthday ? [partialDateInWords(birthday, language)] : [],
    profile: [...profiles, ...urls].map(({ value }) => value.replace(/^https?:\/\/(www\.)?/, '')),
    address: addresses.map(({ street, postalCode, town }) =>
      [street, [postalCode, town].filter(Boolean).join(' ')].filter(Boolean).join(', '),
    ),
  }
  return [...new Set(said[key])].filter(Boolean)
}
