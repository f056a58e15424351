import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { onlineManager, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/fraunces/wght.css'
import '@fontsource-variable/inter/wght.css'
import './look.css'
import './mantine.css'
import { startWords } from './language.ts'
import { Queries } from './queries.ts'
import { router } from './router.tsx'
import { cssVariables, theme } from './theme.ts'

const RELOAD_MS = 60_000
const schemes = localStorageColorSchemeManager({ key: 'entregent-light' })
const queries = new Queries({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      networkMode: 'offlineFirst',
      // Asked again when the network comes back, not in between: the screen says so meanwhile.
      retry: false,
    },
    mutations: { networkMode: 'always' },
  },
})

// A page that opens without network must know when it is back.
onlineManager.setOnline(navigator.onLine)
// A new version was put in place while this page was open: its parts have other names now.
addEventListener('vite:preloadError', reloadOnce)
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js'))
}

/**
 * A part that still fails after that is broken, not renamed: the page says so instead of reloading for ever. Without
 * network it has its old name, and the page would be gone.
 */
function reloadOnce(): void {
  if (!navigator.onLine) return
  const key = 'entregent-reloaded-at'
  const last = Number(sessionStorage.getItem(key))
  if (Date.now() - last < RELOAD_MS) return
  sessionStorage.setItem(key, String(Date.now()))
  location.reload()
}

await startWords()
createRoot(document.getElementById('root') as HTMLElement).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={cssVariables}
    colorSchemeManager={schemes}
    defaultColorScheme="auto"
  >
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </MantineProvider>,
)
