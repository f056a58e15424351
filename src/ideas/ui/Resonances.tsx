import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNames } from '../../people/ui/use-names.ts'
import { EntryLine } from '../../web/components/EntryLine.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useToday } from '../../web/session.ts'
import { readResonance } from '../read-resonance.ts'
import type { ResonanceView } from '../resonance.ts'
import style from './IdeasPage.module.css'
import { ResonanceDialog } from './ResonanceDialog.tsx'
import { newId, useIdeaChanges, useResonances } from './use-ideas.ts'

/** What rang true: the occasion of a small first message. */
export function Resonances() {
  const { t } = useTranslation('ideas')
  const { data: resonances = [] } = useResonances()
  const [written, setWritten] = useState<string | null>(null)
  const open = resonances.find(({ id }) => id === written)
  return (
    <Section title={t('resonance.title')}>
      <ResonanceLine />
      {resonances.length === 0 ? (
        <p className="soft">{t('resonance.nothing')}</p>
      ) : (
        <QuietList label={t('resonance.title')}>
          {resonances.map(resonance => (
            <Line key={resonance.id} resonance={resonance} onOpen={() => setWritten(resonance.id)} />
          ))}
        </QuietList>
      )}
      {open && <ResonanceDialog resonance={open} onClose={() => setWritten(null)} />}
    </Section>
  )
}

/** « article de Jeanne Roux sur la lutherie https://… » */
function ResonanceLine() {
  const { t } = useTranslation('ideas')
  const names = useNames()
  const today = useToday()
  const { saveResonance } = useIdeaChanges()
  const [text, setText] = useState('')

  function save() {
    const { what, url, who } = readResonance(text, names.find)
    if (what === '') return
    setText('')
    const by =
      who?.kind === 'known'
        ? { personId: who.person.id, name: '' }
        : { personId: null, name: who === null ? '' : who.name }
    const blank = { message: '', writtenOn: null, answer: '', answeredOn: null }
    void saveResonance({ id: newId(), what, url, ...by, notedOn: today, state: 'noted', ...blank }, 'noted')
  }

  return (
    <div className={style.entryOfList}>
      <EntryLine
        line={text}
        onLine={setText}
        label={t('resonance.label')}
        placeholder={t('resonance.placeholder')}
        maxLength={2000}
        onSave={save}
        save={t('line.save')}
      />
    </div>
  )
}

function Line({ resonance, onOpen }: { resonance: ResonanceView; onOpen: () => void }) {
  const { t } = useTranslation('ideas')
  const { saveResonance } = useIdeaChanges()
  const { revision, person, ...fields } = resonance
  const drop = () => void saveResonance({ ...fields, state: 'dropped', revision }, 'dropped')
  return (
    <QuietLine>
      {resonance.url ? (
        <a className={style.idea} href={resonance.url} target="_blank" rel="noreferrer noopener">
          {resonance.what}
        </a>
      ) : (
        resonance.what
      )}
      <span className="soft">
        {person && ', '}
        {person?.name ? <PersonLink id={person.id} name={person.name} /> : person && t('gone')}
        {!person && resonance.name && `, ${resonance.name}`}
        {resonance.state !== 'noted' && `, ${t(`resonance.state.${resonance.state}`)}`}
      </span>
      <span className={`${style.gestures} ${style.gesturesBelow}`}>
        {resonance.state === 'noted' ? (
          <QuietButton onClick={onOpen} aria-label={t('resonance.writeThis', { what: resonance.what })}>
            {t('resonance.write')}
          </QuietButton>
        ) : (
          <QuietButton onClick={onOpen} aria-label={t('resonance.lookThis', { what: resonance.what })}>
            {t('resonance.look')}
          </QuietButton>
        )}
        {resonance.state !== 'answered' && (
          <QuietButton onClick={drop} aria-label={t('resonance.dropThis', { what: resonance.what })}>
            {t('resonance.drop')}
          </QuietButton>
        )}
      </span>
    </QuietLine>
  )
}
