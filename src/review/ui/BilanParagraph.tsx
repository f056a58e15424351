import { ActionIcon } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import type { Paragraph } from '../bilan.ts'
import type { MonthFigures } from '../month-figures.ts'
import style from './Bilan.module.css'
import { ParagraphForm } from './ParagraphForm.tsx'
import { TopicBasis } from './TopicBasis.tsx'

interface Props {
  paragraph: Paragraph
  figures: MonthFigures
  isOrdering: boolean
  isFirst: boolean
  isLast: boolean
  /** Null: the words of the rules again. */
  onWrite: (own: string | null) => void
  onHide: () => void
  onMove: (by: -1 | 1) => void
}

export function BilanParagraph(props: Props) {
  const { paragraph, figures, isOrdering, isFirst, isLast, onWrite, onHide, onMove } = props
  const { t } = useTranslation('review')
  const [isWriting, setWriting] = useState(false)
  const { topic, text, proposed, hasChanged } = paragraph
  const name = t(`topic.${topic ?? 'own'}`)
  if (isWriting) {
    return (
      <ParagraphForm
        label={name}
        before={text}
        onCancel={() => setWriting(false)}
        onHide={onHide}
        hide={t(topic ? 'page.hide' : 'page.remove')}
        onSave={own => {
          setWriting(false)
          onWrite(own)
        }}
      />
    )
  }
  return (
    <section className={style.paragraph} aria-label={name}>
      <div className={style.head}>
        <h2>{name}</h2>
        {topic && <TopicBasis of={topic} title={name} figures={figures} />}
      </div>
      <div className={style.line}>
        <p className={style.text}>{text}</p>
        <span className={style.tools}>
          {isOrdering ? (
            <>
              <ActionIcon aria-label={t('page.up', { name })} disabled={isFirst} onClick={() => onMove(-1)}>
                <IconArrowUp size={16} aria-hidden="true" />
              </ActionIcon>
              <ActionIcon aria-label={t('page.down', { name })} disabled={isLast} onClick={() => onMove(1)}>
                <IconArrowDown size={16} aria-hidden="true" />
              </ActionIcon>
            </>
          ) : (
            <ActionIcon aria-label={t('page.edit', { name })} onClick={() => setWriting(true)}>
              <IconPencil size={16} aria-hidden="true" />
            </ActionIcon>
          )}
        </span>
      </div>
      {proposed !== null && (
        <details className={style.proposed} open={hasChanged}>
          <summary>{t(hasChanged ? 'page.changed' : 'page.proposed')}</summary>
          <p>{proposed}</p>
          <QuietButton onClick={() => onWrite(null)}>{t('page.takeProposed')}</QuietButton>
        </details>
      )}
    </section>
  )
}
