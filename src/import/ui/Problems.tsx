import { useTranslation } from 'react-i18next'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { ImportView } from '../import-view.ts'
import style from './ImportPage.module.css'

/** What had to be mended or left out, file by file, with its place. */
export function Problems({ view: { problems, problemCount } }: { view: ImportView }) {
  const { t } = useTranslation('import')
  const { number } = useFormat()
  if (problemCount === 0) return null
  const byFile = [...Map.groupBy(problems, ({ file }) => file)]
  return (
    <Section title={t('page.problems.title', { count: problemCount, n: number(problemCount) })}>
      <p className={style.soft}>{t('page.problems.intro')}</p>
      {byFile.map(([file, of]) => (
        <details key={file} className={style.source} open={byFile.length === 1 && of.length < 12}>
          <summary>
            {file}{' '}
            <span className={style.soft}>
              {t('page.problems.count', { count: of.length, n: number(of.length) })}
            </span>
          </summary>
          <ul className={style.problems}>
            {of.map((problem, i) => (
              <li key={`${i}${problem.where}`}>
                <span className={style.level} data-level={problem.level}>
                  {t(`page.problems.level.${problem.level}`)}
                </span>
                <span>
                  <span className={style.soft}>{problem.where}</span> {problem.message}
                </span>
              </li>
            ))}
          </ul>
        </details>
      ))}
      {problemCount > problems.length && (
        <p className={style.small}>
          {t('page.problems.more', { n: number(problemCount - problems.length) })}
        </p>
      )}
    </Section>
  )
}
