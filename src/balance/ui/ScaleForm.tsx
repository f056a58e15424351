import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useToday } from '../../web/session.ts'
import { ASKED, type Questions, type Rhythm } from '../questions.ts'
import type { Scale } from '../scales.ts'
import style from './Said.module.css'
import { newId, useBalanceChanges } from './use-balance.ts'

interface Props {
  rhythm: Rhythm
  questions: Questions
  onClose: () => void
}

/** One question at a time; each may be passed over, and nothing is kept before the last. */
export function ScaleForm({ rhythm, questions: { wording, fileProblem }, onClose }: Props) {
  const { t } = useTranslation('balance')
  const today = useToday()
  const { sayReport } = useBalanceChanges()
  const asked = ASKED[rhythm].flatMap(scale =>
    wording.scales[scale].items.map(text => ({ scale, text, answers: wording.scales[scale].answers })),
  )
  const [at, setAt] = useState(0)
  const [said, setSaid] = useState<(number | null)[]>(() => asked.map(() => null))
  const { scale, text, answers } = asked[at] as (typeof asked)[number]

  function answer(number: number | null) {
    const all = said.with(at, number)
    setSaid(all)
    if (at + 1 < asked.length) {
      setAt(at + 1)
      return
    }
    onClose()
    void keep(all)
  }

  async function keep(all: readonly (number | null)[]) {
    for (const each of ASKED[rhythm]) {
      const own = all.filter((_, i) => asked[i]?.scale === each)
      if (own.some(number => number !== null))
        await sayReport({ id: newId(), scale: each, day: today, answers: own, note: '' })
    }
  }

  return (
    <Dialog
      onClose={onClose}
      onKeyDown={({ key, ctrlKey, metaKey, altKey }) => {
        const number = Number(key)
        if (!ctrlKey && !metaKey && !altKey && 1 <= number && number <= answers.length) answer(number)
      }}
      title={t(`form.title.${rhythm}`)}
      closeButtonProps={{ 'aria-label': t('form.leave') }}
    >
      <div className={style.ask}>
        {fileProblem !== null && <p className="soft">{t('form.fileProblem', { where: fileProblem })}</p>}
        <fieldset key={at} className={style.question}>
          <legend>
            <span className={style.prompt}>{t(`scale.${scale satisfies Scale}.prompt`)}</span>
            {text}
          </legend>
          {answers.map((words, i) => (
            <button
              key={words}
              type="button"
              className={style.answer}
              aria-pressed={said[at] === i + 1}
              onClick={() => answer(i + 1)}
              {...(i === 0 ? { 'data-autofocus': true, autoFocus: true } : {})}
            >
              <span className={style.digit} aria-hidden="true">
                {i + 1}
              </span>
              {words}
            </button>
          ))}
        </fieldset>
        <div className={style.foot}>
          <span className="soft">{t('form.step', { n: at + 1, total: asked.length })}</span>
          {at > 0 && <QuietButton onClick={() => setAt(at - 1)}>{t('form.back')}</QuietButton>}
          <QuietButton onClick={() => answer(null)}>{t('form.skip')}</QuietButton>
        </div>
        <p className="soft">{t('form.keys')}</p>
      </div>
    </Dialog>
  )
}
