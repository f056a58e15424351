import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useDueWords, useMetLately } from './use-after.ts'

/** The morning after: whom one met and has not given a sign since. Nothing at all when there is nobody. */
export function MetLately() {
  const { t } = useTranslation('outings')
  const { data = [] } = useMetLately()
  const dueWords = useDueWords()
  return data.map(({ outingId, title, dueOn, people }) => (
    <Section key={outingId} title={t('lately.title', { count: people.length, outing: title })}>
      <p className="soft">
        {t('lately.due', { by: dueWords(dueOn) })}{' '}
        <Link to="/sorties/evenements/$outingId" params={{ outingId }}>
          {t('lately.look')}
        </Link>
      </p>
      <QuietList>
        {people.map(
          ({ id, personId, name }) =>
            personId !== null && (
              <QuietLine key={id}>
                <PersonLink id={personId} name={name} />
              </QuietLine>
            ),
        )}
      </QuietList>
    </Section>
  ))
}
