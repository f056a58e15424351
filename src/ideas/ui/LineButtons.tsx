import { ActionIcon } from '@mantine/core'
import { IconPencil, IconX } from '@tabler/icons-react'

interface Props {
  /** What it does to what, for who does not see the line. */
  label: string
  onClick: () => void
}

/** At the end of a line. */
export function EditButton({ label, onClick }: Props) {
  return (
    <ActionIcon aria-label={label} onClick={onClick} my={-8}>
      <IconPencil size={16} aria-hidden="true" />
    </ActionIcon>
  )
}

/** The last of a line. */
export function RemoveButton({ label, onClick }: Props) {
  return (
    <ActionIcon aria-label={label} onClick={onClick} my={-8} mr={-8}>
      <IconX size={16} aria-hidden="true" />
    </ActionIcon>
  )
}
