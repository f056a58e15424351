import { Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListKeys } from '../../people/ui/use-list-keys.ts'
import { Avatar } from '../../web/components/Avatar.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { Key } from '../../web/components/Key.tsx'
import { PersonLink } from '../../web/components/PersonLink.tsx'
import { Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { currentLanguage } from '../../web/language.ts'
import { useToday } from '../../web/session.ts'
import { differences, type Lead } from '../merge-contact.ts'
import type { Reply } from '../pair.ts'
import type { ReviewedCard, ReviewedPair } from '../review-view.ts'
import { LeadChoice } from './LeadChoice.tsx'
import style from './PairReview.module.css'
import { PairRows } from './PairRows.tsx'
import { percentOf } from './reason-words.ts'
import { useDuplicates } from './use-duplicates.ts'

interface Props {
  pair: ReviewedPair
  /** Its place among all, from 0. */
  at: number
  total: number
  onGo: (at: number) => void
}

/** Two cards side by side, with what speaks for one person and what against; one answer, by key or by button. */
export function PairReview({ pair, at, total, onGo }: Props) {
  const { t } = useTranslation('duplicates')
  const { number } = useFormat()
  const { reply, merge } = useDuplicates()
  const [one, other] = pair.cards
  const [isChoosing, setChoosing] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const yes = useRef<HTMLButtonElement>(null)
  const names = { one: one.contact.name, other: other.contact.name }
  const ways = differences(one.contact, other.contact)

  function run(work: () => Promise<void>) {
    if (isBusy) return
    setBusy(true)
    setError(null)
    work()
      .catch(setError)
      .finally(() => setBusy(false))
  }
  const join = (lead: readonly Lead[]) =>
    run(() => merge({ kept: one.id, absorbed: other.id, lead }, t('pair.doneYes', names)))
  const say = (said: Reply) =>
    run(() =>
      reply(
        { personId: one.id, otherId: other.id, reply: said },
        said === 'no' ? t('pair.doneNo', names) : t('pair.doneLater'),
      ),
    )
  const accept = () => (ways.length === 0 ? join([]) : setChoosing(true))
  const go = (by: number) => onGo(Math.min(total - 1, Math.max(0, at + by)))
  const leave = () => {
    setChoosing(false)
    requestAnimationFrame(() => yes.current?.focus())
  }
  // The letters of both languages.
  useListKeys(
    isChoosing
      ? { Escape: leave }
      : {
          ...{ o: accept, y: accept, n: () => say('no'), p: () => say('later'), l: () => say('later') },
          ...{ ArrowLeft: () => go(-1), ArrowRight: () => go(1) },
        },
  )
  const isFrench = currentLanguage() === 'fr'

  return (
    <Sheet as="section" className={style.pair} aria-label={t('pair.label', names)}>
      <header className={style.head}>
        <p className={style.said}>
          {t(`pair.${howSure(pair.probability)}`)}{' '}
          <span className={style.soft}>
            {t('pair.probability', { percent: number(percentOf(pair.probability)) })}
          </span>
        </p>
        {total > 1 && (
          <span className={style.steps}>
            <Button
              variant="subtle"
              px={10}
              aria-label={t('pair.previous')}
              aria-keyshortcuts="ArrowLeft"
              disabled={at === 0}
              onClick={() => go(-1)}
            >
              <IconChevronLeft size={18} aria-hidden="true" />
            </Button>
            <span className={style.soft}>{t('pair.place', { at: number(at + 1), n: number(total) })}</span>
            <Button
              variant="subtle"
              px={10}
              aria-label={t('pair.next')}
              aria-keyshortcuts="ArrowRight"
              disabled={at >= total - 1}
              onClick={() => go(1)}
            >
              <IconChevronRight size={18} aria-hidden="true" />
            </Button>
          </span>
        )}
      </header>
      {pair.others > 0 && (
        <p className={style.soft}>{t('pair.others', { count: pair.others, n: number(pair.others) })}</p>
      )}
      <div className={style.faces}>
        <Face card={one} />
        <Face card={other} />
      </div>
      <PairRows pair={pair} />
      {isChoosing ? (
        <LeadChoice ways={ways} isBusy={isBusy} onJoin={join} onLeave={leave} />
      ) : (
        <div className={style.actions}>
          <Button ref={yes} variant="filled" loading={isBusy} onClick={accept} aria-keyshortcuts="O Y">
            {t('pair.yes')} <Key>{isFrench ? 'O' : 'Y'}</Key>
          </Button>
          <Button disabled={isBusy} onClick={() => say('no')} aria-keyshortcuts="N">
            {t('pair.no')} <Key>N</Key>
          </Button>
          <Button variant="subtle" disabled={isBusy} onClick={() => say('later')} aria-keyshortcuts="P L">
            {t('pair.later')} <Key>{isFrench ? 'P' : 'L'}</Key>
          </Button>
        </div>
      )}
      {error !== null && <ErrorNote error={error} />}
    </Sheet>
  )
}

function Face({ card: { id, contact, photo, addedOn, lastContactOn } }: { card: ReviewedCard }) {
  const { t } = useTranslation('duplicates')
  const { relativeDay } = useFormat()
  const today = useToday()
  return (
    <div className={style.face}>
      <Avatar name={contact.name} person={{ id, photo }} size={44} />
      <p>
        <PersonLink id={id} name={contact.name} />
        <span className={style.when}>
          {[
            t('pair.added', { when: relativeDay(addedOn, today) }),
            lastContactOn ? t('pair.seen', { when: relativeDay(lastContactOn, today) }) : t('pair.unseen'),
          ].join(', ')}
        </span>
      </p>
    </div>
  )
}

function howSure(probability: number): 'certain' | 'very' | 'probable' | 'maybe' {
  if (probability >= 0.99) return 'certain'
  if (probability >= 0.9) return 'very'
  return probability >= 0.7 ? 'probable' : 'maybe'
}
