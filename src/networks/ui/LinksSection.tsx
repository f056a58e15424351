import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'

import { dayOfStep, type LinksView, type Step } from '../links.ts'
import style from './Networks.module.css'

/** Links that began online, and how many became a call, a meeting, a mandate; each figure opens its people. */
export function LinksSection(view: LinksView) {
  const { t } = useTranslation('networks')
  const { inWords, number, capital } = useFormat()
  const [opened, setOpened] = useState<Step | 'all' | null>(null)
  const { figures, mandates } = view
  const { n, became, young, steps } = figures
  const won = t('links.won', { count: mandates.won, n: inWords(mandates.won) })
  const inHundred = (share: number) => number(Math.round(share * 100))
  return (
    <Section title={t('links.title')} id="links">
      {n === 0 ? (
        <p className="soft">{t('links.none')}</p>
      ) : (
        <>
          <p>
            {t('links.say', {
              count: n,
              n: inWords(n),
              became: t('links.became', { count: became, n: inWords(became) }),
            })}{' '}
            {young > 0 && (
              <span className="soft">{capital(t('links.young', { count: young, n: inWords(young) }))}</span>
            )}
          </p>
          <table className={style.table} aria-label={t('links.title')}>
            <thead>
              <tr>
                <th scope="col">{t('links.head.step')}</th>
                <th scope="col">{t('links.head.count')}</th>
                <th scope="col">{t('links.head.interval')}</th>
                <th scope="col">{t('links.head.days')}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map(({ step, reached, interval, medianDays }) => (
                <tr key={step}>
                  <th scope="row">{t(`links.step.${step}`)}</th>
                  <td className={style.count}>
                    {reached === 0 ? (
                      t('links.of', { reached, n })
                    ) : (
                      <QuietButton
                        aria-label={t('links.openOf', { step: t(`links.step.${step}`), reached, n })}
                        onClick={() => setOpened(step)}
                      >
                        {t('links.of', { reached, n })}
                      </QuietButton>
                    )}
                  </td>
                  <td className={style.count}>
                    {t('links.range', { low: inHundred(interval.low), high: inHundred(interval.high) })}
                  </td>
                  <td>
                    {medianDays === null
                      ? t('links.noDays')
                      : t('links.days', { count: Math.round(medianDays) })}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className={style.below}>
            <QuietButton onClick={() => setOpened('all')}>{t('links.all')}</QuietButton>
          </p>
        </>
      )}
      {mandates.n > 0 && (
        <p className="soft">{t('links.mandates', { count: mandates.n, n: inWords(mandates.n), won })}</p>
      )}
      {opened && <LinksDialog links={view.links} step={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

interface DialogProps {
  links: LinksView['links']
  step: Step | 'all'
  onClose: () => void
}

/** Who is behind a figure. */
function LinksDialog({ links, step, onClose }: DialogProps) {
  const { t } = useTranslation('networks')
  const { plainDay } = useFormat()
  const today = useToday()
  const title = step === 'all' ? t('links.allTitle') : t('links.who', { step: t(`links.step.${step}`) })
  const shown = links.filter(link => step === 'all' || dayOfStep({ ...link, personId: '' }, step) !== null)
  return (
    <Dialog onClose={onClose} title={title} size="md">
      <QuietList label={title}>
        {shown.map(link => {
          const on = step === 'all' ? null : dayOfStep({ ...link, personId: '' }, step)
          const began = plainDay(link.beganOn, today)
          return (
            <QuietLine key={link.person.id}>
              {link.person.name === '' ? t('gone') : <PersonLink {...link.person} />}
              <span className={style.under}>
                {on === null
                  ? t('links.beganOnly', { day: began })
                  : t('links.began', { day: began, next: plainDay(on, today) })}
                {step === 'mandate' && link.mandate && <> · {link.mandate.what}</>}
              </span>
            </QuietLine>
          )
        })}
      </QuietList>
    </Dialog>
  )
}
