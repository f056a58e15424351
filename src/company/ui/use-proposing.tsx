import { lazy, type ReactNode, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from '../../people/person.ts'
import { Dialog } from '../../web/components/Dialog.tsx'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
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
  const sentence = useSentenceOf(open.what === 'refused' ? open.error : null)
  return (
    <Dialog
      onClose={onClose}
      title={
        open.what === 'letter'
          ? t('ui.dialog.titleTo', { name: open.sending.invitation.person.name })
          : t('ui.dialog.title')
      }
    >
      {open.what === 'letter' ? (
        <InvitationSent sending={open.sending} onClose={onClose} />
      ) : (
        <p role="alert">{sentence}</p>
      )}
    </Dialog>
  )
}
