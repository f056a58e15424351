import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { uuidv7 } from '../../lib/uuid.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { BilanView, ParagraphDraft } from '../bilan.ts'
import style from './Bilan.module.css'
import { BilanParagraph } from './BilanParagraph.tsx'
import { ParagraphForm } from './ParagraphForm.tsx'
import { draftOf, useBilanChanges } from './use-bilan.ts'

/** The month in paragraphs: each may be written anew, moved or left out, and others added. */
export function BilanParagraphs({ bilan }: { bilan: BilanView }) {
  const { t } = useTranslation('review')
  const { t: ofWeb } = useTranslation('web')
  const save = useBilanChanges(bilan)
  const [isAdding, setAdding] = useState(false)
  const [isOrdering, setOrdering] = useState(false)
  const { paragraphs } = bilan
  const shown = paragraphs.filter(({ isHidden }) => !isHidden)
  const hidden = paragraphs.filter(({ isHidden }) => isHidden)
  const drafts = paragraphs.map(draftOf)
  const keep = (changed: readonly ParagraphDraft[]) => void save({ paragraphs: changed })

  function change(key: string, changes: Partial<ParagraphDraft>) {
    keep(drafts.map(draft => (draft.key === key ? { ...draft, ...changes } : draft)))
  }
  /** Past the next that is shown: what is hidden in between does not count. */
  function move(key: string, by: -1 | 1) {
    const other = shown[shown.findIndex(paragraph => paragraph.key === key) + by]
    const [from, to] = [key, other?.key].map(of => drafts.findIndex(draft => draft.key === of))
    if (from === undefined || to === undefined || from < 0 || to < 0) return
    const moved = drafts.filter(draft => draft.key !== key)
    moved.splice(to, 0, drafts[from] as ParagraphDraft)
    keep(moved)
  }

  return (
    <article className={style.words}>
      {shown.length === 0 && !isAdding && (
        <EmptyState
          action={
            <Button variant="default" onClick={() => openCapture()}>
              {ofWeb('nav.capture')}
            </Button>
          }
        >
          {t('page.empty')}
        </EmptyState>
      )}
      {shown.map((paragraph, i) => (
        <BilanParagraph
          key={paragraph.key}
          paragraph={paragraph}
          figures={bilan.figures}
          isOrdering={isOrdering}
          isFirst={i === 0}
          isLast={i === shown.length - 1}
          onWrite={own => change(paragraph.key, { own })}
          onHide={() =>
            paragraph.topic
              ? change(paragraph.key, { isHidden: true })
              : keep(drafts.filter(({ key }) => key !== paragraph.key))
          }
          onMove={by => move(paragraph.key, by)}
        />
      ))}
      {isAdding && (
        <ParagraphForm
          label={t('page.ownWords')}
          before=""
          onCancel={() => setAdding(false)}
          onSave={own => {
            setAdding(false)
            keep([...drafts, { key: uuidv7(new Date()), own, isHidden: false }])
          }}
        />
      )}
      <p className={style.gestures}>
        {!isAdding && <QuietButton onClick={() => setAdding(true)}>{t('page.add')}</QuietButton>}
        {shown.length > 1 && (
          <QuietButton aria-pressed={isOrdering} onClick={() => setOrdering(!isOrdering)}>
            {t(isOrdering ? 'page.ordered' : 'page.order')}
          </QuietButton>
        )}
        {hidden.length > 0 && (
          <QuietButton onClick={() => keep(drafts.map(draft => ({ ...draft, isHidden: false })))}>
            {t('page.showHidden', { count: hidden.length })}
          </QuietButton>
        )}
      </p>
    </article>
  )
}
