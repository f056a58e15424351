import { Button, FileButton } from '@mantine/core'
import { IconCamera, IconPhoto, IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../../../web/api.ts'
import { PageHeading } from '../../../web/components/PageHeading.tsx'
import { PersonLink } from '../../../web/components/PersonLink.tsx'
import { useIsPhone } from '../../../web/use-is-phone.ts'
import type { PersonDetail } from '../../person.ts'
import style from './Card.module.css'
import { CardForm } from './CardForm.tsx'
import { CodeScan } from './CodeScan.tsx'
import type { Kept } from './use-card-keeping.ts'
import { useCardReading } from './use-card-reading.ts'

const route = getRouteApi('/carnet/carte')

/** Somebody out of their business card: photographed, or its code read; confirmed before it is kept. */
export function CardPage() {
  const { t } = useTranslation('people')
  const { reading, readPicture, readCode, byHand, stop } = useCardReading()
  const [kept, setKept] = useState<Kept | null>(null)
  const owner = usePhotographed(readPicture)
  const isBegin = reading.step === 'begin'
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      const file = [...(event.clipboardData?.files ?? [])].find(({ type }) => type.startsWith('image/'))
      if (file && isBegin) void readPicture(file)
    }
    addEventListener('paste', paste)
    return () => removeEventListener('paste', paste)
  })

  return (
    <>
      <PageHeading
        over={t('page.title')}
        tab={t('paper.tab')}
        actions={
          <Button component={Link} to="/carnet">
            {t('paper.done')}
          </Button>
        }
      >
        {t('paper.title')}
      </PageHeading>
      {isBegin && (
        <Begin kept={kept} onPicture={file => void readPicture(file)} onCode={readCode} onHand={byHand} />
      )}
      {reading.step === 'reading' && (
        <div className={style.begin}>
          <p role="status">{t('paper.reading')}</p>
          <div className={style.actions}>
            <Button onClick={stop}>{t('paper.stop')}</Button>
          </div>
        </div>
      )}
      {reading.step === 'proposed' && (
        <CardForm
          proposal={reading.proposal}
          owner={kept === null ? owner : null}
          onKept={done => {
            setKept(done)
            stop()
          }}
          onLeave={stop}
        />
      )}
    </>
  )
}

/** The photograph that was taken at an outing, and of whom; null without one. */
function usePhotographed(read: (file: Blob) => Promise<void>) {
  const { outing, met, person } = route.useSearch()
  const begun = useRef(false)
  useEffect(() => {
    if (begun.current || !outing || !met) return
    begun.current = true
    void fetch(`/api/outings/${outing}/met/${met}/picture`)
      .then(async answer => answer.ok && read(await answer.blob()))
      // It cannot be reached: another one may be taken.
      .catch(() => {})
  }, [outing, met, read])
  const { data } = useQuery({
    queryKey: ['person', person],
    queryFn: ({ signal }) => ask<PersonDetail>(`/api/people/${person}`, signal),
    enabled: person !== undefined,
  })
  return data ? { id: data.id, name: data.contact.name } : null
}

interface BeginProps {
  kept: Kept | null
  onPicture: (file: File) => void
  onCode: ReturnType<typeof useCardReading>['readCode']
  onHand: () => void
}

function Begin({ kept, onPicture, onCode, onHand }: BeginProps) {
  const { t } = useTranslation('people')
  const isPhone = useIsPhone()
  const [isScanning, setScanning] = useState(false)
  const choose = (file: File | null) => file && onPicture(file)
  return (
    <div className={style.begin}>
      {kept && (
        <p role="status">
          {kept.how === 'waiting' ? (
            t('paper.kept.waiting', { name: kept.name })
          ) : (
            <>
              <PersonLink id={kept.id} name={kept.name} /> {t(`paper.kept.${kept.how}`)}
            </>
          )}
        </p>
      )}
      <p>{t('paper.intro')}</p>
      <div className={style.actions}>
        {isPhone && (
          <FileButton accept="image/*" capture="environment" onChange={choose}>
            {props => (
              <Button {...props} variant="filled" leftSection={<IconCamera size={18} aria-hidden="true" />}>
                {t('paper.photograph')}
              </Button>
            )}
          </FileButton>
        )}
        <FileButton accept="image/*" onChange={choose}>
          {props => (
            <Button
              {...props}
              variant={isPhone ? 'default' : 'filled'}
              leftSection={<IconPhoto size={18} aria-hidden="true" />}
            >
              {t('paper.choose')}
            </Button>
          )}
        </FileButton>
        <Button leftSection={<IconQrcode size={18} aria-hidden="true" />} onClick={() => setScanning(true)}>
          {t('paper.scan')}
        </Button>
        <Button variant="subtle" onClick={onHand}>
          {t('paper.byHand')}
        </Button>
      </div>
      <p className="soft small">{t('paper.limits')}</p>
      {isScanning && (
        <CodeScan
          onClose={() => setScanning(false)}
          onRead={card => {
            setScanning(false)
            onCode(card)
          }}
        />
      )}
    </div>
  )
}
