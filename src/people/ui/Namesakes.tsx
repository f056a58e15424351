import { useDebouncedValue } from '@mantine/hooks'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { fold } from '../../lib/fold.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { whatTheyDo } from './PersonRow.tsx'
import style from './QuickAdd.module.css'
import { useNamesakes } from './use-people.ts'

/** Who in the cardex has about this name, so that nobody is written down twice. */
export function Namesakes({ name }: { name: string }) {
  const { t } = useTranslation('people')
  const [words] = useDebouncedValue(name, 150)
  const found = useNamesakes(words).filter(person => looksLike(person.name, words))
  return (
    <div aria-live="polite" className={style.namesakes}>
      {found.length > 0 && (
        <p>
          {t('page.quick.namesakes')}{' '}
          {found.map((person, i) => (
            <Fragment key={person.id}>
              {i > 0 && ', '}
              <PersonLink id={person.id} name={person.name} />
              {whatTheyDo(person) && ` (${whatTheyDo(person)})`}
            </Fragment>
          ))}
        </p>
      )}
    </div>
  )
}

/** The search forgives much and looks everywhere: here only names count, word for word. */
function looksLike(known: string, typed: string): boolean {
  const words = fold(known).split(' ')
  return fold(typed)
    .split(' ')
    .every(word => words.some(other => other.startsWith(word)))
}
