import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../../encounters/ui/capture-door.ts'
import { EncounterList } from '../../encounters/ui/EncounterList.tsx'
import { PersonPromises } from '../../encounters/ui/PersonPromises.tsx'
import { Section } from './Sheet.tsx'

/** What the later slices say on somebody's card: people know nothing of them. */
export function PersonStory({ person }: { person: { id: string; name: string } }) {
  const { t } = useTranslation('people')
  return (
    <>
      <PersonPromises person={person} />
      <Section title={t('card.timeline')}>
        <EncounterList person={person} />
      </Section>
    </>
  )
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
