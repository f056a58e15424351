import { useMemo, useState } from 'react'
import type { Somebody } from '../../encounters/capture-draft.ts'
import type { KnownPerson } from '../../encounters/capture-people.ts'
import { newId } from '../../encounters/ui/use-encounters.ts'
import type { Day } from '../../lib/day.ts'
import { useNames } from '../../people/ui/use-names.ts'
import { currentLanguage } from '../../web/language.ts'
import { useToday } from '../../web/session.ts'
import type { Direction, FavourDraft, FavourKind } from '../favour.ts'
import { type NamedInLine, readFavour } from '../read-favour.ts'
import type { FavourDoor } from './favour-door.ts'

export interface FavourFields {
  direction: Direction
  /** Null: still to be chosen. */
  kind: FavourKind | null
  who: Somebody | null
  about: Somebody | null
  day: Day
  note: string
}

/** A favour being told in a line and corrected field by field: a correction stands, whatever the line says next. */
export function useFavourFields({ person, mandate, encounter, edited }: FavourDoor) {
  const names = useNames()
  const today = useToday()
  const [line, setLine] = useState('')
  const [corrections, correct] = useState<Partial<FavourFields>>({})
  const reading = useMemo(
    () => readFavour(line, { today, language: currentLanguage(), findPeople: words => names.find(words) }),
    [line, today, names],
  )
  const given: FavourFields = edited
    ? {
        direction: edited.direction,
        kind: edited.kind,
        who: { kind: 'known', person: edited.person },
        about: edited.about && { kind: 'known', person: edited.about },
        day: edited.day,
        note: edited.note,
      }
    : {
        direction: reading.direction,
        kind: reading.kind,
        who: somebodyIn(reading.who) ?? (person ? { kind: 'known', person } : null),
        about: somebodyIn(reading.about),
        day: encounter && reading.day === today ? encounter.day : reading.day,
        note: reading.kind === null && line === '' ? '' : reading.note,
      }
  const fields = { ...given, ...corrections }
  const set = (change: Partial<FavourFields>) => correct({ ...corrections, ...change })

  const asked = {
    who: fields.who === null ? doubtIn(reading.who) : null,
    about: fields.about === null && corrections.about === undefined ? doubtIn(reading.about) : null,
  }

  function draft(): FavourDraft | null {
    const { direction, kind, who, about, day, note } = fields
    if (!kind || !who) return null
    const [one, other] = [identified(who), about && identified(about)]
    return {
      id: edited?.id ?? newId(),
      direction,
      kind,
      personId: one.id,
      aboutId: other?.id ?? null,
      mandateId: edited ? edited.mandateId : (mandate?.id ?? null),
      encounterId: edited ? edited.encounterId : (encounter?.id ?? null),
      day,
      note: note.trim(),
      newPeople: [one, ...(other ? [other] : [])]
        .filter(({ isNew }) => isNew)
        .map(({ id, name }) => ({ id, name })),
      ...(edited ? { revision: edited.revision } : {}),
    }
  }

  return {
    line,
    setLine,
    fields,
    set,
    asked,
    draft,
    isBegun: line.trim() !== '' || edited !== undefined,
  }
}

export function nameOf(who: Somebody): string {
  return who.kind === 'known' ? who.person.name : who.name
}

function identified(who: Somebody): { id: string; name: string; isNew: boolean } {
  return who.kind === 'known' ? { ...who.person, isNew: false } : { id: newId(), name: who.name, isNew: true }
}

/** A name that several have, or nearly: the owner says which. */
export interface Doubt {
  /** As typed. */
  text: string
  candidates: KnownPerson[]
}

function doubtIn(named: NamedInLine | null): Doubt | null {
  return named?.match.kind === 'ambiguous' ? { text: named.text, candidates: named.match.candidates } : null
}

/** Somebody whom several could be is nobody yet. */
function somebodyIn(named: NamedInLine | null): Somebody | null {
  if (!named || named.match.kind === 'ambiguous') return null
  return named.match.kind === 'known'
    ? { kind: 'known', person: named.match.person }
    : { kind: 'new', name: named.text }
}
