import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Day, parseDay } from '../../lib/day.ts'
import type { Named } from '../../people/person.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { ErrorNote, useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { useToday } from '../../web/session.ts'
import {
  expiryFor,
  INVITATION_CHANNELS,
  INVITATION_KINDS,
  type InvitationChannel,
  type InvitationKind,
  type InvitationView,
  isWebLink,
  MINUTES,
} from '../invitation.ts'
import style from './invitations.module.css'
import { SlotFields } from './SlotFields.tsx'
import { newId, type Sending, useInvitationChanges, useSlots } from './use-invitations.ts'
import { ZoneField } from './ZoneField.tsx'

interface Props {
  person: Named | null
  invitation?: InvitationView
  onSaved: (sending: Sending) => void
  onClose: () => void
}

/** What is proposed, how, and when: everything is filled in, and may be changed. */
export function InvitationForm({ person, invitation, onSaved, onClose }: Props) {
  const { t } = useTranslation('company')
  const today = useToday()
  const { save, send } = useInvitationChanges()
  const [id] = useState(() => invitation?.id ?? newId())
  const [to, setTo] = useState(person)
  const [kind, setKind] = useState<InvitationKind>(invitation?.kind ?? 'e-coffee')
  const [minutes, setMinutes] = useState<number>(invitation?.minutes ?? 30)
  const [channel, setChannel] = useState<InvitationChannel>(invitation?.channel ?? 'video')
  const [zone, setZone] = useState(invitation?.zone ?? '')
  const [chosen, setChosen] = useState<string[] | null>(null)
  const [link, setLink] = useState<string | null>(invitation?.link || null)
  const [place, setPlace] = useState(invitation?.place ?? '')
  const [message, setMessage] = useState(invitation?.message ?? '')
  const [until, setUntil] = useState<Day | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const sentence = useSentenceOf(problem)
  const { data, error, refetch } = useSlots(to && { person: to.id, minutes, zone, besides: id })
  const slots = chosen ?? data?.slots ?? []
  const video = link ?? data?.link ?? ''
  const isLinkBad = channel === 'video' && video.trim() !== '' && !isWebLink(video)
  const expiresOn = until ?? expiryFor(slots, { today, timeZone: data?.mine ?? 'UTC' })

  function choose(next: InvitationKind) {
    setKind(next)
    if (next !== kind) setChannel(next === 'coffee' ? 'in-person' : 'video')
  }

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (!to || !data || slots.length === 0) return
    setBusy(true)
    try {
      const draft = {
        ...{ id, personId: to.id, kind, title: invitation?.title ?? '', slots, minutes, channel, message },
        zone: data.zone.zone,
        link: channel === 'video' ? video.trim() : '',
        place: channel === 'in-person' ? place.trim() : '',
        expiresOn,
        revision: invitation?.revision,
      }
      await save(draft)
      onSaved(await send({ id, person: to }, { by: 'hand' }))
    } catch (refusal) {
      setProblem(refusal)
      setBusy(false)
    }
  }

  return (
    <form className={style.stack} onSubmit={submit}>
      {!person && <PersonPicker label={t('ui.form.person')} chosen={to} onChoose={setTo} autoFocus />}
      <div className={style.three}>
        <NativeSelect
          label={t('ui.form.kind')}
          value={kind}
          data={INVITATION_KINDS.map(value => ({ value, label: t(`invitation.kind.${value}`) }))}
          onChange={event => choose(event.currentTarget.value as InvitationKind)}
        />
        <NativeSelect
          label={t('ui.form.minutes')}
          value={minutes}
          data={MINUTES.map(value => ({ value: String(value), label: t('page.minutes', { count: value }) }))}
          onChange={event => {
            setMinutes(Number(event.currentTarget.value))
            setChosen(null)
          }}
        />
        <NativeSelect
          label={t('ui.form.channel')}
          value={channel}
          data={INVITATION_CHANNELS.map(value => ({ value, label: t(`invitation.channel.${value}`) }))}
          onChange={event => setChannel(event.currentTarget.value as InvitationChannel)}
        />
      </div>
      {channel === 'video' && (
        <TextInput
          label={t('ui.form.link')}
          description={t('ui.form.linkHint')}
          type="url"
          value={video}
          error={isLinkBad && t('ui.form.linkBad')}
          onChange={event => setLink(event.currentTarget.value)}
        />
      )}
      {channel === 'in-person' && (
        <TextInput
          label={t('ui.form.place')}
          value={place}
          onChange={event => setPlace(event.currentTarget.value)}
        />
      )}
      {error && !data && <ErrorNote error={error} retry={() => void refetch()} />}
      {to && data && (
        <>
          <ZoneField
            name={to.name}
            proposed={data}
            onChange={next => {
              setZone(next)
              setChosen(null)
            }}
          />
          <SlotFields slots={slots} proposed={data} isOwn={chosen !== null} onChange={setChosen} />
          <Textarea
            label={t('ui.form.message')}
            description={t('ui.form.messageHint')}
            autosize
            minRows={2}
            value={message}
            onChange={event => setMessage(event.currentTarget.value)}
          />
          <TextInput
            className={style.short ?? ''}
            type="date"
            label={t('ui.form.until')}
            min={today}
            value={expiresOn}
            onChange={event => setUntil(parseDay(event.currentTarget.value))}
          />
        </>
      )}
      {problem !== null && <p role="alert">{sentence}</p>}
      <FormActions
        save={t('ui.form.prepare')}
        isReady={to !== null && slots.length > 0 && !isLinkBad && !isBusy}
        onCancel={onClose}
      />
    </form>
  )
}
