import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { ContributionKind } from '../mandate.ts'
import type { ProvenanceAnswer } from '../provenance-answer.ts'
import { whereKey } from '../provenance-paid.ts'
import type { Source } from '../provenance-sources.ts'
import { OutlayDialog } from './OutlayDialog.tsx'
import style from './Provenance.module.css'
import { SourceLines } from './ProvenanceSources.tsx'
import { useOutlays } from './use-outlays.ts'

/** Where mandates came from, with what is paid to be there; and everywhere something was paid. */
export function ProvenanceWheres({ provenance }: { provenance: ProvenanceAnswer }) {
  const { t } = useTranslation('mandates')
  const { data: outlays = [] } = useOutlays()
  const [opened, setOpened] = useState<Source | 'elsewhere' | null>(null)
  const wheres = provenance.sources.filter(({ key }) => key.startsWith('where:'))
  const title = t('provenance.wheres.title')
  const notedAt = (key: string) => outlays.filter(({ label }) => whereKey(label) === key)

  const gesture = (source: Source) => {
    const words = t(`provenance.outlay.${notedAt(source.key).length > 0 ? 'see' : 'note'}`)
    return (
      <button
        type="button"
        className={style.figure}
        aria-haspopup="dialog"
        aria-label={t('provenance.outlay.at', { gesture: words, where: source.label })}
        onClick={() => setOpened(source)}
      >
        {words}
      </button>
    )
  }
  const shown = new Set(wheres.map(({ key }) => key))
  const elsewhere = outlays.filter(({ label }) => !shown.has(whereKey(label) ?? ''))

  return (
    <Section title={title}>
      {wheres.length === 0 ? (
        <p className="soft">{t('provenance.wheres.none')}</p>
      ) : (
        <SourceLines
          label={title}
          sources={wheres}
          others={provenance.others.wheres}
          provenance={provenance}
          gesture={gesture}
        />
      )}
      <div className={style.elsewhere}>
        <QuietButton aria-haspopup="dialog" onClick={() => setOpened('elsewhere')}>
          {t('provenance.outlay.elsewhere')}
        </QuietButton>
      </div>
      {opened === 'elsewhere' && (
        <OutlayDialog where={null} outlays={elsewhere} onClose={() => setOpened(null)} />
      )}
      {opened && opened !== 'elsewhere' && (
        <OutlayDialog
          where={{ label: opened.label, isMonthly: MONTHLY.includes(opened.kind ?? 'unknown') }}
          outlays={notedAt(opened.key)}
          onClose={() => setOpened(null)}
        />
      )}
    </Section>
  )
}

/** Paid by the month, unless said otherwise: a desk, a subscription. */
const MONTHLY: readonly ContributionKind[] = ['place', 'network']
