import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Day } from '../../lib/day.ts'
import type { PartialDate } from '../../lib/partial-date.ts'
import type { ContactPoint, PostalAddress } from '../../lib/vcard/contact.ts'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Circle, Civility, Relation } from '../person.ts'
import type { PersonField } from '../person-differences.ts'
import { partialDateInWords } from './partial-date-words.ts'

/** A field of the card and what it says, in words: to compare two versions. */
export function useFieldWords() {
  const { t } = useTranslation('people')
  const { language, plainDay } = useFormat()
  const today = useToday()
  const queries = useQueryClient()

  function said(field: PersonField, value: unknown): string {
    if (value === null || value === '') return ''
    switch (field) {
      case 'birthday':
      case 'anniversary':
        return partialDateInWords(value as PartialDate, language)
      case 'metOn':
        return plainDay(value as Day, today)
      case 'circle':
        return t(`card.circle.${value as Circle}`)
      case 'trade':
        return t(`card.trade.${value as 'inside' | 'outside'}`)
      case 'civility':
        return t(`card.civility.${value as Civility}`)
      case 'addressForm':
        return t(`card.addressForm.${value as 'tu' | 'vous'}`)
      case 'rhythmDays':
        return t('card.rhythm.days', { count: value as number })
      case 'relations':
        return (value as Relation[]).map(relation => t(`card.relation.${relation}`)).join(', ')
      case 'metThroughId':
        return nameOf(value as string) ?? t('card.nameless')
      default:
        return plain(value)
    }
  }

  function plain(value: unknown): string {
    if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no')
    if (!Array.isArray(value)) return String(value)
    return value
      .map(item => (typeof item === 'string' ? item : lineOf(item as ContactPoint | PostalAddress)))
      .join('\n')
  }

  function nameOf(id: string): string | undefined {
    const names = queries.getQueryData<{ people: [id: string, name: string][] }>(['names'])
    return names?.people.find(([known]) => known === id)?.[1]
  }

  return {
    name: (field: PersonField) => t(`form.field.${field}`),
    value: (field: PersonField, value: unknown) => said(field, value) || t('form.stale.nothing'),
  }
}

function lineOf(line: ContactPoint | PostalAddress): string {
  if ('value' in line) return line.value
  const { street, extended, postalCode, town, country } = line
  return [street, extended, [postalCode, town].filter(Boolean).join(' '), country].filter(Boolean).join(', ')
}
