import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef } from 'react'
import { captureSheet, openCapture } from '../encounters/ui/capture-door.ts'
import { myCardIsOpen } from '../owner/ui/my-card-door.ts'
import { favourSheet } from '../reciprocity/ui/favour-door.ts'
import { onSignedOut } from './api.ts'
import { ErrorNote } from './components/ErrorNote.tsx'
import { OutboxNote } from './components/OutboxNote.tsx'
import { Shell } from './components/Shell.tsx'
import { UndoBar } from './components/UndoBar.tsx'
import { useFirstBrowser } from './first-browser.ts'
import { speak } from './language.ts'
import { followChanges } from './live.ts'
import { openOutbox } from './outbox.ts'
import { helpIsOpen, openPalette, paletteIsOpen } from './palette-door.ts'
import { type SignedIn, sessionQuery } from './session.ts'
import { useShared } from './shared-value.ts'
import { useShortcuts } from './use-shortcuts.ts'

const SignInPage = lazy(() =>
  import('../owner/ui/SignInPage.tsx').then(page => ({ default: page.SignInPage })),
)
const fetchCapture = () => import('../encounters/ui/CaptureSheet.tsx')
const CaptureSheet = lazy(() => fetchCapture().then(page => ({ default: page.CaptureSheet })))
const FavourDialog = lazy(() =>
  import('../reciprocity/ui/FavourDialog.tsx').then(part => ({ default: part.FavourDialog })),
)
const MyCard = lazy(() => import('../owner/ui/MyCard.tsx').then(part => ({ default: part.MyCard })))
const Palette = lazy(() => import('./components/Palette.tsx').then(part => ({ default: part.Palette })))
const ShortcutsHelp = lazy(() =>
  import('./components/ShortcutsHelp.tsx').then(part => ({ default: part.ShortcutsHelp })),
)

/** Pages without a frame around them: they say themselves how one leaves. */
const FILLS_THE_SCREEN = /^\/sorties\/salon\//

/** Every page of the desk, once we know who is there. */
export function App() {
  const { data: session, error, refetch } = useQuery(sessionQuery)
  const queries = useQueryClient()
  useEffect(() => onSignedOut(() => void queries.invalidateQueries({ queryKey: ['session'] })), [queries])

  if (session?.signedIn) return <Desk key={session.desk.id} session={session} />
  if (session) {
    return (
      <Suspense>
        <SignInPage firstRun={session.firstRun} />
      </Suspense>
    )
  }
  return <Shell notes={null}>{error && <ErrorNote error={error} retry={() => void refetch()} />}</Shell>
}

function Desk({ session: { desk, settings, seq } }: { session: SignedIn }) {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const isAlone = useRouterState({ select: ({ location }) => FILLS_THE_SCREEN.test(location.pathname) })
  useEffect(() => openOutbox(desk.id, () => void queries.invalidateQueries()), [desk.id, queries])
  // The place in the journal that the first answer came with: a later one does not open the stream anew.
  const since = useRef(seq).current
  useEffect(() => followChanges(queries, { deskId: desk.id, since }), [desk.id, since, queries])
  useEffect(() => void speak(settings.language), [settings.language])
  useFirstBrowser(settings)
  // Before anybody asks: the letters typed right after N must not wait for it.
  useEffect(() => void fetchCapture(), [])
  useShortcuts({
    'mod+k': openPalette,
    '/': openPalette,
    n: () => openCapture(),
    '?': () => helpIsOpen.set(true),
    'g t': () => void navigate({ to: '/' }),
    'g c': () => void navigate({ to: '/carnet' }),
    'g j': () => void navigate({ to: '/journal' }),
    'g s': () => void navigate({ to: '/sorties' }),
    'g m': () => void navigate({ to: '/mandats' }),
    'g r': () => void navigate({ to: '/retours' }),
    'g p': () => void navigate({ to: '/plan' }),
  })
  return (
    <>
      {isAlone ? (
        <Outlet />
      ) : (
        <Shell notes={<OutboxNote deskId={desk.id} />}>
          <Outlet />
        </Shell>
      )}
      <Doors />
      <UndoBar />
    </>
  )
}

/** What opens over the page: fetched when first asked for. */
function Doors() {
  const capture = useShared(captureSheet)
  const favour = useShared(favourSheet)
  const myCard = useShared(myCardIsOpen)
  const palette = useShared(paletteIsOpen)
  const help = useShared(helpIsOpen)
  return (
    <Suspense>
      {capture && <CaptureSheet text={capture.text} onClose={() => captureSheet.set(null)} />}
      {favour && <FavourDialog door={favour} onClose={() => favourSheet.set(null)} />}
      {myCard && <MyCard onClose={() => myCardIsOpen.set(false)} />}
      {palette && <Palette />}
      {help && <ShortcutsHelp />}
    </Suspense>
  )
}
