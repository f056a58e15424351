import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import type { KeyboardEvent, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import style from '../../encounters/ui/CaptureLine.module.css'
import { MandateChips } from './MandateChips.tsx'
import { useMandateLine } from './use-mandate-line.ts'

/** A mandate said in one line: what was understood stands below before it is saved. */
export function MandateLine({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('mandates')
  const entry = useMandateLine()
  const { line, setLine, draft, save, isReady, beyond } = entry
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') field.current?.blur()
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    save()
  }
  return (
    <div className={style.sheet}>
      <div className={style.row}>
        <IconPlus size={20} className={style.plus} aria-hidden="true" />
        <textarea
          ref={field}
          rows={1}
          className={style.line}
          value={line}
          aria-label={t('ui.line.label')}
          placeholder={t('ui.line.placeholder')}
          enterKeyHint="done"
          autoCapitalize="sentences"
          onChange={event => setLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {line.trim() !== '' && (
        <div className={style.understood}>
          <MandateChips entry={entry} />
          {draft.note !== '' && <p className={style.note}>{t('ui.line.note', { text: draft.note })}</p>}
          <div className={style.end}>
            <Button variant="filled" disabled={!isReady} onClick={save}>
              {t('ui.line.save')}
            </Button>
            {beyond[0] && <p className={style.hint}>{t(`ui.beyond.${beyond[0]}`)}</p>}
          </div>
        </div>
      )}
    </div>
  )
}
