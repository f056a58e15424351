import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Span } from '../../lib/day.ts'
import { useFormat } from '../format.ts'
import { useToday } from '../session.ts'
import type WORDS from '../words.fr.json'
import style from './Basis.module.css'
import { Dialog } from './Dialog.tsx'
import { QuietButton } from './QuietButton.tsx'

type Many<Key> = Key extends `${infer Counted}_other` ? Counted : never
type Counted = Many<keyof (typeof WORDS)['basis']['n']>

interface Props {
  /** The heading of its entry in docs/measures.md, as an anchor. */
  entry: string
  /** Of what the figures are. */
  title: string
  /** What they are, in a sentence or two. */
  said: string
  /** The days they are of; in words where days do not say it. */
  over?: Span | string | undefined
  /** Of how many they are made. */
  n?: { of: Counted; count: number } | undefined
}

/** Where the figures beside it come from, told when asked, with the way to their entry. */
export function Basis({ entry, title, said, over, n }: Props) {
  const { t } = useTranslation('web')
  const { plainDay, number } = useFormat()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const span =
    typeof over === 'object'
      ? t('basis.span', { from: plainDay(over.from, today), to: plainDay(over.to, today) })
      : over
  return (
    <>
      <span className={style.ask} data-measure={entry}>
        <QuietButton aria-label={t('basis.askOf', { title })} onClick={() => setOpen(true)}>
          {t('basis.ask')}
        </QuietButton>
      </span>
      {isOpen && (
        <Dialog onClose={() => setOpen(false)} title={title} size="md">
          <div className={style.told}>
            <p>{said}</p>
            {(span || n) && (
              <dl className={style.of}>
                {span && (
                  <>
                    <dt>{t('basis.over')}</dt>
                    <dd>{span}</dd>
                  </>
                )}
                {n && (
                  <>
                    <dt>{t('basis.from')}</dt>
                    <dd>{t(`basis.n.${n.of}`, { count: n.count, n: number(n.count) })}</dd>
                  </>
                )}
              </dl>
            )}
            <p>
              <Link to="/mesures" hash={entry} onClick={() => setOpen(false)}>
                {t('basis.open')}
              </Link>
            </p>
          </div>
        </Dialog>
      )}
    </>
  )
}
