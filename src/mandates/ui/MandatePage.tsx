import { Button, Menu, Skeleton } from '@mantine/core'
import { IconChevronDown, IconDots } from '@tabler/icons-react'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../web/api.ts'
import { EmptyState } from '../../web/components/EmptyState.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { MandateStory } from '../../web/components/MandateStory.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import type { MandateView } from '../mandate.ts'
import { MandateFacts } from './MandateFacts.tsx'
import { MandateForm } from './MandateForm.tsx'
import { LinkedEncounters, LinkedPeople } from './MandateLinks.tsx'
import style from './MandatePage.module.css'
import { MandateProvenance } from './MandateProvenance.tsx'
import { MoveItems } from './MoveItems.tsx'
import { useMandate, useMandateChanges } from './use-mandates.ts'

const route = getRouteApi('/mandats/$mandateId')

/** One mandate: where it stands, where it came from, who has to do with it. */
export function MandatePage() {
  const { mandateId } = route.useParams()
  const { data: mandate, error, refetch } = useMandate(mandateId)
  if (error instanceof Problem && (error.status === 404 || error.status === 410)) return <Nothing />
  if (mandate) return <Whole key={mandateId} mandate={mandate} />
  return error ? (
    <ErrorNote error={error} retry={() => void refetch()} />
  ) : (
    <Skeleton height={180} radius={14} />
  )
}

function Nothing() {
  const { t } = useTranslation('mandates')
  return (
    <>
      <PageHeading over={t('ui.tab')} tab={t('ui.tab')}>
        {t('ui.page.goneTitle')}
      </PageHeading>
      <EmptyState
        action={
          <Button component={Link} to="/mandats">
            {t('ui.page.back')}
          </Button>
        }
      >
        {t('ui.page.gone')}
      </EmptyState>
    </>
  )
}

function Whole({ mandate }: { mandate: MandateView }) {
  const { t } = useTranslation('mandates')
  const [isEdited, setEdited] = useState(false)
  const edit = () => {
    setEdited(true)
    scrollTo({ top: 0 })
  }
  if (isEdited) {
    return (
      <>
        <PageHeading over={t('ui.form.title')} tab={mandate.what}>
          {mandate.what}
        </PageHeading>
        <MandateForm mandate={mandate} onDone={() => setEdited(false)} />
      </>
    )
  }
  return (
    <>
      <Head mandate={mandate} onEdit={edit} />
      <div className={style.columns}>
        <div className={style.main}>
          <MandateProvenance mandate={mandate} />
          <MandateStory mandate={mandate} />
          <LinkedPeople mandate={mandate} />
          <LinkedEncounters mandate={mandate} />
          {mandate.note !== '' && (
            <Section title={t('ui.field.note')}>
              <p className={style.note}>{mandate.note}</p>
            </Section>
          )}
        </div>
        <div className={style.aside}>
          <MandateFacts mandate={mandate} onEdit={edit} />
        </div>
      </div>
    </>
  )
}

function Head({ mandate, onEdit }: { mandate: MandateView; onEdit: () => void }) {
  const { t } = useTranslation('mandates')
  const navigate = useNavigate()
  const { move, remove } = useMandateChanges()
  const { client, organisation, stage, what } = mandate
  const erase = async () => {
    await navigate({ to: '/mandats' })
    await remove(mandate)
  }
  return (
    <PageHeading
      over={
        <>
          {client && (client.name ? <PersonLink {...client} /> : t('ui.gone'))}
          {client && organisation && ', '}
          {organisation}
          {!client && !organisation && t('ui.page.noClient')}
        </>
      }
      tab={what}
      actions={
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="filled" rightSection={<IconChevronDown size={16} aria-hidden="true" />}>
                <span className={style.heard}>{t('ui.move.now')} </span>
                {t(`ui.stage.${stage}`)}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <MoveItems mandate={mandate} onMove={chosen => void move(mandate, chosen)} />
            </Menu.Dropdown>
          </Menu>
          <Button onClick={onEdit}>{t('ui.page.edit')}</Button>
          <Menu position="bottom-end">
            <Menu.Target>
              <Button px={12} aria-label={t('ui.page.more')}>
                <IconDots size={18} aria-hidden="true" />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item onClick={() => void erase()}>{t('ui.page.delete')}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </>
      }
    >
      {what}
    </PageHeading>
  )
}
