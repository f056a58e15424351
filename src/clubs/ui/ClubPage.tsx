import { ActionIcon, Button, Menu, Skeleton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { moneyInWords } from '../../lib/money.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutingTabs } from '../../web/components/OutingTabs.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { ClubView } from '../club.ts'
import { timeOn } from '../session-days.ts'
import type { ClubDetail } from '../shown.ts'
import { ClubFigures } from './ClubFigures.tsx'
import { ClubForm } from './ClubForm.tsx'
import { ClubMembers } from './ClubMembers.tsx'
import { ClubSessions } from './ClubSessions.tsx'
import style from './Clubs.module.css'
import { PossibleClients } from './PossibleClients.tsx'
import { useClub, useClubChanges } from './use-clubs.ts'
import { useRhythmWords } from './use-rhythm-words.ts'

/** One club: when, who, how often one was there and what it gives. */
export function ClubPage() {
  const { t } = useTranslation('clubs')
  const { clubId } = useParams({ from: '/sorties/clubs/$clubId' })
  const { data, error, refetch } = useClub(clubId)
  return (
    <>
      <OutingTabs />
      <Link to="/sorties/clubs" className={style.back}>
        {t('clubPage.back')}
      </Link>
      {!data && <PageHeading tab={t('clubPage.tab')}>{t('clubPage.tab')}</PageHeading>}
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {!data && !error && <Skeleton height={240} radius={14} />}
      {data && <Told key={data.club.id} detail={data} />}
    </>
  )
}

function Told({ detail }: { detail: ClubDetail }) {
  const { t } = useTranslation('clubs')
  const { capital } = useFormat()
  const words = useRhythmWords()
  const navigate = useNavigate()
  const { saveClub, removeClub } = useClubChanges()
  const [isEditing, setEditing] = useState(false)
  const { club } = detail
  const remove = () => {
    void navigate({ to: '/sorties/clubs' })
    void removeClub(club)
  }
  return (
    <>
      <PageHeading
        over={capital([t(`kind.${club.kind}`), words.rhythm(club.rule)].join(' · '))}
        tab={club.name}
        actions={
          <>
            {!isEditing && <Button onClick={() => setEditing(true)}>{t('clubPage.edit')}</Button>}
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon size={44} aria-label={t('clubPage.more')}>
                  <IconDots size={18} aria-hidden="true" />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => void saveClub({ ...club, archived: !club.archived })}>
                  {t(club.archived ? 'clubPage.unarchive' : 'clubPage.archive')}
                </Menu.Item>
                <Menu.Item onClick={remove}>{t('clubPage.delete')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </>
        }
      >
        {club.name}
      </PageHeading>
      {isEditing ? (
        <Sheet className={style.sheet}>
          <ClubForm before={club} onSaved={() => setEditing(false)} onCancel={() => setEditing(false)} />
        </Sheet>
      ) : (
        <Facts club={club} next={detail.next} />
      )}
      <ClubMembers club={club} members={detail.people} />
      <ClubSessions detail={detail} />
      <ClubFigures detail={detail} />
      <PossibleClients clubId={club.id} />
    </>
  )
}

function Facts({ club, next }: { club: ClubView; next: ClubDetail['next'] }) {
  const { t } = useTranslation('clubs')
  const { language, longDay } = useFormat()
  const words = useRhythmWords()
  const today = useToday()
  const { costCents, costPer, currency, place, note, until } = club
  const money = costCents ? moneyInWords({ cents: costCents, currency }, language) : ''
  return (
    <div className={style.facts}>
      {club.archived && <p>{t('clubPage.archived')}</p>}
      {next && <p>{words.next(next, timeOn(club, next), 'clubPage')}</p>}
      {place !== '' && <p>{t('clubPage.place', { place })}</p>}
      {until && <p>{t('clubPage.until', { day: longDay(until, today) })}</p>}
      {costCents !== null && (
        <p>{costCents === 0 ? t('clubPage.free') : t(`clubPage.cost.${costPer}`, { money })}</p>
      )}
      {note !== '' && <p className={`${style.note} soft`}>{note}</p>}
    </div>
  )
}
