import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { sumOf } from '../besides.ts'
import type { ImportView, Sample } from '../import-view.ts'
import { BesidesSaid } from './BesidesSaid.tsx'
import { HistoryPreview } from './HistoryPreview.tsx'
import style from './ImportPage.module.css'
import { Problems } from './Problems.tsx'
import { Proposals } from './Proposals.tsx'
import { TableColumns } from './TableColumns.tsx'
import { type Decisions, useImportChanges } from './use-import.ts'

/** What would be written, before anything is. */
export function ImportPreview({ view, onAgain }: { view: ImportView; onAgain: () => void }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const { commit, cancel } = useImportChanges(view.id)
  const [decided, setDecided] = useState<Decisions>({ decisions: {} })
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const { counts, files, samples, proposals, tables } = view
  const isTold = view.history !== null && view.history.exchanges + view.history.meetings > 0
  const isKnown = sumOf(view.besides) > 0
  const isNothing = !isTold && !isKnown && counts.new === 0 && counts.updated === 0 && proposals.length === 0

  // What the columns hold is to be said first.
  const isAsking = tables.some(({ state }) => state === 'asked')

  const run = (work: () => Promise<void>) => {
    setBusy(true)
    setError(null)
    work()
      .catch(setError)
      .finally(() => setBusy(false))
  }

  const counted = (file: ImportView['files'][number]) =>
    (['cards', 'events', 'messages'] as const)
      .filter(kind => file[kind] > 0 || (kind === 'cards' && file.events + file.messages === 0))
      .map(kind => t(`page.${kind}`, { count: file[kind], n: number(file[kind]) }))
      .join(', ')

  return (
    <>
      <div className={`${style.said} ${style.preview}`}>
        {(['new', 'unchanged', 'updated', 'proposed'] as const)
          .filter(kind => counts[kind] > 0 || (kind === 'new' && isNothing && !isAsking))
          .map(kind => (
            <p key={kind}>{t(`page.counts.${kind}`, { count: counts[kind], n: number(counts[kind]) })}</p>
          ))}
      </div>
      {error !== null && <ErrorNote error={error} />}
      {isAsking && <TableColumns id={view.id} tables={tables} />}
      {proposals.length > 0 && <Proposals proposals={proposals} decided={decided} onDecide={setDecided} />}
      {view.history && <HistoryPreview history={view.history} />}
      {isKnown && (
        <Section title={t('page.besides.title')}>
          <div className={style.said}>
            <BesidesSaid counts={view.besides} />
          </div>
          <p className={style.small}>{t('page.besides.again')}</p>
        </Section>
      )}
      {samples.length > 0 && (
        <Section title={t('page.samples', { count: counts.new })}>
          <QuietList>
            {samples.map(sample => (
              <QuietLine
                key={`${sample.file}${sample.where}`}
                end={[sample.phone, sample.email].find(said => said && said !== sample.name)}
              >
                {sample.name}
                <span className={style.soft}>{wordsOf(sample) && `, ${wordsOf(sample)}`}</span>
              </QuietLine>
            ))}
          </QuietList>
        </Section>
      )}
      <Section title={t('page.files')}>
        <QuietList>
          {files.map(file => (
            <QuietLine key={file.name} end={counted(file)}>
              {file.name}
              <span className={style.soft}> {t(`page.format.${file.format}`)}</span>
            </QuietLine>
          ))}
        </QuietList>
      </Section>
      {tables.length > 0 && !isAsking && <TableColumns id={view.id} tables={tables} />}
      <Problems view={view} />
      <div className={isAsking ? style.actions : style.commit}>
        {!isNothing && (
          <Button
            variant={isAsking ? 'default' : 'filled'}
            loading={isBusy}
            onClick={() => run(() => commit(decided))}
          >
            {t('page.commit')}
          </Button>
        )}
        <Button
          variant={isNothing && !isAsking ? 'filled' : 'subtle'}
          onClick={() => run(() => cancel().then(onAgain))}
        >
          {isNothing ? t('page.again') : t('page.leave')}
        </Button>
      </div>
    </>
  )
}

function wordsOf({ title, organisation, town }: Sample): string {
  return [title, organisation, town].filter(Boolean).join(', ')
}
