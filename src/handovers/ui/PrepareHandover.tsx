import { Button, NumberInput, Textarea } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays } from '../../lib/day.ts'
import type { MandateView } from '../../mandates/mandate.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useDesk, useToday } from '../../web/session.ts'
import { LINK_DAYS, MOST_LINK_DAYS } from '../handover.ts'
import type { LinkedHandover, SentView } from '../handover-view.ts'
import { peerPage } from '../peer-page.ts'
import { clientNamedIn, shownToPeer } from '../shown.ts'
import style from './handovers.module.css'
import { ShownClient } from './ShownClient.tsx'
import { ShownFields } from './ShownFields.tsx'
import { TermsFields } from './TermsFields.tsx'
import { useHandoverWords } from './use-handover-words.ts'
import { useHandoverChanges } from './use-handovers.ts'

interface Props {
  mandate: MandateView
  draft: LinkedHandover
  canMail: boolean
  onOther: () => void
  onSent: (sent: SentView) => void
}

/** What the page shows, its words and its terms, with the page itself beside; then the link. */
export function PrepareHandover({ mandate, draft, canMail, onOther, onSent }: Props) {
  const { t } = useTranslation('handovers')
  const { nameOf } = useHandoverWords()
  const { save, remove, makeLink } = useHandoverChanges()
  const [shown, setShown] = useState(draft.shown)
  const [message, setMessage] = useState(draft.message)
  const [agreedOn, setAgreedOn] = useState(draft.clientAgreedOn)
  const [terms, setTerms] = useState(draft.terms)
  const [days, setDays] = useState(LINK_DAYS)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const name = nameOf(draft.person)
  const named = agreedOn === null ? clientNamedIn(shown, message, clientNames(mandate)) : []

  const keep = () =>
    save({
      id: draft.id,
      mandateId: draft.mandateId,
      personId: draft.personId,
      shown,
      message,
      clientAgreedOn: agreedOn,
      terms,
      revision: draft.revision,
    })
  const busy = async (work: () => Promise<unknown>) => {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }
  const go = (by: 'mail' | 'hand') =>
    void busy(async () => onSent(await makeLink('send', await keep(), { by, days })))

  return (
    <div className={style.prepare}>
      <div>
        <Section title={t('ui.prepare.shown')}>
          <ShownFields mandate={mandate} shown={shown} onChange={setShown} />
        </Section>
        <Section title={t('ui.prepare.client')}>
          <ShownClient
            mandate={mandate}
            personId={draft.personId}
            shown={shown}
            agreedOn={agreedOn}
            onChange={(client, day) => {
              setShown({ ...shown, client })
              setAgreedOn(day)
            }}
          />
        </Section>
        <Section title={t('ui.prepare.words')}>
          <Textarea
            label={t('ui.prepare.message', { name })}
            autosize
            minRows={3}
            maxRows={12}
            value={message}
            onChange={event => setMessage(event.currentTarget.value)}
          />
        </Section>
        <Section title={t('ui.prepare.terms')}>
          <TermsFields terms={terms} onChange={setTerms} />
        </Section>
        <Section title={t('ui.prepare.link')}>
          <div className={style.stack}>
            <NumberInput
              className={style.short}
              label={t('ui.prepare.days')}
              min={1}
              max={MOST_LINK_DAYS}
              value={days}
              onChange={value => setDays(Math.min(MOST_LINK_DAYS, Math.max(1, Number(value) || LINK_DAYS)))}
            />
            {named.length > 0 && <p role="status">{t('ui.prepare.named', { names: named.join(', ') })}</p>}
            {error !== null && <p role="alert">{sentence}</p>}
            <div className={style.acts}>
              {canMail && (
                <Button variant="filled" disabled={isBusy} onClick={() => go('mail')}>
                  {t('ui.prepare.send')}
                </Button>
              )}
              <Button variant={canMail ? 'default' : 'filled'} disabled={isBusy} onClick={() => go('hand')}>
                {t('ui.prepare.make')}
              </Button>
              <Button variant="subtle" disabled={isBusy} onClick={() => void busy(keep)}>
                {t('ui.prepare.keep')}
              </Button>
            </div>
            <p className={style.quietActs}>
              <QuietButton onClick={() => void busy(async () => keep().then(onOther))}>
                {t('ui.prepare.other')}
              </QuietButton>
              <QuietButton onClick={() => void busy(() => remove(draft))}>
                {t('ui.prepare.remove')}
              </QuietButton>
            </p>
          </div>
        </Section>
      </div>
      <Preview {...{ draft, shown, message, agreedOn, terms, days }} />
    </div>
  )
}

type PreviewProps = Pick<LinkedHandover, 'shown' | 'message' | 'terms'> & {
  draft: LinkedHandover
  agreedOn: LinkedHandover['clientAgreedOn']
  days: number
}

/** The page itself, as they will see it: nothing in it can be pressed. */
function Preview({ draft, shown, message, agreedOn, terms, days }: PreviewProps) {
  const { t } = useTranslation('handovers')
  const { speech, nameOf } = useHandoverWords()
  const today = useToday()
  const sender = useDesk()?.settings.ownerName ?? ''
  const page = peerPage(
    {
      sender,
      name: nameOf(draft.person),
      state: 'sent',
      shown: shownToPeer(shown, agreedOn),
      message,
      terms,
      notes: [],
      answer: '',
      expiresOn: addDays(today, days),
      delivered: false,
      pleased: false,
      thanked: false,
    },
    null,
    speech,
  )
  return (
    <Section title={t('ui.prepare.preview')}>
      {sender === '' && (
        <p className={`soft ${style.nobody}`}>
          {t('ui.prepare.nameless')} <Link to="/settings">{t('ui.prepare.sayName')}</Link>
        </p>
      )}
      <iframe className={style.preview} title={t('ui.prepare.previewOf')} sandbox="" srcDoc={page} />
    </Section>
  )
}

function clientNames({ client, organisation }: MandateView): string[] {
  return [client?.name ?? '', organisation].filter(name => name !== '')
}
