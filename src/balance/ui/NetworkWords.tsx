import { useTranslation } from 'react-i18next'
import type { Relation } from '../../people/person.ts'
import { Basis } from '../../web/components/Basis.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { QuietLine, QuietList } from '../../web/components/QuietList.tsx'
import { Section } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import type { PeopleNetworkAnswer } from '../network-answer.ts'
import type { Variety } from '../network-figures.ts'
import style from './Network.module.css'

interface Props {
  network: PeopleNetworkAnswer
}

/** The figures in sentences, each with how many it is of. */
export function NetworkWords({ network }: Props) {
  return (
    <>
      <Size network={network} />
      <Mix network={network} />
      <Holding network={network} />
      <Comings network={network} />
      {network.dependence && <Leaning dependence={network.dependence} />}
    </>
  )
}

function Size({ network: { active, known, ties, layers } }: Props) {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  const title = t('network.size.title')
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="layers-of-the-network"
          title={title}
          said={t('network.basis.layers')}
          over={t('network.basis.now')}
          n={{ of: 'people', count: active }}
        />
      }
    >
      <p>
        {t('network.size.say', { count: active, n: number(active), known: number(known) })}{' '}
        {t(ties === 0 ? 'network.size.noTies' : 'network.size.ties', { count: ties, n: number(ties) })}
      </p>
      <table className={style.table} aria-label={t('network.layers.title')}>
        <thead>
          <tr>
            <th scope="col">{t('network.layers.layer')}</th>
            <th scope="col" className={style.number}>
              {t('network.layers.said')}
            </th>
            <th scope="col" className={style.number}>
              {t('network.layers.met')}
            </th>
          </tr>
        </thead>
        <tbody>
          {layers.map(({ circle, usual, said, met }) => (
            <tr key={circle}>
              <th scope="row">
                {t(`network.layers.of.${circle}`)}
                <span className={style.under}>{t('network.layers.usual', { n: usual })}</span>
              </th>
              <td className={style.number}>{number(said)}</td>
              <td className={style.number}>{number(met)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Mix({ network: { active, variety } }: Props) {
  const { t } = useTranslation('balance')
  const { t: ofPeople } = useTranslation('people')
  const { number, language } = useFormat()
  const title = t('network.variety.title')
  const hundredth = (value: number) => value.toLocaleString(language, { maximumFractionDigits: 2 })
  const figures = ({ n, iqv }: Variety) =>
    iqv === null
      ? t('network.variety.n', { n: number(n), all: number(active) })
      : t('network.variety.figures', { iqv: hundredth(iqv), n: number(n), all: number(active) })
  const { kinds, trades, towns, organisations } = variety
  const lines = [
    {
      key: 'kinds',
      of: kinds,
      most: kinds.most.map(
        ({ kind, count }) => [ofPeople(`card.relation.${kind as Relation}`), count] as const,
      ),
    },
    {
      key: 'trades',
      of: trades,
      most: trades.most.map(
        ({ kind, count }) => [ofPeople(`card.trade.${kind as 'inside'}`), count] as const,
      ),
    },
    { key: 'towns', of: towns, most: towns.most.map(({ kind, count }) => [kind, count] as const) },
    {
      key: 'organisations',
      of: organisations,
      most: organisations.most.map(({ kind, count }) => [kind, count] as const),
    },
  ] as const
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="variety-of-the-network"
          title={title}
          said={t('network.basis.variety')}
          over={t('network.basis.now')}
          n={{ of: 'people', count: active }}
        />
      }
    >
      <QuietList label={title}>
        {lines.map(({ key, of, most }) => (
          <QuietLine key={key}>
            {of.n === 0
              ? t(`network.variety.none.${key}`)
              : `${t(`network.variety.${key}`, { count: of.kinds, n: number(of.kinds) })}${t(
                  'network.variety.list',
                  {
                    list: most
                      .slice(0, 3)
                      .map(([name, count]) => `${name} (${number(count)})`)
                      .join(', '),
                  },
                )}`}
            {of.n > 0 && <span className={style.under}>{figures(of)}</span>}
          </QuietLine>
        ))}
      </QuietList>
    </Section>
  )
}

function Holding({ network: { active, ties, holes, pieces } }: Props) {
  const { t } = useTranslation('balance')
  const { number, inWords, capital, language } = useFormat()
  const title = t('network.holding.title')
  const tenth = (value: number | null) =>
    value === null ? '–' : value.toLocaleString(language, { maximumFractionDigits: 1 })
  const hundredth = (value: number | null) =>
    value === null ? '–' : value.toLocaleString(language, { maximumFractionDigits: 3 })
  const { constraint, effectiveSize, efficiency, hierarchy } = holes
  const { bridges, bridgeCount, count, largest, alone, aloneCount } = pieces
  return (
    <>
      <Section
        title={title}
        aside={
          <Basis
            entry="structural-holes"
            title={title}
            said={t('network.basis.holes')}
            over={t('network.basis.now')}
            n={{ of: 'people', count: active }}
          />
        }
      >
        <div className={style.said}>
          <p>
            {t('network.holding.effective', { size: tenth(effectiveSize), n: number(active) })}{' '}
            <span className="soft">
              {t('network.holding.figures', {
                efficiency: hundredth(efficiency),
                constraint: hundredth(constraint),
                hierarchy: hundredth(hierarchy),
                ties: number(ties),
              })}
            </span>
          </p>
          {count > 0 && (
            <p>
              {capital(t('network.holding.pieces', { count, n: inWords(count), largest: number(largest) }))}
            </p>
          )}
          {aloneCount > 0 && (
            <p>
              {capital(
                t('network.holding.alone', {
                  count: aloneCount,
                  n: inWords(aloneCount),
                  all: number(active),
                }),
              )}{' '}
              <span className="soft">
                {t('network.holding.among')}{' '}
                {alone.map(({ id, name }, i) => (
                  <span key={id}>
                    {i > 0 && ', '}
                    <PersonLink id={id} name={name} />
                  </span>
                ))}
              </span>
            </p>
          )}
        </div>
      </Section>
      {bridgeCount > 0 && (
        <Section
          title={t('network.bridges.title')}
          aside={
            <Basis
              entry="bridges-of-the-network"
              title={t('network.bridges.title')}
              said={t('network.basis.pieces')}
              over={t('network.basis.now')}
              n={{ of: 'people', count: active }}
            />
          }
        >
          <p>{capital(t('network.bridges.say', { count: bridgeCount, n: inWords(bridgeCount) }))}</p>
          <QuietList label={t('network.bridges.title')}>
            {bridges.map(({ id, name, apart }) => (
              <QuietLine key={id}>
                <PersonLink id={id} name={name} />
                <span className={style.under}>
                  {t('network.bridges.apart', { count: apart, n: inWords(apart) })}
                </span>
              </QuietLine>
            ))}
          </QuietList>
        </Section>
      )}
    </>
  )
}

function Comings({ network: { churn } }: Props) {
  const { t } = useTranslation('balance')
  const { number } = useFormat()
  if (churn.length === 0) return null
  const title = t('network.churn.title')
  return (
    <Section
      title={title}
      aside={<Basis entry="churn-of-ties" title={title} said={t('network.basis.churn')} />}
    >
      <table className={style.table} aria-label={title}>
        <thead>
          <tr>
            {(['year', 'before', 'came', 'stayed', 'left'] as const).map(head => (
              <th key={head} scope="col" className={head === 'year' ? '' : style.number}>
                {t(`network.churn.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {churn.toReversed().map(({ year, before, came, stayed, left }) => (
            <tr key={year}>
              <th scope="row">{year}</th>
              {Object.entries({ before, came, stayed, left }).map(([column, count]) => (
                <td key={column} className={style.number}>
                  {number(count)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  )
}

function Leaning({ dependence }: { dependence: NonNullable<PeopleNetworkAnswer['dependence']> }) {
  const { t } = useTranslation('balance')
  const { number, inWords, language } = useFormat()
  const title = t('network.leaning.title')
  const { first, effective, mandates, herfindahl, currency } = dependence
  return (
    <Section
      title={title}
      aside={
        <Basis
          entry="dependence"
          title={title}
          said={t('network.basis.dependence')}
          n={{ of: 'mandates', count: mandates }}
        />
      }
    >
      <p>
        {t('network.leaning.say', {
          count: mandates,
          n: inWords(mandates),
          like: (effective ?? 0).toLocaleString(language, { maximumFractionDigits: 1 }),
          currency,
        })}{' '}
        <PersonLink id={first.id} name={first.name || t('network.leaning.gone')} />{' '}
        {t('network.leaning.first', { share: number(Math.round(first.share * 100)) })}{' '}
        <span className="soft">
          {t('network.leaning.index', {
            value: (herfindahl ?? 0).toLocaleString(language, { maximumFractionDigits: 2 }),
          })}
        </span>
      </p>
    </Section>
  )
}
