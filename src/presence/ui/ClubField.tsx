import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { askOrKept } from '../../web/kept.ts'

interface Props {
  clubId: string | null
  onChange: (clubId: string | null) => void
}

/** One of the owner's clubs. */
export function ClubField({ clubId, onChange }: Props) {
  const { t } = useTranslation('presence')
  const { data } = useQuery({
    queryKey: ['clubs', 'to-choose'],
    queryFn: ({ signal }) =>
      askOrKept<{ clubs: { club: { id: string; name: string } }[] }>('/api/clubs', signal),
  })
  return (
    <NativeSelect
      label={t('trialForm.club')}
      value={clubId ?? ''}
      data={[
        { value: '', label: t('trialForm.nowhere') },
        ...(data?.clubs ?? []).map(({ club: { id, name } }) => ({ value: id, label: name })),
      ]}
      onChange={event => onChange(event.currentTarget.value || null)}
    />
  )
}
