import { Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSentenceOf } from '../../web/components/ErrorNote.tsx'
import type { PersonDetail } from '../person.ts'
import { MergeDialog } from './MergeDialog.tsx'
import { usePeopleChanges } from './use-people.ts'

/** What one seldom does with a card. */
export function PersonMenu({ person: { id, contact, acquaintance } }: { person: PersonDetail }) {
  const { t } = useTranslation('people')
  const { bulk } = usePeopleChanges()
  const navigate = useNavigate()
  const [isMerging, setMerging] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const sentence = useSentenceOf(error)
  const { name } = contact
  const { archived } = acquaintance
  const card = `/api/people/${id}/card.vcf`

  const archive = () =>
    bulk(
      [id],
      { action: archived ? 'unarchive' : 'archive' },
      t(archived ? 'card.unarchived' : 'card.archived', { name }),
    ).catch(setError)
  const remove = async () => {
    try {
      await navigate({ to: '/carnet' })
      await bulk([id], { action: 'delete' }, t('card.deleted', { name }))
    } catch (failure) {
      setError(failure)
    }
  }

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button px={12} aria-label={t('card.more')}>
            <IconDots size={18} aria-hidden="true" />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('card.download')}</Menu.Label>
          <Menu.Item component="a" href={card} download={`${name || 'card'}.vcf`}>
            {t('card.downloadSame')}
          </Menu.Item>
          {(['3.0', '4.0'] as const).map(version => (
            <Menu.Item
              key={version}
              component="a"
              href={`${card}?version=${version}`}
              download={`${name || 'card'}.vcf`}
            >
              {t('card.downloadVersion', { version })}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setMerging(true)}>{t('card.merge')}</Menu.Item>
          <Menu.Item onClick={() => void archive()}>
            {t(archived ? 'card.unarchive' : 'card.archive')}
          </Menu.Item>
          <Menu.Item onClick={() => void remove()}>{t('card.delete')}</Menu.Item>
          <Menu.Item component={Link} to="/carnet/$personId/donnees" params={{ personId: id } as never}>
            {t('card.held')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isMerging && <MergeDialog person={{ id, name }} onClose={() => setMerging(false)} />}
      {error !== null && <p role="alert">{sentence}</p>}
    </>
  )
}
