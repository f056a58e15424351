import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Basis } from '../../web/components/Basis.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { Introduced } from '../network-introductions.ts'
import style from './Network.module.css'
import { useIntroductions } from './use-people-network.ts'

const AT_FIRST = 8

/** Who introduced whom: trees to open, whom most came through first. */
export function NetworkIntroductions() {
  const { t } = useTranslation('balance')
  const { data } = useIntroductions()
  const [most, setMost] = useState(AT_FIRST)
  if (!data) return null
  const { trees } = data
  return (
    <Section
      title={t('network.introductions.title')}
      aside={
        trees.length > 0 && (
          <Basis
            entry="who-introduced-whom"
            title={t('network.introductions.title')}
            said={t('network.basis.introductions')}
            over={t('network.basis.now')}
            n={{ of: 'people', count: trees.reduce((sum, { brought }) => sum + brought, 0) }}
          />
        )
      }
    >
      {trees.length === 0 && <p className="soft">{t('network.introductions.none')}</p>}
      <ul className={style.tree}>
        {trees.slice(0, most).map((tree, place) => (
          <Branch key={tree.id} tree={tree} isOpen={place === 0} />
        ))}
      </ul>
      {trees.length > most && (
        <p className={style.more}>
          <QuietButton onClick={() => setMost(most + AT_FIRST * 4)}>
            {t('network.introductions.more')}
          </QuietButton>
        </p>
      )}
    </Section>
  )
}

function Branch({
  tree: { id, name, brought, met },
  isOpen = false,
}: {
  tree: Introduced
  isOpen?: boolean
}) {
  const { t } = useTranslation('balance')
  const { inWords } = useFormat()
  const [isOpened, setOpened] = useState(isOpen)
  if (met.length === 0) {
    return (
      <li className={style.leaf}>
        <PersonLink id={id} name={name} />
      </li>
    )
  }
  return (
    <li>
      <details open={isOpened} onToggle={event => setOpened(event.currentTarget.open)}>
        <summary>{t('network.introductions.brought', { count: brought, n: inWords(brought), name })}</summary>
        {isOpened && (
          <ul>
            <li className={style.leaf}>
              <PersonLink id={id} name={t('network.introductions.card', { name })} />
            </li>
            {met.map(each => (
              <Branch key={each.id} tree={each} />
            ))}
          </ul>
        )}
      </details>
    </li>
  )
}
