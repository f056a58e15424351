import { Button, NativeSelect, SegmentedControl, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { type Direction, FAVOUR_KINDS, type FavourKind } from '../favour.ts'
import style from './Ledger.module.css'
import { LedgerLine } from './LedgerLine.tsx'
import { useLedger } from './use-favours.ts'

/** What went both ways, newest first. */
export function Ledger() {
  const { t } = useTranslation('reciprocity')
  const [direction, setDirection] = useState<Direction | undefined>()
  const [kind, setKind] = useState<FavourKind | undefined>()
  const list = useLedger({ direction, kind })
  const favours = list.data?.pages.flatMap(page => page.favours) ?? []
  return (
    <Section title={t('page.ledger')} id="ledger">
      <div className={style.filters}>
        <SegmentedControl
          aria-label={t('page.direction')}
          value={direction ?? 'all'}
          data={[
            { value: 'all', label: t('page.all') },
            { value: 'received', label: t('page.received') },
            { value: 'given', label: t('page.given') },
          ]}
          onChange={value => setDirection(value === 'all' ? undefined : (value as Direction))}
        />
        <NativeSelect
          aria-label={t('page.kind')}
          value={kind ?? ''}
          data={[
            { value: '', label: t('page.anyKind') },
            ...FAVOUR_KINDS.map(value => ({ value, label: t(`kind.${value}`) })),
          ]}
          onChange={event => setKind((event.currentTarget.value || undefined) as FavourKind | undefined)}
        />
      </div>
      {list.isPending && <Skeleton height={200} radius={14} />}
      {list.isError && <ErrorNote error={list.error} retry={() => void list.refetch()} />}
      {list.data && favours.length === 0 && <p className="soft">{t('page.noneSo')}</p>}
      {favours.length > 0 && (
        <QuietList label={t('page.ledger')}>
          {favours.map(favour => (
            <LedgerLine key={favour.id} favour={favour} />
          ))}
        </QuietList>
      )}
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('page.more')}
        </Button>
      )}
    </Section>
  )
}
