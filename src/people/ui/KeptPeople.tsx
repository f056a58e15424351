import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import type { Reachable } from '../person.ts'
import { mailLink, phoneLink } from './reach-links.ts'
import { useFoundHere, useReachable } from './use-reachable.ts'

/** More are found by typing. */
const SHOWN = 60

/** The cardex without network: who this device keeps, and how to reach them. */
export function KeptPeople({ words }: { words: string }) {
  const { t } = useTranslation('people')
  const { number } = useFormat()
  const { isPending } = useReachable()
  const found = useFoundHere(words)
  if (isPending) return null
  if (found.length === 0) {
    return <EmptyState>{words === '' ? t('kept.nothing') : t('kept.nobody', { name: words })}</EmptyState>
  }
  return (
    <>
      <p className="soft" role="status">
        {t('kept.note', { count: found.length, n: number(found.length) })}
        {found.length > SHOWN && ` ${t('kept.more', { n: number(SHOWN) })}`}
      </p>
      <QuietList label={t('page.list')}>
        {found.slice(0, SHOWN).map(person => (
          <QuietLine key={person.id} end={<WaysTo person={person} />}>
            <PersonLink id={person.id} name={person.name} />
            <span className="soft">
              {[person.organisation, person.town].map(said => said && `, ${said}`)}
            </span>
          </QuietLine>
        ))}
      </QuietList>
    </>
  )
}

/** A card that this device never opened, without network: only how to reach them. */
export function KeptPerson({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const { people, isPending } = useReachable()
  if (isPending) return null
  const person = people.find(({ id }) => id === personId)
  if (!person) return <EmptyState>{t('kept.unknown')}</EmptyState>
  return (
    <>
      <h1>{person.name}</h1>
      <p className="soft">{[person.organisation, person.town].filter(Boolean).join(', ')}</p>
      <p>
        <WaysTo person={person} />
      </p>
      <p className="soft">{t('kept.card')}</p>
    </>
  )
}

function WaysTo({ person: { phone, email } }: { person: Reachable }) {
  if (phone) return <a href={phoneLink(phone)}>{phone}</a>
  return email ? <a href={mailLink(email)}>{email}</a> : null
}
