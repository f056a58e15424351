import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { useFormat } from '../../web/format.ts'
import type { FavourKind, FavourView } from '../favour.ts'
import { hole, Sentence } from './Sentence.tsx'

type Told = Pick<FavourView, 'direction' | 'kind' | 'person' | 'about' | 'inChain'>

const WITH_A_THIRD: readonly FavourKind[] = ['referral', 'introduction', 'hire']

/** How a favour is said: with plain names, with names that open their cards, or under the name of whose it is. */
export function useLineWords() {
  const { t } = useTranslation('reciprocity')
  const { capital } = useFormat()

  function sentence({ direction, kind, about, inChain }: Told, name: string, third: string): string {
    if (inChain === 'behind') return t('line.behind', { name })
    if (!about) return t(`line.${direction}.${kind}`, { name })
    if (isWithAThird(kind)) return t(`lineAbout.${direction}.${kind}`, { name, about: third })
    return `${t(`line.${direction}.${kind}`, { name })}, ${t('lineAbout.with', { about: third })}`
  }
  const named = (name: string) => name || t('somebodyGone')

  const plain = (told: Told) => sentence(told, named(told.person.name), named(told.about?.name ?? ''))
  /** What they did begins with their name: « Vous a donné un conseil ». What the owner did needs it. */
  const unnamed = (told: Told) =>
    told.direction === 'received'
      ? capital(sentence(told, '', hole('about')).trim())
      : sentence(told, hole('name'), hole('about'))
  const linked = (told: Told, isUnderName = false): ReactNode => (
    <Sentence
      text={isUnderName ? unnamed(told) : sentence(told, hole('name'), hole('about'))}
      fill={{ name: <Somebody of={told.person} />, about: told.about && <Somebody of={told.about} /> }}
    />
  )
  return { plain, linked }
}

/** A name that opens its card; one who is gone is said so. */
export function Somebody({ of: { id, name } }: { of: { id: string; name: string } }) {
  const { t } = useTranslation('reciprocity')
  return name ? <PersonLink id={id} name={name} /> : <span className="soft">{t('somebodyGone')}</span>
}

/** What a mandate is, as a link to its page. */
export function MandateLink({ id, what }: { id: string; what: string }) {
  return (
    <Link to="/mandats/$mandateId" params={{ mandateId: id }}>
      {what}
    </Link>
  )
}

function isWithAThird(kind: FavourKind): kind is 'referral' | 'introduction' | 'hire' {
  return WITH_A_THIRD.includes(kind)
}
