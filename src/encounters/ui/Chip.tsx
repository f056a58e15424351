import { Menu, Popover, UnstyledButton } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import style from './Chip.module.css'

export type Tone = 'said' | 'assumed' | 'asks' | 'adds'

interface FaceProps {
  /** What it is about, for screen readers. */
  name: string
  tone: Tone
  children: ReactNode
}

interface Choice<T> {
  value: T
  words: string
}

interface ChoiceChipProps<T> extends FaceProps {
  choices: readonly Choice<T>[]
  chosen: T | null
  onChoose: (value: T) => void
  /** Takes the piece back, when it may be left unsaid. */
  onRemove?: () => void
  startsOpen?: boolean
  onClose?: () => void
}

/** A piece of what was understood, corrected by choosing. */
export function ChoiceChip<T extends string | number>(props: ChoiceChipProps<T>) {
  const { t } = useTranslation('encounters')
  const { choices, chosen, onChoose, onRemove, startsOpen = false, onClose, ...face } = props
  const { button, closed } = useReturn(onClose)
  return (
    <Menu defaultOpened={startsOpen} onClose={closed} position="bottom-start">
      <Menu.Target>
        <Face {...face} ref={button} />
      </Menu.Target>
      <Menu.Dropdown className={style.choices}>
        {choices.map(({ value, words }) => (
          <Menu.Item
            key={value}
            onClick={() => onChoose(value)}
            rightSection={value === chosen ? <IconCheck size={16} aria-hidden="true" /> : null}
          >
            {words}
          </Menu.Item>
        ))}
        {onRemove && (
          <>
            <Menu.Divider />
            <Menu.Item onClick={onRemove}>{t('ui.chip.unset')}</Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

interface FieldChipProps extends FaceProps {
  startsOpen?: boolean
  onClose?: () => void
  /** The field; closes the chip when it is done. */
  field: (close: () => void) => ReactNode
}

/** A piece of what was understood, corrected by writing. */
export function FieldChip({ field, startsOpen = false, onClose, ...face }: FieldChipProps) {
  const [isOpen, setOpen] = useState(startsOpen)
  const { button, closed } = useReturn(onClose)
  const change = (open: boolean) => {
    setOpen(open)
    if (!open) closed()
  }
  return (
    <Popover opened={isOpen} onChange={change} trapFocus position="bottom-start" returnFocus>
      <Popover.Target>
        <Face {...face} ref={button} onClick={() => change(!isOpen)} />
      </Popover.Target>
      <Popover.Dropdown>{field(() => change(false))}</Popover.Dropdown>
    </Popover>
  )
}

/** The focus comes back to the chip, also when another one had opened it. */
function useReturn(onClose: (() => void) | undefined) {
  const button = useRef<HTMLButtonElement>(null)
  const closed = () => {
    onClose?.()
    requestAnimationFrame(() => button.current?.focus())
  }
  return { button, closed }
}

/** How every chip looks; the rest of its props come from the menu or popover it opens. */
export function Face({ name, tone, children, className, ...rest }: FaceProps & Record<string, unknown>) {
  return (
    <UnstyledButton {...rest} className={`${style.chip} ${className ?? ''}`} data-tone={tone}>
      <span className={style.name}>{name} </span>
      <span className={style.words}>{children}</span>
    </UnstyledButton>
  )
}
