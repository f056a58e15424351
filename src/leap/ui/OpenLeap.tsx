import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { LeapView } from '../leap.ts'
import { LeapForm } from './LeapForm.tsx'
import style from './LeapPage.module.css'
import { LeapSteps } from './LeapSteps.tsx'
import { NetworkReadiness } from './NetworkReadiness.tsx'
import { leapDraft, useLeapChanges, useReadiness } from './use-leaps.ts'

/** A departure under way: its steps by their day, and where the network stands. */
export function OpenLeap({ leap }: { leap: LeapView }) {
  const { t } = useTranslation('leap')
  const { inWords, plainDay, relativeDay, capital } = useFormat()
  const today = useToday()
  const { saveLeap, removeLeap } = useLeapChanges()
  const { data: readiness } = useReadiness(leap.id)
  const [isEditing, setEditing] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { kind, leavesOn, town, field, note, steps } = leap
  const count = steps.filter(({ doneOn }) => doneOn !== null).length
  const on = plainDay(leavesOn, today)
  const close = () => saveLeap({ ...leapDraft(leap), closedOn: today }, 'closed').catch(setError)
  return (
    <>
      <PageHeading
        over={
          town === ''
            ? t('page.overOpen', { kind: t(`kind.${kind}`), on })
            : t('page.overTown', { kind: t(`kind.${kind}`), town, on })
        }
        tab={t('page.tab')}
        actions={
          <>
            {!isEditing && <Button onClick={() => setEditing(true)}>{t('page.edit')}</Button>}
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={44} aria-label={t('page.more')}>
                  <IconDots size={18} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void close()}>{t('page.close')}</Menu.Item>
                <Menu.Item onClick={() => void removeLeap(leap)}>{t('page.delete')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        {capital(
          t(leavesOn >= today ? 'page.title.before' : 'page.title.after', {
            count,
            number: inWords(count),
            of: inWords(steps.length),
            when: relativeDay(leavesOn, today),
          }),
        )}
      </PageHeading>
      {error !== null && <p role="alert">{sentence}</p>}
      {isEditing && (
        <Sheet className={style.form}>
          <LeapForm leap={leap} onDone={() => setEditing(false)} />
        </Sheet>
      )}
      {!isEditing && (field !== '' || note !== '') && (
        <div className={style.facts}>
          {field !== '' && <p>{field}</p>}
          {note !== '' && <p className={style.note}>{note}</p>}
        </div>
      )}
      <div className={style.cols}>
        <LeapSteps leap={leap} readiness={readiness?.now ?? null} />
        <NetworkReadiness leap={leap} />
      </div>
    </>
  )
}
