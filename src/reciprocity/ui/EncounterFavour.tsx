import { Menu } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { EncounterView } from '../../encounters/encounter.ts'
import { openFavour } from './favour-door.ts'

/** Logs a favour that was done on the occasion of an encounter. */
export function EncounterFavour({ encounter: { id, day, people } }: { encounter: EncounterView }) {
  const { t } = useTranslation('reciprocity')
  return (
    <Menu.Item onClick={() => openFavour({ person: people[0], encounter: { id, day } })}>
      {t('encounter.log')}
    </Menu.Item>
  )
}
