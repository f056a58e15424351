import { useTranslation } from 'react-i18next'
import { plainNumber } from '../../web/format.ts'

/** « 3,2 Mo »: of a file, in megabytes, from a tenth up. */
export function useFileSize(): (bytes: number) => string {
  const { t, i18n } = useTranslation('owner')
  return bytes => {
    const megabytes = Math.max(0.1, Math.round(bytes / 100_000) / 10)
    return t('settings.megabytes', { size: plainNumber(megabytes, i18n.language === 'fr' ? 'fr' : 'en') })
  }
}
