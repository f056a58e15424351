import { ActionIcon } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { OutlayDraft, OutlayView } from '../outlay.ts'
import { OutlayForm, type Where } from './OutlayForm.tsx'
import style from './Provenance.module.css'
import { useMandateWords } from './use-mandate-words.ts'
import { useOutlayChanges } from './use-outlays.ts'

interface Props {
  /** Null: somewhere that is still to be named. */
  where: Where | null
  /** Those noted there. */
  outlays: readonly OutlayView[]
  onClose: () => void
}

/** What it costs to be somewhere: what is noted, and a form. */
export function OutlayDialog({ where, outlays, onClose }: Props) {
  const { t } = useTranslation('mandates')
  const { save, remove } = useOutlayChanges()
  const [editing, setEditing] = useState<OutlayView | 'new' | null>(null)
  const isWriting = editing !== null || outlays.length === 0
  const before = editing === 'new' ? null : editing

  function keep(outlay: OutlayDraft) {
    onClose()
    void save(outlay)
  }
  function takeAway(outlay: OutlayView) {
    onClose()
    void remove(outlay)
  }

  return (
    <Dialog
      onClose={onClose}
      title={where ? t('provenance.outlay.title', { where: where.label }) : t('provenance.outlay.elsewhere')}
    >
      <div className={style.dialog}>
        {outlays.length > 0 && !before && (
          <QuietList label={t('provenance.outlay.noted')}>
            {outlays.map(outlay => (
              <OutlayLine
                key={outlay.id}
                outlay={outlay}
                isNamed={where === null}
                onEdit={() => setEditing(outlay)}
                onRemove={() => takeAway(outlay)}
              />
            ))}
          </QuietList>
        )}
        {isWriting ? (
          <OutlayForm
            key={before?.id ?? 'new'}
            where={where}
            before={before}
            onSave={keep}
            onCancel={() => (outlays.length > 0 ? setEditing(null) : onClose())}
          />
        ) : (
          <div>
            <QuietButton onClick={() => setEditing('new')}>{t('provenance.outlay.add')}</QuietButton>
          </div>
        )}
      </div>
    </Dialog>
  )
}

interface LineProps {
  outlay: OutlayView
  /** Of several places: each says which. */
  isNamed: boolean
  onEdit: () => void
  onRemove: () => void
}

function OutlayLine({ outlay, isNamed, onEdit, onRemove }: LineProps) {
  const { t } = useTranslation('mandates')
  const { plainDay } = useFormat()
  const { money } = useMandateWords()
  const today = useToday()
  const { label, per, toOn, note } = outlay
  const key = per === 'once' ? 'paidOnce' : toOn ? 'monthlyUntil' : 'monthly'
  const said = t(`provenance.outlay.${key}`, {
    amount: money(outlay),
    from: plainDay(outlay.fromOn, today),
    to: toOn && plainDay(toOn, today),
  })
  const what = isNamed ? t('provenance.outlay.at', { gesture: label, where: said }) : said
  return (
    <QuietLine
      end={
        <>
          <ActionIcon aria-label={t('provenance.outlay.edit', { what })} onClick={onEdit} my={-8}>
            <IconPencil size={16} aria-hidden="true" />
          </ActionIcon>
          <ActionIcon aria-label={t('provenance.outlay.remove', { what })} onClick={onRemove} my={-8} mr={-8}>
            <IconX size={16} aria-hidden="true" />
          </ActionIcon>
        </>
      }
    >
      {what}
      {note && <span className={style.under}>{note}</span>}
    </QuietLine>
  )
}
