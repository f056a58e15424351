import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '../../encounters/capture-draft.ts'
import { PersonSearch } from '../../encounters/ui/PersonSearch.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { OutingPersonView, OutingRole, OutingView } from '../outing.ts'
import style from './Outing.module.css'
import { OutingGuesses } from './OutingGuesses.tsx'
import { PasteList } from './PasteList.tsx'
import { useOutingWords } from './use-outing-words.ts'
import { newId, useOutingChanges } from './use-outings.ts'

const NOT_MET = { isNew: false, word: '', metAt: null, encounterId: null } as const

/** Who will be there, and whom one wishes to meet; afterwards, those who were not met. */
export function OutingPeople({ outing, isBehind }: { outing: OutingView; isBehind: boolean }) {
  const { t } = useTranslation('outings')
  const { putPerson } = useOutingChanges()
  const [isPasting, setPasting] = useState(false)
  const { id: outingId, people } = outing
  const ahead = people.filter(({ role }) => role !== 'met')
  if (isBehind && ahead.length === 0) return null

  function add(who: Somebody): void {
    const isKnown = who.kind === 'known'
    const name = isKnown ? who.person.name : who.name
    const known = ahead.some(({ card }) => isKnown && card?.id === who.person.id)
    if (known) return
    const person = {
      ...NOT_MET,
      ...{ id: newId(), outingId, personId: isKnown ? who.person.id : null },
      ...{ name: isKnown ? '' : name, organisation: '', role: 'wished' as const, origin: 'typed' as const },
    }
    void putPerson(person, name)
  }

  return (
    <Section
      title={t(isBehind ? 'people.notMet' : 'people.title')}
      aside={
        !isBehind &&
        !isPasting && <QuietButton onClick={() => setPasting(true)}>{t('people.paste')}</QuietButton>
      }
    >
      {ahead.length === 0 && <p className="soft">{t('people.none')}</p>}
      {ahead.length > 0 && (
        <QuietList label={t('people.title')}>
          {ahead.map(person => (
            <Line key={person.id} person={person} isBehind={isBehind} />
          ))}
        </QuietList>
      )}
      {isPasting && <PasteList outing={outing} onDone={() => setPasting(false)} />}
      {!isBehind && !isPasting && (
        <div className={style.below}>
          <PersonSearch label={t('people.wish')} isLabelled onPick={add} />
          <OutingGuesses outing={outing} />
        </div>
      )}
    </Section>
  )
}

function Line({ person, isBehind }: { person: OutingPersonView; isBehind: boolean }) {
  const { t } = useTranslation('outings')
  const { nameOf } = useOutingWords()
  const { putPerson, removePerson } = useOutingChanges()
  const { card, organisation, role } = person
  const name = nameOf(person)
  const other: OutingRole = role === 'wished' ? 'expected' : 'wished'
  const turn = () => {
    const { card: _, ...facts } = person
    void putPerson({ ...facts, role: other }, name)
  }
  return (
    <QuietLine
      end={
        isBehind ? undefined : (
          <span className={style.gestures}>
            <QuietButton aria-label={t(`people.turnNamed.${other}`, { name })} onClick={turn}>
              {t(`people.turn.${other}`)}
            </QuietButton>
            <QuietButton
              aria-label={t('people.removeNamed', { name })}
              onClick={() => void removePerson(person)}
            >
              {t('people.remove')}
            </QuietButton>
          </span>
        )
      }
    >
      {card?.name ? <PersonLink {...card} /> : name}
      <span className={style.under}>
        {[t(`people.role.${role}`), organisation].filter(Boolean).join(' · ')}
      </span>
    </QuietLine>
  )
}
