import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { EntryLine, EntryNote } from '../../web/components/EntryLine.tsx'
import { MandateChips } from './MandateChips.tsx'
import { useMandateLine } from './use-mandate-line.ts'

/** A mandate said in one line: what was understood stands below before it is saved. */
export function MandateLine({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation('mandates')
  const entry = useMandateLine()
  const { line, setLine, draft, save, isReady, beyond } = entry
  return (
    <EntryLine
      field={field}
      line={line}
      onLine={setLine}
      label={t('ui.line.label')}
      placeholder={t('ui.line.placeholder')}
      onSave={save}
      save={t('ui.line.save')}
      isReady={isReady}
      hint={beyond[0] && t(`ui.beyond.${beyond[0]}`)}
    >
      <MandateChips entry={entry} />
      {draft.note !== '' && <EntryNote>{t('ui.line.note', { text: draft.note })}</EntryNote>}
    </EntryLine>
  )
}
