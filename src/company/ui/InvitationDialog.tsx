import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import type { InvitationView } from '../invitation.ts'
import { InvitationForm } from './InvitationForm.tsx'
import { InvitationSent } from './InvitationSent.tsx'
import type { Sending } from './use-invitations.ts'

interface Props {
  /** To whom, where it is known. */
  person: Named | null
  /** Other moments of a proposal that was made. */
  invitation?: InvitationView
  onClose: () => void
}

/** Proposing a talk: moments that suit both, then the letter that carries them. */
export function InvitationDialog({ person, invitation, onClose }: Props) {
  const { t } = useTranslation('company')
  const [sending, setSending] = useState<Sending | null>(null)
  const name = sending?.invitation.person.name || person?.name
  return (
    <Dialog onClose={onClose} title={name ? t('ui.dialog.titleTo', { name }) : t('ui.dialog.title')}>
      {sending ? (
        <InvitationSent sending={sending} onClose={onClose} />
      ) : (
        <InvitationForm
          person={person}
          {...(invitation ? { invitation } : {})}
          onSaved={setSending}
          onClose={onClose}
        />
      )}
    </Dialog>
  )
}
