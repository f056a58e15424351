import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { keepMine, letGo } from '../outbox.ts'
import type { OutboxEntry } from '../outbox-order.ts'
import { Dialog } from './Dialog.tsx'
import style from './OutboxNote.module.css'
import { Sheet } from './Sheet.tsx'

/** What the server refused, with both versions, until its owner decides. */
export function OutboxDecisions({ refused, onClose }: { refused: OutboxEntry[]; onClose: () => void }) {
  const { t } = useTranslation('web')
  return (
    <Dialog onClose={onClose} title={t('outbox.title')}>
      {refused.length === 0 && <p>{t('outbox.nothing')}</p>}
      {refused.map(entry => (
        <Decision key={entry.id} entry={entry} />
      ))}
    </Dialog>
  )
}

function Decision({ entry }: { entry: OutboxEntry }) {
  const { t } = useTranslation('web')
  const [mine, theirs] = differing(entry.body, entry.refused?.current)
  const hasTheirs = theirs.length > 0
  return (
    <Sheet as="article" className={style.decision}>
      <p>{entry.refused?.detail || t('error.unknown')}</p>
      <div className={style.versions}>
        <Version title={t('outbox.mine')} lines={mine} />
        {hasTheirs && <Version title={t('outbox.theirs')} lines={theirs} />}
      </div>
      <div className={style.actions}>
        {entry.refused?.status !== 410 && (
          <Button variant="filled" onClick={() => void keepMine(entry.id)}>
            {hasTheirs ? t('outbox.keepMine') : t('outbox.retry')}
          </Button>
        )}
        <Button onClick={() => void letGo(entry.id)}>
          {hasTheirs ? t('outbox.letGo') : t('outbox.discard')}
        </Button>
      </div>
    </Sheet>
  )
}

function Version({ title, lines }: { title: string; lines: string[] }) {
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** The values that differ between two versions, as they are written; all of ours when there is no other. */
function differing(mine: unknown, theirs: unknown): [string[], string[]] {
  const [ours, others] = [valuesOf(mine), valuesOf(theirs)]
  const keys = Object.keys(ours).filter(key => JSON.stringify(ours[key]) !== JSON.stringify(others[key]))
  const shown = (values: Record<string, unknown>) => keys.map(key => textOf(values[key])).filter(Boolean)
  return [shown(ours), Object.keys(others).length > 0 ? shown(others) : []]
}

function valuesOf(body: unknown): Record<string, unknown> {
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).filter(([key]) => !/^(id|revision|base64)$|Ids?$/.test(key)))
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ')
  if (typeof value === 'object' && value !== null) {
    return textOf('name' in value ? value.name : 'text' in value ? value.text : '')
  }
  return ''
}
