import { Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../web/components/Dialog.tsx'
import { FormActions } from '../../web/components/FormActions.tsx'
import { QuietButton } from '../../web/components/QuietButton.tsx'
import { NETWORK_KINDS, type Network, type NetworkView } from '../network.ts'
import style from './Networks.module.css'
import { newId, useNetworkChanges } from './use-networks.ts'

const BLANK: Omit<Network, 'id'> = {
  name: '',
  kind: 'profile',
  url: '',
  budgetMinutes: null,
  postsAMonth: null,
  note: '',
  isArchived: false,
}

interface Props {
  /** Null: a new one. */
  network: NetworkView | null
  onClose: () => void
}

export function NetworkDialog({ network, onClose }: Props) {
  const { t } = useTranslation('networks')
  const { saveNetwork, removeNetwork } = useNetworkChanges()
  const [fields, setFields] = useState<Omit<Network, 'id'>>(network ?? BLANK)
  const set = (changes: Partial<Network>) => setFields({ ...fields, ...changes })
  const { name, kind, url, budgetMinutes, postsAMonth, note, isArchived } = fields
  const isUrl = url.trim() === '' || /^https?:\/\/./i.test(url.trim())
  const isReady = name.trim() !== '' && isUrl

  function save() {
    if (!isReady) return
    onClose()
    const revision = network ? { revision: network.revision } : {}
    const said = { name: name.trim(), kind, url: url.trim(), budgetMinutes, postsAMonth, note, isArchived }
    void saveNetwork({ id: network?.id ?? newId(), ...said, ...revision })
  }

  return (
    <Dialog onClose={onClose} title={network ? network.name : t('form.add')} size="md">
      <form
        className={style.form}
        onSubmit={event => {
          event.preventDefault()
          save()
        }}
      >
        <TextInput
          label={t('form.name')}
          value={name}
          data-autofocus
          onChange={event => set({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={t('form.kind')}
          value={kind}
          data={NETWORK_KINDS.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={event => {
            const { value } = event.currentTarget
            set({ kind: NETWORK_KINDS.find(each => each === value) ?? 'other' })
          }}
        />
        <TextInput
          label={t('form.url')}
          inputMode="url"
          value={url}
          error={isUrl ? undefined : t('form.badUrl')}
          onChange={event => set({ url: event.currentTarget.value })}
        />
        <div className={style.pair}>
          <NumberInput
            label={t('form.budget')}
            description={t('form.budgetHint')}
            value={budgetMinutes ?? ''}
            min={1}
            max={10_080}
            allowDecimal={false}
            hideControls
            onChange={said => set({ budgetMinutes: typeof said === 'number' && said > 0 ? said : null })}
          />
          <NumberInput
            label={t('form.posts')}
            description={t('form.postsHint')}
            value={postsAMonth ?? ''}
            min={1}
            max={60}
            allowDecimal={false}
            hideControls
            onChange={said => set({ postsAMonth: typeof said === 'number' && said > 0 ? said : null })}
          />
        </div>
        <Textarea
          label={t('form.note')}
          autosize
          minRows={1}
          value={note}
          onChange={event => set({ note: event.currentTarget.value })}
        />
        {network && (
          <Checkbox
            label={t('form.archive')}
            checked={isArchived}
            onChange={event => set({ isArchived: event.currentTarget.checked })}
          />
        )}
        <FormActions isReady={isReady} onCancel={onClose}>
          {network && (
            <QuietButton
              onClick={() => {
                onClose()
                void removeNetwork(network)
              }}
            >
              {t('form.remove')}
            </QuietButton>
          )}
        </FormActions>
      </form>
    </Dialog>
  )
}
