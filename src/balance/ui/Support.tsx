import { useTranslation } from 'react-i18next'
import { phoneLink } from '../../people/ui/reach-links.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Support as Offered } from '../support.ts'
import { HelpLines } from './HelpLines.tsx'
import style from './Said.module.css'
import { useBalanceChanges, useSupport } from './use-balance.ts'

/** Whom to call: people first, then lines that listen. Folded while nothing asks for it. */
export function Support() {
  const { t } = useTranslation('balance')
  const { data: support } = useSupport()
  const { notNow } = useBalanceChanges()
  if (!support) return null
  const { because } = support
  if (because === null) {
    return (
      <Section title={t('support.title')}>
        <details className={style.details}>
          <summary>{t('support.show')}</summary>
          <Whom support={support} />
        </details>
      </Section>
    )
  }
  return (
    <Section
      title={t('support.title')}
      aside={<QuietButton onClick={() => void notNow()}>{t('support.notNow')}</QuietButton>}
    >
      <p className={style.change}>{t(`support.because.${because}`)}</p>
      <Whom support={support} />
    </Section>
  )
}

/** Seeing fewer people is no distress: the lines are folded then. */
function Whom({ support: { because, people, lines, country } }: { support: Offered }) {
  const { t } = useTranslation('balance')
  const { lastSeen } = useFormat()
  const today = useToday()
  return (
    <div className={style.whom}>
      <h3>{t('support.people')}</h3>
      {people.length === 0 ? (
        <p className="soft">{t('support.noPeople')}</p>
      ) : (
        <QuietList label={t('support.people')}>
          {people.map(({ id, name, phone, lastContactOn }) => (
            <QuietLine
              key={id}
              end={
                phone && (
                  <a
                    className={style.call}
                    href={phoneLink(phone)}
                    aria-label={t('support.call', { name, phone })}
                  >
                    {phone}
                  </a>
                )
              }
            >
              <PersonLink id={id} name={name} />
              {lastContactOn && (
                <span className={style.under}>
                  {t('support.seen', { when: lastSeen(lastContactOn, today) })}
                </span>
              )}
            </QuietLine>
          ))}
        </QuietList>
      )}
      {because === 'withdrawal' ? (
        <details className={style.details}>
          <summary>{t('support.lines')}</summary>
          <HelpLines lines={lines} country={country} />
        </details>
      ) : (
        <>
          <h3>{t('support.lines')}</h3>
          <HelpLines lines={lines} country={country} />
        </>
      )}
      <p className="soft">
        {t('support.quiet')}{' '}
        <Basis entry="whom-to-call" title={t('support.title')} said={t('said.basis.support')} />
      </p>
    </div>
  )
}
