import { TextInput } from '@mantine/core'
import { Link, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import text from '../../../docs/measures.md?raw'
import { foldedWords } from '../../lib/fold.ts'
import { type Entry, readEntries } from '../../lib/markdown.ts'
import { PageHeading } from '../components/PageHeading.tsx'
import { QuietLine, QuietList } from '../components/QuietList.tsx'
import { Blocks } from './Blocks.tsx'
import style from './Measures.module.css'

const [ABOUT, ...ENTRIES] = readEntries(text)

/** What each figure is, where it comes from, what it cannot tell: one entry, or the list of all. */
export function MeasuresPage() {
  const { t } = useTranslation('web')
  const hash = useLocation({ select: location => location.hash })
  const entry = ENTRIES.find(({ anchor }) => anchor === hash)
  useEffect(() => {
    if (entry) scrollTo(0, 0)
  }, [entry])
  return (
    <>
      <PageHeading over={t('measuresPage.over')} tab={entry?.title ?? t('measuresPage.title')}>
        {t('measuresPage.title')}
      </PageHeading>
      <p className={style.lede}>{t('measuresPage.lede')}</p>
      {entry ? <One entry={entry} /> : <All />}
    </>
  )
}

function One({ entry: { title, blocks } }: { entry: Entry }) {
  const { t } = useTranslation('web')
  return (
    <>
      <article className={style.entry} lang="en" aria-label={title}>
        <h2>{title}</h2>
        <Blocks blocks={blocks} />
      </article>
      <p>
        <Link to="/mesures" className={style.way}>
          {t('measuresPage.all', { n: ENTRIES.length })}
        </Link>
      </p>
    </>
  )
}

function All() {
  const { t } = useTranslation('web')
  const [typed, setTyped] = useState('')
  const wanted = foldedWords(typed)
  const found = ENTRIES.filter(({ title }) => {
    const words = foldedWords(title)
    return wanted.every(word => words.some(each => each.startsWith(word)))
  })
  return (
    <>
      {ABOUT && (
        <div className={style.entry} lang="en">
          <Blocks blocks={ABOUT.blocks} />
        </div>
      )}
      <TextInput
        className={style.find ?? ''}
        label={t('measuresPage.find')}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
      {found.length === 0 && <p className="soft">{t('measuresPage.none')}</p>}
      <QuietList label={t('measuresPage.title')}>
        {found.map(({ title, anchor }) => (
          <QuietLine key={anchor}>
            <Link to="/mesures" hash={anchor} className={style.way} lang="en">
              {title}
            </Link>
          </QuietLine>
        ))}
      </QuietList>
    </>
  )
}
