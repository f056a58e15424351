import { DuplicatesNote } from '../../duplicates/ui/DuplicatesNote.tsx'

/** What other parts of the desk have to say on the cardex. */
export function CardexMore() {
  return <DuplicatesNote />
}
