import type { TFunction } from 'i18next'
import type { Notices } from './notices.ts'

/** Who answers for what is published, in one line. */
export function noticesSaid({ name, siret, contact }: Notices, t: TFunction): string {
  const parts = [
    name.trim(),
    siret.trim() === '' ? '' : t('review:public.siret', { siret: siret.trim() }),
    contact.trim(),
  ]
  return t('review:public.notices', { said: parts.filter(part => part !== '').join(', ') })
}
