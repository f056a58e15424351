import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { isPlainUse, PLAIN_USES, type PlainUse, saysWho } from '../column-mapping.ts'
import { rowAsSaid } from '../row-as-said.ts'
import type { FileTable } from '../said-columns.ts'
import style from './TableColumns.module.css'
import { useImportChanges } from './use-import.ts'

/** Tables that no program wrote: what each of their columns holds, as guessed, for their owner to say. */
export function TableColumns({ id, tables }: { id: string; tables: readonly FileTable[] }) {
  const { t } = useTranslation('import')
  const asked = tables.filter(({ state }) => state === 'asked')
  const others = tables.filter(({ state }) => state !== 'asked')
  return (
    <>
      {asked.map(table => (
        <Section key={`${table.file}${table.id}`} title={t('page.columns.title', { file: table.file })}>
          <p className={style.soft}>{t('page.columns.asked')}</p>
          <Columns importId={id} table={table} />
        </Section>
      ))}
      {others.length > 0 && (
        <Section title={t('page.columns.others')}>
          {others.map(table => (
            <details key={`${table.file}${table.id}`} className={style.other}>
              <summary>{t(`page.columns.${table.state}`, { file: table.file })}</summary>
              <Columns importId={id} table={table} />
            </details>
          ))}
        </Section>
      )}
    </>
  )
}

function Columns({ importId, table }: { importId: string; table: FileTable }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  const { sayColumns } = useImportChanges(importId)
  const [uses, setUses] = useState<PlainUse[]>(table.columns.map(({ use }) => use))
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const choices = PLAIN_USES.map(use => ({ value: use, label: t(`page.columns.use.${use}`) }))
  const isAsked = table.state === 'asked'
  const isSame = !isAsked && uses.every((use, at) => use === table.columns[at]?.use)

  async function say() {
    setBusy(true)
    setError(null)
    try {
      await sayColumns(table.id, uses)
    } catch (failure) {
      setError(failure)
    }
    setBusy(false)
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void say()
      }}
    >
      <ul className={style.columns}>
        {table.columns.map(({ header, examples }, at) => (
          // A header may stand twice: the place of a column is its name.
          <li key={at}>
            <NativeSelect
              label={header}
              data={choices}
              value={uses[at] ?? 'kept'}
              onChange={({ currentTarget: { value } }) =>
                setUses(uses.map((use, n) => (n === at && isPlainUse(value) ? value : use)))
              }
            />
            <ul className={style.examples} aria-label={t('page.columns.examples', { header })}>
              {examples.length === 0 && <li>{t('page.columns.empty')}</li>}
              {examples.map(example => (
                <li key={example}>{example}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {error !== null && <ErrorNote error={error} />}
      <div className={style.foot} data-asked={isAsked || undefined}>
        <p role="status" className={style.row}>
          {saysWho(uses) ? <FirstRow table={table} uses={uses} /> : t('page.columns.nobody')}
        </p>
        <Button
          type="submit"
          {...(isAsked ? { variant: 'filled' } : {})}
          loading={isBusy}
          disabled={!saysWho(uses) || isSame}
        >
          {t('page.columns.read', { count: table.rows, n: number(table.rows) })}
        </Button>
      </div>
    </form>
  )
}

/** What the choices make of the first row. */
function FirstRow({ table, uses }: { table: FileTable; uses: readonly PlainUse[] }) {
  const { t } = useTranslation('import')
  const { name, parts } = rowAsSaid(table, uses)
  const said = parts.map(({ use, header, text }) =>
    t('page.columns.part', { label: use === 'kept' ? header : t(`page.columns.use.${use}`), text }),
  )
  return (
    <>
      <span className={style.label}>{t('page.columns.first')}</span>{' '}
      {name !== '' && <strong className={style.name}>{name}</strong>}
      {name !== '' && said.length > 0 && ', '}
      {said.join(', ')}
    </>
  )
}
