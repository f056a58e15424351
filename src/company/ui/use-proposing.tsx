import { Modal } from '@mantine/core'
import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import { useIsPhone } from '../../web/use-is-phone.ts'
import type { InvitationView } from '../invitation.ts'
import { InvitationSent } from './InvitationSent.tsx'
import { type Sending, useInvitationChanges } from './use-invitations.ts'

const InvitationDialog = lazy(() =>
  import('./InvitationDialog.tsx').then(part => ({ default: part.InvitationDialog })),
)

type Open =
  | { what: 'propose'; person: Named | null; invitation?: InvitationView }
  | { what: 'letter'; sending: Sending }
  | { what: 'refused'; error: unknown }

/** The dialogs of a proposal; focus goes back to what opened them. */
export function useProposing() {
  const { send } = useInvitationChanges()
  const [open, setOpen] = useState<Open | null>(null)
  const opener = useRef<Element | null>(null)
  const close = () => {
    setOpen(null)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }

  function propose(person: Named | null, invitation?: InvitationView) {
    opener.current = document.activeElement
    setOpen({ what: 'propose', person, ...(invitation ? { invitation } : {}) })
  }

  function showLetter(invitation: InvitationView) {
    opener.current = document.activeElement
    void send(invitation, { by: 'hand' })
      .then(sending => setOpen({ what: 'letter', sending }))
      .catch(error => setOpen({ what: 'refused', error }))
  }

  const dialog = open && (
    <Suspense>
      {open.what === 'propose' ? (
        <InvitationDialog
          person={open.person}
          {...(open.invitation ? { invitation: open.invitation } : {})}
          onClose={close}
        />
      ) : (
        <Letter open={open} onClose={close} />
      )}
    </Suspense>
  )
  return { dialog: dialog as ReactNode, propose, showLetter }
}

function Letter({ open, onClose }: { open: Exclude<Open, { what: 'propose' }>; onClose: () => void }) {
  const { t } = useTranslation('company')
  const { t: shell } = useTranslation('web')
  const isPhone = useIsPhone()
  const sentence = useSentenceOf(open.what === 'refused' ? open.error : null)
  return (
    <Modal
      opened
      onClose={onClose}
      title={
        open.what === 'letter'
          ? t('ui.dialog.titleTo', { name: open.sending.invitation.person.name })
          : t('ui.dialog.title')
      }
      size="lg"
      fullScreen={isPhone}
      closeButtonProps={{ 'aria-label': shell('action.close') }}
    >
      {open.what === 'letter' ? (
        <InvitationSent sending={open.sending} onClose={onClose} />
      ) : (
        <p role="alert">{sentence}</p>
      )}
    </Modal>
  )
}
