import { useTranslation } from 'react-i18next'
import { useFormat } from '../../web/format.ts'
import type { Brought, Verdict } from '../brought.ts'
import { useOutingWords } from './use-outing-words.ts'

/** How it is told what an outing brought. */
export function useBroughtWords() {
  const { t } = useTranslation('outings')
  const { inWords, duration, capital } = useFormat()
  const { money, list } = useOutingWords()

  /** « Quatre personnes rencontrées, dont trois nouvelles ; une revue depuis. » */
  function summary({ met, fresh, kept, favours, mandates, won }: Brought): string {
    if (met === 0 && mandates.length === 0) return t('brought.nobody')
    const count = (key: 'met' | 'fresh' | 'kept' | 'favours' | 'mandates', n: number) =>
      t(`brought.count.${key}`, { count: n, number: inWords(n) })
    const whom =
      fresh > 0
        ? t('brought.ofWhom', { met: count('met', met), fresh: count('fresh', fresh) })
        : count('met', met)
    const parts = [
      met > 0 ? whom : '',
      kept.length > 0 ? count('kept', kept.length) : '',
      favours.length > 0 ? count('favours', favours.length) : '',
      mandates.length > 0 ? count('mandates', mandates.length) : '',
      won.length > 0 ? t('brought.won', { amount: list(won.map(money)) }) : '',
    ]
    return `${capital(list(parts.filter(part => part !== '')))}.`
  }

  /** « Cela a pris 3 h 10 et 24 €, soit 400 € de l’heure. »; '' when neither was said. */
  function took({ minutes, cost, perHour, perUnit }: Brought): string {
    const spent = [minutes ? duration(minutes) : '', cost && cost.cents > 0 ? money(cost) : ''].filter(
      Boolean,
    )
    if (spent.length === 0) return ''
    const said = t('brought.took', { spent: list(spent) })
    const gave = [
      perHour ? t('brought.perHour', { amount: money(perHour) }) : '',
      perUnit !== null && cost
        ? t('brought.perUnit', {
            amount: money({ cents: perUnit, currency: cost.currency }),
            unit: money({ cents: 100, currency: cost.currency }),
          })
        : '',
    ].filter(Boolean)
    return gave.length === 0 ? `${said}.` : `${said}${t('brought.gave', { gave: list(gave) })}.`
  }

  function verdict({ because, n, fresh, kept, keptShare }: Verdict): string {
    const said = t(`brought.verdict.${because}`, { count: n, number: inWords(n) })
    if (!keptShare || fresh === 0) return said
    const share = t('brought.share', {
      kept,
      fresh,
      low: Math.round(keptShare.low * 100),
      high: Math.round(keptShare.high * 100),
    })
    return `${said} ${share}`
  }

  return { summary, took, verdict }
}
