import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const SERVER = 'http://localhost:4680'

export default defineConfig({
  root: 'src/web',
  plugins: [react()],
  server: {
    proxy: {
      '/api/': SERVER,
      '/passage/': SERVER,
      // The link is the server's, the page is ours.
      '/sign-in': {
        target: SERVER,
        bypass: ({ url }) => (url?.includes('token=') ? undefined : '/index.html'),
      },
    },
  },
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    // The theme leans on `light-dark()`: older targets would have it rewritten away.
    target: ['chrome123', 'firefox121', 'safari17.5'],
    modulePreload: { polyfill: false },
    // The service worker reads it to know every file of this version.
    manifest: 'assets/manifest.json',
    rolldownOptions: {
      // Whole paths: the development server would look for others from `root` on.
      input: {
        index: resolve(import.meta.dirname, 'src/web/index.html'),
        sw: resolve(import.meta.dirname, 'src/web/service-worker.ts'),
      },
      output: {
        entryFileNames: chunk => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
        chunkFileNames: chunk => `assets/${chunk.name.replace(/~.*/, '')}-[hash].js`,
        assetFileNames: asset =>
          `assets/${(asset.names[0] ?? '').replace(/~.*(?=\.)/, '').replace(/\.[^.]+$/, '')}-[hash][extname]`,
        codeSplitting: {
          // Few files at first: React, what every page needs. What several pages share is left to the bundler: merged
          // by hand, two such files may need each other, and a page then breaks depending on which is read first.
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 3 },
            // The service worker stands alone: it can import nothing.
            { name: 'shell', tags: ['$initial'], test: /^(?!.*service-worker)/, priority: 2 },
          ],
        },
      },
    },
  },
})
