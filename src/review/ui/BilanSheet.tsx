import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { useTranslation } from 'react-i18next'
import type { BilanView } from '../bilan.ts'
import style from './BilanSheet.module.css'
import { MonthPlots } from './MonthPlots.tsx'

/** The month on paper, or as a PDF: printed at once. */
export function BilanSheet({ bilan, onDone }: { bilan: BilanView; onDone: () => void }) {
  const { t } = useTranslation('review')
  const isPrinted = useRef(false)
  useEffect(() => {
    if (isPrinted.current) return
    isPrinted.current = true
    print()
    onDone()
  }, [onDone])
  return createPortal(
    <div className={style.sheet}>
      <h1>{bilan.title}</h1>
      {bilan.paragraphs
        .filter(({ isHidden }) => !isHidden)
        .map(({ key, topic, text }) => (
          <section key={key}>
            <h2>{t(`topic.${topic ?? 'own'}`)}</h2>
            <p>{text}</p>
          </section>
        ))}
      <MonthPlots figures={bilan.figures} />
      {bilan.changeNext && (
        <section>
          <h2>{t('page.changeNext')}</h2>
          <p>{bilan.changeNext}</p>
        </section>
      )}
    </div>,
    document.body,
  )
}
