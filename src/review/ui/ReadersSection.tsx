import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { Reader } from '../reader.ts'
import { useReaderGesture } from './use-readers.ts'

/** Subscribers, by what they said: yes, not yet, no longer. */
export function ReadersSection({ readers }: { readers: Reader[] }) {
  const { t } = useTranslation('review')
  const { act } = useReaderGesture()
  const order = (reader: Reader) => ['confirmed', 'asked', 'left'].indexOf(reader.state)
  const sorted = [...readers].sort((a, b) => order(a) - order(b))
  return (
    <Section
      title={t('readersPage.list.title')}
      id="readers"
      aside={
        sorted.length > 0 && (
          <Basis entry="readers" title={t('readersPage.list.title')} said={t('basis.readers')} />
        )
      }
    >
      {sorted.length === 0 ? (
        <p className="soft">{t('readersPage.list.none')}</p>
      ) : (
        <QuietList label={t('readersPage.list.title')}>
          {sorted.map(({ id, mail, name, state }) => (
            <QuietLine
              key={id}
              end={
                <QuietButton
                  aria-label={t('readersPage.list.removeOf', { mail })}
                  onClick={() => act(`/${id}`, { method: 'DELETE', done: t('readersPage.list.removed') })}
                >
                  {t('readersPage.list.remove')}
                </QuietButton>
              }
            >
              {name === '' ? mail : `${name}, ${mail}`}{' '}
              <span className="soft">{t(`readersPage.list.state.${state}`)}</span>
            </QuietLine>
          ))}
        </QuietList>
      )}
    </Section>
  )
}
