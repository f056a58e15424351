import { Checkbox, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { AddForm, GrowingSection } from '../../web/components/GrowingSection.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { KindWordDraft, KindWordView } from '../kind-word.ts'
import style from './IdeasPage.module.css'
import { RemoveButton } from './LineButtons.tsx'
import { newId, useIdeaChanges, useKindWords } from './use-ideas.ts'

const SHOWN = 3

/** What was said kindly, kept for a grey day. */
export function KindWords() {
  const { t } = useTranslation('ideas')
  const { inWords } = useFormat()
  const { data: words = [] } = useKindWords()
  const { saveKindWord } = useIdeaChanges()
  const [isAdding, setAdding] = useState(false)
  const [isWhole, setWhole] = useState(false)
  const more = words.length - SHOWN
  const shown = isWhole || more < 2 ? words : words.slice(0, SHOWN)
  return (
    <GrowingSection
      title={t('kindWord.title')}
      add={t('kindWord.add')}
      onAdd={() => setAdding(true)}
      isAdding={isAdding}
      nothing={t('kindWord.nothing')}
      isEmpty={words.length === 0}
    >
      {words.length > 0 && (
        <QuietList label={t('kindWord.title')}>
          {shown.map(word => (
            <KindWordLine key={word.id} word={word} />
          ))}
        </QuietList>
      )}
      {shown.length < words.length && (
        <QuietButton onClick={() => setWhole(true)}>
          {t('kindWord.more', { count: more, n: inWords(more) })}
        </QuietButton>
      )}
      {isAdding && (
        <KindWordForm
          onCancel={() => setAdding(false)}
          onSave={word => {
            setAdding(false)
            void saveKindWord(word)
          }}
        />
      )}
    </GrowingSection>
  )
}

function KindWordLine({ word }: { word: KindWordView }) {
  const { t } = useTranslation('ideas')
  const { removeKindWord } = useIdeaChanges()
  return (
    <QuietLine
      end={
        <RemoveButton
          label={t('kindWord.removeThis', { text: word.text })}
          onClick={() => void removeKindWord(word)}
        />
      }
    >
      <q className={style.quote}>{word.text}</q>
      <SaidBy word={word} />
    </QuietLine>
  )
}

/** Who said it, and when. */
export function SaidBy({ word }: { word: KindWordView }) {
  const { t } = useTranslation('ideas')
  const { relativeDay } = useFormat()
  const today = useToday()
  const { person, saidBy, day, quotable } = word
  return (
    <small className={style.said}>
      {' '}
      {person?.name ? <PersonLink id={person.id} name={person.name} /> : person ? t('gone') : saidBy}
      {(person || saidBy) && ', '}
      {relativeDay(day, today)}
      {quotable && `, ${t('kindWord.quotable')}`}
    </small>
  )
}

function KindWordForm({ onSave, onCancel }: { onSave: (word: KindWordDraft) => void; onCancel: () => void }) {
  const { t } = useTranslation('ideas')
  const today = useToday()
  const [text, setText] = useState('')
  const [person, setPerson] = useState<Named | null>(null)
  const [saidBy, setSaidBy] = useState('')
  const [quotable, setQuotable] = useState(false)
  const save = () => {
    const by = { personId: person?.id ?? null, saidBy: person ? '' : saidBy.trim() }
    onSave({ id: newId(), text: text.trim(), ...by, day: today, mandateId: null, quotable })
  }
  return (
    <AddForm isReady={text.trim() !== ''} onSave={save} onCancel={onCancel}>
      <Textarea
        label={t('kindWord.text')}
        rows={3}
        autoFocus
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <PersonPicker label={t('kindWord.person')} chosen={person} onChoose={setPerson} />
      {!person && (
        <TextInput
          label={t('kindWord.saidBy')}
          value={saidBy}
          onChange={event => setSaidBy(event.currentTarget.value)}
        />
      )}
      <Checkbox
        label={t('kindWord.mayQuote')}
        checked={quotable}
        onChange={event => setQuotable(event.currentTarget.checked)}
      />
    </AddForm>
  )
}
