import { ActionIcon, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { QuietLine } from '../../web/components/QuietList.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { FavourView } from '../favour.ts'
import { openFavour } from './favour-door.ts'
import style from './Ledger.module.css'
import { hole, Sentence } from './Sentence.tsx'
import { useFavourChanges } from './use-favours.ts'
import { MandateLink, useLineWords } from './use-line-words.tsx'

interface Props {
  favour: FavourView
  /** On the card of whose it is. */
  isUnderName?: boolean
}

/** One favour: the day, who did what, what for; those that were logged can be put right. */
export function LedgerLine({ favour, isUnderName = false }: Props) {
  const { t } = useTranslation('reciprocity')
  const { plainDay } = useFormat()
  const today = useToday()
  const { plain, linked } = useLineWords()
  const { remove } = useFavourChanges()
  const { mandate, mandateId, note, inChain, day } = favour
  const what = `${plain(favour)}, ${plainDay(day, today)}`
  return (
    <QuietLine
      end={
        inChain === null ? (
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon className={style.menu} aria-label={t('page.actions', { what })}>
                <IconDots size={18} aria-hidden="true" />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => openFavour({ edited: favour })}>{t('page.edit')}</Menu.Item>
              <Menu.Item onClick={() => void remove(favour.id)}>{t('page.delete')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : undefined
      }
    >
      {linked(favour, isUnderName)}
      {mandate && (
        <>
          {' '}
          <Sentence
            text={t('line.for', { mandate: hole('mandate') })}
            fill={{ mandate: <MandateLink id={mandate.id} what={mandate.what} /> }}
          />
        </>
      )}
      <span className={style.facts}>
        <time dateTime={day}>{plainDay(day, today)}</time>
        {inChain !== null && <span> · {t('line.fromChain')}</span>}
        {mandateId !== null && !mandate && <span> · {t('line.goneMandate')}</span>}
        {note !== '' && <span> · {note}</span>}
      </span>
    </QuietLine>
  )
}
