import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import { LINK_DAYS } from '../handover.ts'
import type { LinkedHandover, SentView } from '../handover-view.ts'
import { AgreedTerms } from './AgreedTerms.tsx'
import { ClientTold } from './ClientTold.tsx'
import { HandoverThread } from './HandoverThread.tsx'
import style from './handovers.module.css'
import { LinkOpenings } from './LinkOpenings.tsx'
import { OutcomeForm } from './OutcomeForm.tsx'
import { Reminder } from './Reminder.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverChanges } from './use-handovers.ts'

interface Props {
  handover: LinkedHandover
  canMail: boolean
  onLink: (sent: SentView) => void
}

/** Where a proposal stands, and all that may be done with it from here on. */
export function HandoverStanding({ handover, canMail, onLink }: Props) {
  const { t } = useTranslation('handovers')
  const { makeLink, revoke } = useHandoverChanges()
  const { first, formOf } = useForms()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { state, link, person } = handover
  const isTaken = state === 'accepted' || state === 'closed'
  const mayRenew = state !== 'declined' && state !== 'closed'
  const mayRevoke = link?.isAlive === true && state !== 'declined'

  async function busy(work: () => Promise<unknown>) {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }

  return (
    <Sheet as="article" className={style.standing} aria-label={person.name || t('ui.gone')}>
      <StateSentence handover={handover} />
      <HandoverThread handover={handover} />
      {(state === 'sent' || state === 'answered') && <Reminder handover={handover} canMail={canMail} />}
      {isTaken && <ClientTold handover={handover} isFirst={first === null} />}
      {isTaken && handover.terms.kind !== 'none' && <AgreedTerms handover={handover} {...formOf('terms')} />}
      {isTaken && <OutcomeForm handover={handover} {...formOf('outcome')} />}
      <div className={style.block}>
        <LinkOpenings handover={handover} />
        {error !== null && <p role="alert">{sentence}</p>}
        {(mayRenew || mayRevoke) && (
          <div className={style.acts}>
            {mayRenew && (
              <Button
                disabled={isBusy}
                onClick={() =>
                  void busy(async () =>
                    onLink(await makeLink('renew', handover, { by: 'hand', days: LINK_DAYS })),
                  )
                }
              >
                {t('ui.link.renew')}
              </Button>
            )}
            {mayRevoke && (
              <Button variant="subtle" disabled={isBusy} onClick={() => void busy(() => revoke(handover))}>
                {t(isTaken ? 'ui.link.close' : 'ui.link.revoke')}
              </Button>
            )}
          </div>
        )}
      </div>
    </Sheet>
  )
}

/** Of the forms that are open, the one opened last has the filled button of the card. */
function useForms() {
  const [open, setOpen] = useState<readonly string[]>([])
  const first = open.at(-1) ?? null
  const formOf = (form: 'terms' | 'outcome') => ({
    isOpen: open.includes(form),
    isFirst: first === form,
    setOpen: (isOpen: boolean) => setOpen([...open.filter(each => each !== form), ...(isOpen ? [form] : [])]),
  })
  return { first, formOf }
}

/** « Proposé à Karim Benali le 3 novembre ; sans réponse pour l'instant. » */
export function StateSentence({ handover }: { handover: LinkedHandover }) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { plainDay } = useFormat()
  const today = useToday()
  const { state, person, sentOn, answeredOn, answer, expiresOn, madeOn } = handover
  const day = plainDay((state === 'draft' ? madeOn : (answeredOn ?? sentOn)) ?? madeOn, today)
  const until = plainDay(expiresOn ?? madeOn, today)
  return (
    <div>
      <p className={style.name}>
        {person.name ? <PersonLink id={person.id} name={person.name} /> : nameOf(person)}
      </p>
      <p>{t(`ui.state.${state}`, { day, until })}</p>
      {answer !== '' && <p className={style.words}>{t('ui.state.word', { words: answer })}</p>}
    </div>
  )
}
