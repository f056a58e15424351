import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseDay } from '../../lib/day.ts'
import { PersonPicker } from '../../people/ui/PersonPicker.tsx'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { useToday } from '../../web/session.ts'
import type { NetworkView } from '../network.ts'
import { waitsForConsent } from '../post.ts'
import { ConsentFields } from './ConsentFields.tsx'
import style from './Networks.module.css'
import { draftOfPost, isNamedTooSoon, type OpenPost, stateOf } from './post-draft.ts'
import { useNetworkChanges } from './use-networks.ts'

interface Props {
  post: OpenPost
  networks: readonly NetworkView[]
  /** It was posted: its day and its address are asked for. */
  isPublishing?: boolean
  onClose: () => void
}

/** Something to say: its words, whom they are about, its day, and once it is posted, where. */
export function PostDialog({ post, networks, isPublishing = false, onClose }: Props) {
  const { t } = useTranslation('networks')
  const today = useToday()
  const clipboard = useClipboard()
  const { savePost, removePost } = useNetworkChanges()
  const isPosted = isPublishing || post.state === 'posted'
  const [fields, setFields] = useState<OpenPost>({
    ...post,
    postedOn: isPosted ? (post.postedOn ?? today) : null,
  })
  const set = (changes: Partial<OpenPost>) => setFields({ ...fields, ...changes })
  const isUrl = fields.url.trim() === '' || /^https?:\/\/./i.test(fields.url.trim())
  const waits = waitsForConsent(fields)
  const isReady = fields.title.trim() !== '' && isUrl && !(isPosted && waits)
  const inUse = networks.filter(({ id, isArchived }) => !isArchived || id === post.networkId)

  function save() {
    if (!isReady) return
    onClose()
    const state = stateOf(fields)
    const saved = { ...fields, title: fields.title.trim(), url: fields.url.trim(), state }
    const isSame = post.revision !== null && post.state === state
    const doing = isSame ? 'edited' : state === 'thought' ? 'noted' : state
    void savePost(draftOfPost(saved), doing)
  }

  return (
    <Dialog onClose={onClose} title={t(post.revision === null ? 'post.new' : 'post.edit')}>
      <form
        className={style.form}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <TextInput
          label={t('post.title')}
          value={fields.title}
          data-autofocus
          onChange={event => set({ title: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('post.network')}
          value={fields.networkId}
          data={inUse.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={event => set({ networkId: event.currentTarget.value })}
        />
        <Textarea
          label={t('post.text')}
          autosize
          minRows={4}
          value={fields.text}
          onChange={event => set({ text: event.currentTarget.value })}
        />
        {isNamedTooSoon(fields) ? (
          <p role="alert">{t('post.nameIn', { name: fields.person?.name ?? '' })}</p>
        ) : (
          fields.text !== '' && (
            <p>
              <Button onClick={() => clipboard.copy(fields.text)}>
                {t(clipboard.copied ? 'post.copied' : 'post.copy')}
              </Button>
            </p>
          )
        )}
        <PersonPicker
          label={t('post.about')}
          chosen={fields.person && { ...fields.person, name: fields.person.name || t('gone') }}
          onChoose={person =>
            set({ person, personId: person?.id ?? null, consent: person ? 'to-ask' : 'not-needed' })
          }
        />
        {fields.person && <ConsentFields post={fields} onChange={set} />}
        {isPosted ? (
          <div className={style.pair}>
            <DayField
              label={t('post.posted')}
              value={fields.postedOn}
              onChange={postedOn => set({ postedOn: postedOn ?? today })}
            />
            <TextInput
              label={t('post.url')}
              inputMode="url"
              value={fields.url}
              error={isUrl ? undefined : t('form.badUrl')}
              onChange={event => set({ url: event.currentTarget.value })}
            />
          </div>
        ) : (
          <DayField
            label={t('post.plan')}
            hint={t('post.planHint')}
            value={fields.plannedOn}
            onChange={plannedOn => set({ plannedOn })}
          />
        )}
        <Textarea
          label={t('post.note')}
          autosize
          minRows={1}
          value={fields.note}
          onChange={event => set({ note: event.currentTarget.value })}
        />
        <FormActions
          isReady={isReady}
          onCancel={onClose}
          {...(isPublishing ? { save: t('posts.publish') } : {})}
        >
          {fields.revision !== null && (
            <QuietButton
              onClick={() => {
                onClose()
                void removePost({ ...fields, revision: fields.revision ?? '' })
              }}
            >
              {t('post.remove')}
            </QuietButton>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}

interface DayProps {
  label: string
  hint?: string
  value: OpenPost['plannedOn']
  onChange: (day: OpenPost['plannedOn']) => void
}

function DayField({ label, hint, value, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      label={label}
      description={hint}
      value={value ?? ''}
      onChange={event => onChange(parseDay(event.currentTarget.value))}
    />
  )
}
