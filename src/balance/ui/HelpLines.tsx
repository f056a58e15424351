import { ActionIcon } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { phoneLink } from '../../people/ui/reach-links.ts'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type HelpLineView, LISTED_ON } from '../help-lines.ts'
import { HelpLineForm } from './HelpLineForm.tsx'
import style from './Said.module.css'
import { useBalanceChanges, useHelpLines } from './use-balance.ts'

/** Lines that listen, in the owner's country, each with where its number can be checked. */
export function HelpLines({ lines, country }: { lines: HelpLineView[]; country: string }) {
  const { t } = useTranslation('balance')
  const { plainDay } = useFormat()
  const today = useToday()
  const { saveHelp, removeHelp } = useBalanceChanges()
  const [editing, setEditing] = useState<HelpLineView | 'new' | null>(null)
  return (
    <>
      {lines.length === 0 && <p className="soft">{t('support.noLines', { country })}</p>}
      <QuietList label={t('support.lines')}>
        {lines.map(line => {
          const { id, name, phone, url, hours, note, checkedOn } = line
          return (
            <QuietLine
              key={id}
              end={
                <>
                  <ActionIcon
                    aria-label={t('support.edit', { name })}
                    onClick={() => setEditing(line)}
                    my={-8}
                  >
                    <IconPencil size={16} aria-hidden="true" />
                  </ActionIcon>
                  <ActionIcon
                    aria-label={t('support.remove', { name })}
                    onClick={() => void removeHelp(line)}
                    my={-8}
                    mr={-8}
                  >
                    <IconX size={16} aria-hidden="true" />
                  </ActionIcon>
                </>
              }
            >
              {name}
              <a
                className={style.call}
                href={phoneLink(phone)}
                aria-label={t('support.call', { name, phone })}
              >
                {phone}
              </a>
              <span className={style.under}>
                {[hours, note].filter(Boolean).join(' · ')}
                <br />
                {checkedOn
                  ? t('support.checked', { day: plainDay(checkedOn, today) })
                  : t('support.listed', { day: plainDay(LISTED_ON, today) })}
                {url && (
                  <>
                    {' · '}
                    <a href={url} target="_blank" rel="noreferrer">
                      {t('support.site')}
                    </a>
                  </>
                )}
              </span>
            </QuietLine>
          )
        })}
      </QuietList>
      {editing ? (
        <HelpLineForm
          key={editing === 'new' ? 'new' : editing.id}
          before={editing === 'new' ? null : editing}
          country={country}
          onCancel={() => setEditing(null)}
          onSave={draft => {
            setEditing(null)
            void saveHelp(draft)
          }}
        />
      ) : (
        <div className={style.gestures}>
          <QuietButton onClick={() => setEditing('new')}>{t('support.add')}</QuietButton>
          <PutAway country={country} />
        </div>
      )}
    </>
  )
}

/** Those put away, to be had back. */
function PutAway({ country }: { country: string }) {
  const { t } = useTranslation('balance')
  const { data: all = [] } = useHelpLines()
  const { saveHelp } = useBalanceChanges()
  return all
    .filter(line => line.archived && (line.country === country || !line.isBuiltIn))
    .map(({ isBuiltIn: _, ...line }) => (
      <QuietButton key={line.id} onClick={() => void saveHelp({ ...line, archived: false })}>
        {t('support.haveBack', { name: line.name })}
      </QuietButton>
    ))
}
