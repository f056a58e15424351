import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { PersonClubs } from '../../clubs/ui/PersonClubs.tsx'
import { PersonCompany } from '../../company/ui/PersonCompany.tsx'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { EncounterList } from '../../encounters/ui/EncounterList.tsx'
import { PersonPromises } from '../../encounters/ui/PersonPromises.tsx'
import { PersonIdeas } from '../../ideas/ui/PersonIdeas.tsx'
import { PersonMandates } from '../../mandates/ui/PersonMandates.tsx'
import { PersonOutings } from '../../outings/ui/PersonOutings.tsx'
import { PersonSpot } from '../../places/ui/PersonSpot.tsx'
import { PersonFavours } from '../../reciprocity/ui/PersonFavours.tsx'
import { useLearntRhythm } from '../../today/ui/use-learnt-rhythm.ts'
import { PersonVisit } from '../../visits/ui/PersonVisit.tsx'
import { Section } from './Sheet.tsx'

interface Props {
  person: { id: string; name: string }
}

/** What the later slices keep in mind on somebody's card: people know nothing of them. */
export function PersonPending({ person }: Props) {
  return (
    <>
      <PersonPromises person={person} />
      <PersonMandates person={person} />
      <PersonFavours person={person} />
      <PersonIdeas person={person} />
      <PersonSpot person={person} />
      <PersonVisit person={person} />
      <PersonOutings person={person} />
      <PersonClubs person={person} />
      <PersonCompany person={person} />
    </>
  )
}

/** What they remember of somebody. */
export function PersonStory({ person }: Props) {
  const { t } = useTranslation('people')
  return (
    <Section title={t('card.timeline')}>
      <EncounterList person={person} />
    </Section>
  )
}

/** How often they are in contact, as the log tells. */
export function useUsualRhythm(personId: string): string | null {
  return useLearntRhythm(personId)
}

/** Opens the capture line with the name already there. */
export function LogWith({ name }: { name: string }) {
  const { t } = useTranslation('people')
  return (
    <Button variant="filled" onClick={() => openCapture(`${name} `)}>
      {t('card.log')}
    </Button>
  )
}
