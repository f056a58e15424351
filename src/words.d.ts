import type { WORDS } from './words.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'web'
    resources: (typeof WORDS)['en']
    enableSelector: false
  }
}
