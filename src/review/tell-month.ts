import type { TFunction } from 'i18next'
import type { Desk } from '../platform/desk.ts'
import { bilanOf } from './bilans.ts'
import { isTopic } from './compose.ts'
import type { Copy } from './episode.ts'
import type { Month } from './month.ts'
import { sharedBilan } from './share.ts'
import type { Told } from './told.ts'

/** The month, heading by heading: as the owner reads it, or as others may. */
export async function tellMonth(desk: Desk, month: Month, copy: Copy, t: TFunction): Promise<Told> {
  const partOf = ({ key, text }: { key: string; text: string }) => ({
    title: isTopic(key) ? t(`review:topic.${key}`) : '',
    text,
  })
  if (copy === 'shared') {
    const { title, paragraphs } = await sharedBilan(desk, month, t)
    return { title, parts: paragraphs.map(partOf) }
  }
  const { title, paragraphs, changeNext } = await bilanOf(desk, month, t)
  const parts = paragraphs.filter(({ isHidden }) => !isHidden).map(partOf)
  const last = { title: t('review:episode.changeNext'), text: changeNext }
  return { title, parts: changeNext.trim() === '' ? parts : [...parts, last] }
}
