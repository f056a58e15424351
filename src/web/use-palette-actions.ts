import { useMantineColorScheme } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { openCapture } from '../encounters/ui/capture-door.ts'
import { showMyCard } from '../owner/ui/my-card-door.ts'
import { openFavour } from '../reciprocity/ui/favour-door.ts'
import { tell } from './api.ts'
import { downloadBackup } from './download-backup.ts'
import { signOut } from './kept.ts'
import { speak } from './language.ts'
import type { Action } from './palette-actions.ts'
import { helpIsOpen } from './palette-door.ts'
import { PAGES } from './palette-pages.ts'
import { undoLast } from './undo-last.ts'
import type WORDS from './words.fr.json'

type Page = keyof typeof PAGES
type Key = keyof (typeof WORDS)['palette']['do']

/** All that the palette does, the most wanted first. */
export function usePaletteActions(): Action[] {
  const { t, i18n } = useTranslation('web')
  const navigate = useNavigate()
  const queries = useQueryClient()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const other = i18n.language === 'fr' ? 'en' : 'fr'

  const setLanguage = async () => {
    await speak(other)
    await tell('/api/settings', { method: 'PUT', body: { language: other }, done: null })
    await queries.invalidateQueries()
  }
  const leave = async () => {
    await signOut()
    await queries.invalidateQueries({ queryKey: ['session'] })
  }
  const act = (key: Key, run: () => void): Action => ({
    key,
    words: t(`palette.do.${key}`),
    also: t(`palette.also.${key}`),
    run,
  })
  const page = (to: Page) => act(PAGES[to], () => void navigate({ to }))
  const settings = (key: 'signIn' | 'display' | 'letter' | 'push') =>
    act(key, () => void navigate({ to: '/settings', hash: key }))
  const light = (key: 'light' | 'dark' | 'auto') => act(key, () => setColorScheme(key))

  return [
    act('capture', () => openCapture()),
    act('favour', () => openFavour()),
    act('add', () => void navigate({ to: '/carnet', search: { add: '' } })),
    page('/'),
    page('/carnet'),
    page('/journal'),
    page('/journal/a-confirmer'),
    page('/plan'),
    page('/sorties/evenements'),
    page('/sorties/visites'),
    page('/sorties/clubs'),
    page('/sorties/a-distance'),
    page('/sorties/journees'),
    page('/sorties/lieux'),
    page('/mandats'),
    page('/mandats/provenance'),
    page('/retours'),
    page('/plan/idees'),
    page('/plan/besoins'),
    page('/plan/reseaux'),
    page('/plan/depart'),
    page('/bilan'),
    page('/bilan/equilibre'),
    page('/bilan/reseau'),
    page('/bilan/lecteurs'),
    page('/mesures'),
    act('myCard', showMyCard),
    act('pick', () => void navigate({ to: '/carnet', search: { pick: 1 } })),
    page('/carnet/carte'),
    page('/carnet/saisie'),
    page('/carnet/doublons'),
    act('choose', () => void navigate({ to: '/carnet', search: { choose: 1 } })),
    act('archived', () => void navigate({ to: '/carnet', search: { archived: 1 } })),
    page('/import'),
    act('export', () => void navigate({ to: '/import', hash: 'export' })),
    act('undo', () => void undoLast(t as TFunction).then(() => queries.invalidateQueries())),
    page('/settings/history'),
    act('backup', () => void downloadBackup(t('error.offline'))),
    page('/settings/devices'),
    page('/settings/sources'),
    page('/settings'),
    settings('signIn'),
    settings('letter'),
    settings('push'),
    settings('display'),
    ...(['light', 'dark', 'auto'] as const).filter(key => key !== colorScheme).map(light),
    act('language', () => void setLanguage()),
    act('help', () => helpIsOpen.set(true)),
    act('signOut', () => void leave()),
  ]
}
