import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { ReturnDraft } from '../draft-return.ts'
import { ReturnLetterPage } from './ReturnLetterPage.tsx'
import style from './ThanksDialog.module.css'
import { useReciprocityWith } from './use-favours.ts'
import { WayLine } from './WayLine.tsx'

export interface ReturnOpening {
  person: { id: string; name: string }
  /** Straight to a letter; null: the ways first. */
  kind: ReturnDraft | null
}

interface Props {
  opening: ReturnOpening
  onClose: () => void
}

/** Ways to return something to somebody, each with its gesture. */
export function ReturnDialog({ opening: { person, kind }, onClose }: Props) {
  const { t } = useTranslation('reciprocity')
  const [letter, setLetter] = useState(kind)
  return (
    <Dialog onClose={onClose} title={letter ? person.name : t('ways.title', { name: person.name })}>
      {letter ? (
        <div className={style.word}>
          <ReturnLetterPage person={person} kind={letter} onDone={onClose} />
          {kind === null && (
            <div>
              <Button variant="subtle" onClick={() => setLetter(null)}>
                {t('ways.back')}
              </Button>
            </div>
          )}
        </div>
      ) : (
        <Ways person={person} onLetter={setLetter} onClose={onClose} />
      )}
    </Dialog>
  )
}

interface WaysProps {
  person: { id: string; name: string }
  onLetter: (kind: ReturnDraft) => void
  onClose: () => void
}

function Ways({ person, onLetter, onClose }: WaysProps) {
  const { t } = useTranslation('reciprocity')
  const { data, isError } = useReciprocityWith(person.id)
  if (isError) return <p className="soft">{t('thanks.gone')}</p>
  if (!data) return <Skeleton height={160} />
  const { ways } = data
  return (
    <>
      {ways.length === 1 && <p className="soft">{t('ways.nothing')}</p>}
      <ul className={style.ways}>
        {ways.map(way => (
          <WayLine
            key={JSON.stringify(way)}
            way={way}
            person={person}
            onLetter={onLetter}
            onClose={onClose}
          />
        ))}
      </ul>
    </>
  )
}
