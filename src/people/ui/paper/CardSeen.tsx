import { useTranslation } from 'react-i18next'
import style from './Card.module.css'
import type { Proposal } from './use-card-reading.ts'

interface Props {
  picture: string
  lines: Proposal['lines']
  /** Of the field that is being written in. */
  shown: readonly number[]
}

/** The card as it was read, with the lines of the field under the hand. */
export function CardSeen({ picture, lines, shown }: Props) {
  const { t } = useTranslation('people')
  const sources = shown.flatMap(at => lines[at] ?? [])
  const said = sources.map(({ text }) => text).join(' ')
  return (
    <figure className={style.seen}>
      <div className={style.frame}>
        <img src={`data:image/jpeg;base64,${picture}`} alt={t('paper.pictureAlt')} />
        {sources.map(({ box }, i) => (
          <span
            key={i}
            className={style.box}
            style={{
              left: `${box.left * 100}%`,
              top: `${box.top * 100}%`,
              width: `${box.width * 100}%`,
              height: `${box.height * 100}%`,
            }}
          />
        ))}
      </div>
      <figcaption className="soft small">
        {said === '' ? t('paper.seenHint') : t('paper.seen', { said })}
      </figcaption>
    </figure>
  )
}
