import { UnstyledButton } from '@mantine/core'
import { IconCheck, IconQrcode, IconQuote, IconX } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showMyCard } from '../../owner/ui/my-card-door.ts'
import { Unreachable } from '../../web/api.ts'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { OutboxNote } from '../../web/components/OutboxNote.tsx'
import { useDesk } from '../../web/session.ts'
import { metAt, nameOf, type SalonView, stillToMeet } from '../met.ts'
import type { OutingPersonView } from '../outing.ts'
import style from './Salon.module.css'
import { SalonName } from './SalonName.tsx'
import { SalonPitch } from './SalonPitch.tsx'
import { SalonWord } from './SalonWord.tsx'
import { useAwake } from './use-awake.ts'
import { useSalon, useSalonChanges } from './use-salon.ts'

/** Salon mode: one hand, much noise, perhaps no network. Nothing else on the screen. */
export function SalonPage() {
  const { t } = useTranslation('outings')
  const { outingId } = useParams({ from: '/sorties/salon/$outingId' })
  const { view, error, isPending } = useSalon(outingId)
  useAwake()
  if (view) return <Salon view={view} />
  return (
    <main id="main" className={style.salon}>
      <h1 className={style.title}>{t('salonPage.title')}</h1>
      {error instanceof Unreachable && <p>{t('salon.gone')}</p>}
      {error && !(error instanceof Unreachable) && <ErrorNote error={error} />}
      {!isPending && <Leave outingId={outingId} />}
    </main>
  )
}

function Salon({ view }: { view: SalonView }) {
  const { t } = useTranslation('outings')
  const deskId = useDesk()?.desk.id ?? ''
  const { outing, pitch } = view
  const changes = useSalonChanges(outing.id)
  const [spokenOf, speakOf] = useState<string | null>(null)
  const [isPitchOpen, setPitchOpen] = useState(false)
  const met = metAt(outing)
  const others = stillToMeet(outing)
  const worded = met.find(({ id }) => id === spokenOf) ?? null
  const count = t('salon.count', { count: met.length })
  useEffect(() => {
    document.title = `${count} · ${outing.title}`
  }, [count, outing.title])

  return (
    <main id="main" className={style.salon}>
      <header className={style.head}>
        <div>
          <p className="soft">{outing.title}</p>
          <h1 className={style.title} aria-live="polite">
            {count}
          </h1>
        </div>
        <Leave outingId={outing.id} />
      </header>
      <div className={style.waiting}>
        <OutboxNote deskId={deskId} />
      </div>

      <div className={style.middle}>
        <UnstyledButton className={style.big} onClick={() => setPitchOpen(true)}>
          <IconQuote size={24} aria-hidden="true" />
          {t('salon.pitch')}
        </UnstyledButton>
        <UnstyledButton className={style.big} onClick={showMyCard}>
          <IconQrcode size={24} aria-hidden="true" />
          {t('salon.myCard')}
        </UnstyledButton>
        {outing.aims.length > 0 && (
          <Part title={t('salon.aims')}>
            {outing.aims.map(({ id, text, reached }) => (
              <li key={id}>
                <UnstyledButton
                  className={style.big}
                  aria-pressed={reached === true}
                  onClick={() => changes.reach(id, reached ? null : true)}
                >
                  <span className={style.box}>{reached && <IconCheck size={22} aria-hidden="true" />}</span>
                  {text}
                </UnstyledButton>
              </li>
            ))}
          </Part>
        )}
        {others.length > 0 && (
          <Part title={t('salon.expected')} hint={t('salon.expectedHint')}>
            {others.map(person => (
              <li key={person.id}>
                <UnstyledButton
                  className={style.big}
                  onClick={() => speakOf(changes.meet({ name: person.personId ? '' : person.name }, person))}
                >
                  <Who person={person} />
                </UnstyledButton>
              </li>
            ))}
          </Part>
        )}
        {met.length > 0 && (
          <Part title={t('salon.met')}>
            {met.map(person => (
              <li key={person.id}>
                <UnstyledButton className={style.big} onClick={() => speakOf(person.id)}>
                  <Who person={person} />
                </UnstyledButton>
              </li>
            ))}
          </Part>
        )}
      </div>

      <footer className={style.foot}>
        {worded ? (
          <SalonWord
            key={worded.id}
            person={worded}
            onWord={(word, promise) => {
              changes.sayWord(worded, word, promise)
              speakOf(null)
            }}
            onPicture={base64 => changes.keepPicture(worded.id, base64)}
            onTakeBack={() => {
              changes.takeBack(worded.id)
              speakOf(null)
            }}
          />
        ) : (
          <SalonName
            met={met}
            others={others}
            onMeet={(said, expected) => speakOf(changes.meet(said, expected))}
            onSpeakOf={speakOf}
          />
        )}
      </footer>
      {isPitchOpen && (
        <SalonPitch pitch={pitch} onSave={changes.savePitch} onClose={() => setPitchOpen(false)} />
      )}
    </main>
  )
}

function Part({ title, hint, children }: { title: string; hint?: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <div className={style.partTitle}>
        <h2>{title}</h2>
        {hint && <span className="soft small">{hint}</span>}
      </div>
      <ul className={style.list}>{children}</ul>
    </section>
  )
}

function Who({ person }: { person: OutingPersonView }) {
  const beside = person.role === 'met' ? person.word : person.organisation
  return (
    <span className={style.who}>
      <strong>{nameOf(person)}</strong>
      {beside && <span className="soft">{beside}</span>}
    </span>
  )
}

function Leave({ outingId }: { outingId: string }) {
  const { t } = useTranslation('outings')
  return (
    <Link to="/sorties/evenements/$outingId" params={{ outingId }} className={style.leave}>
      <IconX size={20} aria-hidden="true" />
      {t('salon.leave')}
    </Link>
  )
}
