import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { sayHelp } from '../../needs/say-help.ts'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Possible, PossibleReason } from '../possible-clients.ts'
import style from './Clubs.module.css'
import { useClubChanges, usePossible } from './use-clubs.ts'

/** Who could be a client, or know one, and why; nothing at all where nobody is. */
export function PossibleClients({ clubId }: { clubId: string }) {
  const { t } = useTranslation('clubs')
  const { data: possible = [] } = usePossible(clubId)
  if (possible.length === 0) return null
  return (
    <Section title={t('possible.title')}>
      <p className={style.tact}>{t('possible.tact')}</p>
      <QuietList label={t('possible.title')}>
        {possible.map(each => (
          <Line key={each.person.id} {...each} />
        ))}
      </QuietList>
    </Section>
  )
}

function Line({ person, together, reasons }: Possible) {
  const { t } = useTranslation('clubs')
  const say = useReasonWords()
  const { leaveOut } = useClubChanges()
  return (
    <QuietLine>
      <PersonLink id={person.id} name={person.name} />
      <ul className={style.list}>
        {reasons.map(reason => (
          <li key={say(reason)}>{say(reason)}</li>
        ))}
      </ul>
      <p className={style.with}>
        <span>{t('possible.together', { count: together })}</span>
        <QuietButton
          aria-label={t('possible.leaveOutName', { name: person.name })}
          onClick={() => void leaveOut(person)}
        >
          {t('possible.leaveOut')}
        </QuietButton>
      </p>
    </QuietLine>
  )
}

function useReasonWords(): (reason: PossibleReason) => string {
  const { t } = useTranslation('clubs')
  const { language, capital } = useFormat()
  return reason => {
    if (reason.kind === 'trade') {
      return t('possible.reason.trade', { ...reason, title: capital(reason.title) })
    }
    if (reason.kind === 'organisation') {
      const isItself = reason.client === reason.organisation
      return t(`possible.reason.${isItself ? 'organisationItself' : 'organisation'}`, { ...reason })
    }
    const because = sayHelp(reason.because, { t: t as unknown as TFunction, language })
    return t('possible.reason.need', { what: reason.what, because })
  }
}
