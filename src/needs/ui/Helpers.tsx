import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { Avatar } from '../../web/components/Avatar.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { type NeedView, PROPOSED_AT_ONCE } from '../need.ts'
import { sayHelp, sayUnknown } from '../say-help.ts'
import type { Helper } from '../who-could-help.ts'
import { AskDialog } from './AskDialog.tsx'
import style from './NeedDetail.module.css'
import { useHelpers } from './use-needs.ts'

/** Who could help, or knows somebody who could: three at a time, with the reasons. */
export function Helpers({ need }: { need: NeedView }) {
  const { t } = useTranslation('needs')
  const { inWords } = useFormat()
  const { data: helpers, error, refetch } = useHelpers(need.id)
  const [areAllShown, setAllShown] = useState(false)
  const [isPicking, setPicking] = useState(false)
  const [asked, setAsked] = useState<Named | null>(null)
  const opener = useRef<Element | null>(null)
  const gestures = useRef<HTMLDivElement>(null)
  if (error && !helpers) return <ErrorNote error={error} retry={() => void refetch()} />
  if (!helpers) return null
  // Those who may be asked stand before those who were asked lately.
  const ready = helpers.filter(({ askableFrom }) => askableFrom === null)
  const proposed = ready.length > 0 ? ready.slice(0, PROPOSED_AT_ONCE) : helpers.slice(0, PROPOSED_AT_ONCE)
  const others = helpers.filter(helper => !proposed.includes(helper))
  const open = (person: Named | null) => {
    opener.current = document.activeElement
    setPicking(false)
    setAsked(person)
  }
  // Whoever was asked leaves the list with their button.
  const close = () => {
    setAsked(null)
    requestAnimationFrame(() => {
      const back = opener.current?.isConnected ? opener.current : gestures.current?.querySelector('button')
      if (back instanceof HTMLElement) back.focus()
    })
  }
  return (
    <Section title={t('helpers.title')}>
      <p className={style.rule}>{t(helpers.length === 0 ? 'helpers.none' : 'helpers.rule')}</p>
      <div className={style.helpers}>
        {[...proposed, ...(areAllShown ? others : [])].map(helper => (
          <HelperSheet key={helper.person.id} helper={helper} onAsk={open} />
        ))}
      </div>
      <div className={style.more} ref={gestures}>
        {others.length > 0 && !areAllShown && (
          <QuietButton onClick={() => setAllShown(true)}>
            {t('helpers.others', { count: others.length, number: inWords(others.length) })}
          </QuietButton>
        )}
        {!isPicking && <QuietButton onClick={() => setPicking(true)}>{t('helpers.pick')}</QuietButton>}
      </div>
      {isPicking && (
        <div className={style.pick}>
          <PersonPicker label={t('helpers.pick')} chosen={null} autoFocus onChoose={open} />
        </div>
      )}
      {asked && <AskDialog need={need} person={asked} onClose={close} />}
    </Section>
  )
}

interface SheetProps {
  helper: Helper
  onAsk: (person: Named) => void
}

function HelperSheet({ helper: { person, reasons, unknowns, askableFrom }, onAsk }: SheetProps) {
  const { t } = useTranslation('needs')
  const { t: anyWords } = useTranslation()
  const { language, plainDay, relativeDay } = useFormat()
  const today = useToday()
  const { id, name, photo, title, organisation, lastContactOn } = person
  const speech = { t: anyWords, language }
  // What the reasons say is not said twice.
  const says = (words: string) => reasons.some(reason => sayHelp(reason, speech).includes(words))
  const what = [title, organisation].filter(words => words !== '' && !says(words))
  return (
    <Sheet as="article" aria-label={name} className={style.helper}>
      <Avatar name={name} person={{ id, photo }} />
      <div>
        <p className={style.who}>
          <PersonLink id={id} name={name} />
          <span className={style.what}>{what.join(', ')}</span>
        </p>
        <ul className={style.why}>
          {reasons.map(reason => {
            const words = sayHelp(reason, speech)
            return <li key={words}>{words}</li>
          })}
          {lastContactOn && <li>{t('helpers.lastContact', { when: relativeDay(lastContactOn, today) })}</li>}
          {unknowns.map(unknown => (
            <li key={unknown} className={style.unknown}>
              {sayUnknown(unknown, anyWords)}
            </li>
          ))}
        </ul>
        <Button disabled={askableFrom !== null} onClick={() => onAsk({ id, name })}>
          {askableFrom === null
            ? t('helpers.ask', { name })
            : t('helpers.from', { on: plainDay(askableFrom, today) })}
        </Button>
      </div>
    </Sheet>
  )
}
