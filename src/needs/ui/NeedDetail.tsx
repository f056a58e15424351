import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { NeedView } from '../need.ts'
import { AskList } from './AskList.tsx'
import { Helpers } from './Helpers.tsx'
import { NeedClose } from './NeedClose.tsx'
import style from './NeedDetail.module.css'
import { NeedForm } from './NeedForm.tsx'
import { useNeedChanges } from './use-needs.ts'

/** One need: what is looked for, who could help, who was asked, what came of it. */
export function NeedDetail({ need }: { need: NeedView }) {
  const { t } = useTranslation('needs')
  const { capital, relativeDay } = useFormat()
  const today = useToday()
  const navigate = useNavigate()
  const { removeNeed } = useNeedChanges()
  const [isEditing, setEditing] = useState(false)
  const { kind, what, skills, organisation, place, note, statedOn, closedOn } = need
  const remove = () => {
    void navigate({ to: '/plan/besoins' })
    void removeNeed(need)
  }
  return (
    <>
      <Link to="/plan/besoins" className={style.back}>
        {t('page.back')}
      </Link>
      <PageHeading
        over={t('need.over', { kind: t(`kind.${kind}`), on: relativeDay(statedOn, today) })}
        tab={t('page.tab')}
        actions={
          <>
            {!isEditing && <Button onClick={() => setEditing(true)}>{t('need.edit')}</Button>}
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={44} aria-label={t('need.more')}>
                  <IconDots size={18} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={remove}>{t('need.delete')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        {capital(what)}
      </PageHeading>
      {isEditing ? (
        <Sheet className={style.form}>
          <NeedForm need={need} onDone={() => setEditing(false)} />
        </Sheet>
      ) : (
        <div className={style.facts}>
          {skills.length > 0 && <p>{t('need.words', { words: skills.join(', ') })}</p>}
          {organisation !== '' && <p>{t('need.organisation', { organisation })}</p>}
          {place !== '' && <p>{t('need.place', { place })}</p>}
          {note !== '' && <p className={style.note}>{note}</p>}
        </div>
      )}
      {need.asks.length > 0 && <AskList need={need} />}
      {closedOn === null && <Helpers need={need} />}
      <NeedClose need={need} />
    </>
  )
}
