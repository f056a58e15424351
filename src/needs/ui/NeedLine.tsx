import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChoiceChip } from '../../encounters/ui/Chip.tsx'
import { WrittenChip } from '../../encounters/ui/WrittenChip.tsx'
import { EntryChips, EntryLine } from '../../web/components/EntryLine.tsx'
import { useToday } from '../../web/session.ts'
import { NEED_KINDS } from '../need.ts'
import { type ReadNeed, readNeed, wordsIn } from '../read-need.ts'
import style from './NeedsPage.module.css'
import { newId, useNeedChanges } from './use-needs.ts'

/** A need said in one line: what was understood stands below before it is kept. */
export function NeedLine({ onStated }: { onStated: (id: string) => void }) {
  const { t } = useTranslation('needs')
  const today = useToday()
  const { saveNeed } = useNeedChanges()
  const [line, setLine] = useState('')
  const [corrections, setCorrections] = useState<Partial<ReadNeed>>({})
  const read = { ...readNeed(line), ...corrections }
  const empty = () => {
    setLine('')
    setCorrections({})
  }

  async function save() {
    if (read.what === '') return
    const id = newId()
    const open = { note: '', statedOn: today, closedOn: null, outcome: null, cameOf: '' }
    empty()
    const { kind } = await saveNeed({ id, ...read, ...open }, 'stated')
    if (kind === 'sent') onStated(id)
    if (kind !== 'refused') return
    setLine(line)
    setCorrections(corrections)
  }

  return (
    <div className={style.line}>
      <EntryLine
        line={line}
        onLine={setLine}
        label={t('page.line.label')}
        placeholder={t('page.line.placeholder')}
        maxLength={500}
        onSave={() => void save()}
        save={t('page.line.save')}
        isReady={read.what !== ''}
      >
        <NeedChips read={read} onCorrect={change => setCorrections({ ...corrections, ...change })} />
      </EntryLine>
    </div>
  )
}

interface ChipsProps {
  read: ReadNeed
  onCorrect: (change: Partial<ReadNeed>) => void
}

function NeedChips({ read: { kind, skills, organisation, place }, onCorrect }: ChipsProps) {
  const { t } = useTranslation('needs')
  return (
    <EntryChips>
      <ChoiceChip
        name={t('need.form.kind')}
        tone="said"
        choices={NEED_KINDS.map(value => ({ value, words: t(`kind.${value}`) }))}
        chosen={kind}
        onChoose={chosen => onCorrect({ kind: chosen })}
      >
        {t(`kind.${kind}`)}
      </ChoiceChip>
      {skills.length > 0 && (
        <WrittenChip
          name={t('need.form.skills')}
          type="text"
          value={skills.join(', ')}
          onWrite={text => onCorrect({ skills: wordsIn(text) })}
        />
      )}
      {organisation !== '' && (
        <WrittenChip
          name={t('need.form.organisation')}
          type="text"
          value={organisation}
          onWrite={text => onCorrect({ organisation: text.trim() })}
        />
      )}
      {place !== '' && (
        <WrittenChip
          name={t('need.form.place')}
          type="text"
          value={place}
          onWrite={text => onCorrect({ place: text.trim() })}
        />
      )}
    </EntryChips>
  )
}
