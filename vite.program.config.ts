import { dirname, relative, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const OUT = resolve(import.meta.dirname, 'build')

/** The program as `bin/start` runs it: a few files instead of two thousand (docs/decisions/0028). */
export default defineConfig({
  publicDir: false,
  plugins: [standingWhereTheyWere(), inAscii()],
  // sharp brings a binary of its own; pg asks for pg-native where it is installed, which it is not.
  ssr: { noExternal: true, external: ['sharp', 'pg-native'] },
  build: {
    ssr: true,
    outDir: OUT,
    // A desk that runs may still ask for a file of before.
    emptyOutDir: false,
    rolldownOptions: {
      input: {
        main: resolve(import.meta.dirname, 'src/main.ts'),
        entregent: resolve(import.meta.dirname, 'src/cli/entregent.ts'),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: '[name]-[hash].js',
        // Names are kept: what fails says where.
        minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
      },
    },
  },
})

/** Files beside a source (workers, data) are looked for there, whichever file it ends in. */
function standingWhereTheyWere(): Plugin {
  return {
    name: 'standing-where-they-were',
    transform(code, id) {
      if (!/\bimport\.meta\.(?:url|dirname)\b/.test(code)) return null
      const source = JSON.stringify(relative(OUT, id.replace(/\?.*/, '')))
      const folder = JSON.stringify(relative(OUT, dirname(id)))
      return code
        .replaceAll('import.meta.dirname', `(import.meta.dirname + '/' + ${folder})`)
        .replaceAll('import.meta.url', `new URL(${source}, import.meta.url).href`)
    },
  }
}

/** V8 holds a text of other characters at two octets each. */
function inAscii(): Plugin {
  return {
    name: 'in-ascii',
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        chunk.code = chunk.code.replace(
          /[^\0-\x7f]/g,
          character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
        )
      }
    },
  }
}
