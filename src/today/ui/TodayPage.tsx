import { Skeleton, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { BalanceToday } from '../../balance/ui/BalanceToday.tsx'
import { ClubsToday } from '../../clubs/ui/ClubsToday.tsx'
import { InvitationsToday } from '../../company/ui/InvitationsToday.tsx'
import { MastermindsToday } from '../../company/ui/MastermindsToday.tsx'
import { CaptureLine } from '../../encounters/ui/CaptureLine.tsx'
import { HandoversToday } from '../../handovers/ui/HandoversToday.tsx'
import { HistoryToday } from '../../history/ui/HistoryToday.tsx'
import { IdeasToday } from '../../ideas/ui/IdeasToday.tsx'
import { NeedsToday } from '../../needs/ui/NeedsToday.tsx'
import { NetworksToday } from '../../networks/ui/NetworksToday.tsx'
import { OutingsToday } from '../../outings/ui/OutingsToday.tsx'
import { RemovedNotice } from '../../people/ui/RemovedNotice.tsx'
import { PlanToday } from '../../plan/ui/PlanToday.tsx'
import { DayToday } from '../../presence/ui/DayToday.tsx'
import { ThanksToday } from '../../reciprocity/ui/ThanksToday.tsx'
import { BilanToday } from '../../review/ui/BilanToday.tsx'
import { ErrorNote } from '../../web/components/ErrorNote.tsx'
import { PageHeading } from '../../web/components/PageHeading.tsx'
import { Section, Sheet } from '../../web/components/Sheet.tsx'
import { useFormat } from '../../web/format.ts'
import { useToday } from '../../web/session.ts'
import type { Morning } from '../morning.ts'
import { Birthdays } from './Birthdays.tsx'
import { CompanyStrip } from './CompanyStrip.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { OtherEntries } from './OtherEntries.tsx'
import { PlannedToday } from './PlannedToday.tsx'
import { Promised } from './Promised.tsx'
import { SuggestionCard } from './SuggestionCard.tsx'
import style from './TodayPage.module.css'
import { useMorning } from './use-morning.ts'

/** Of a telephone, before what may wait is folded to a line (ours: two screens of them). */
const ROWS_THAT_FIT = 4

/** Whom to give a sign this morning, and what the day holds. */
export function TodayPage() {
  const { t } = useTranslation('today')
  const { longDay, capital } = useFormat()
  const today = useToday()
  const { data: morning, error, refetch } = useMorning()
  const day = morning?.today ?? today
  return (
    <>
      <PageHeading over={capital(longDay(day, day))} tab={t('page.tab')}>
        {morning ? morning.headline.text : <Opening />}
      </PageHeading>
      <CaptureLine />
      <OtherEntries />
      <RemovedNotice />
      {error && !morning ? (
        <div className={style.cols}>
          <ErrorNote error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <div className={style.cols}>{morning ? <Columns morning={morning} /> : <Frame />}</div>
      )}
    </>
  )
}

function Columns({ morning }: { morning: Morning }) {
  const { t } = useTranslation('today')
  const { capital } = useFormat()
  const { today, suggestions, followUps, birthdays, planned, events, company, microExchange, newcomer } =
    morning
  const rows = [suggestions, followUps, planned, events, birthdays].reduce(
    (sum, { length }) => sum + length,
    0,
  )
  const isTight = rows > ROWS_THAT_FIT
  return (
    <>
      <div className={style.first}>
        <InvitationsToday />
        <FirstSteps newcomer={newcomer} />
        {newcomer.people > 0 && (
          <Section title={t('page.signs.title')}>
            {suggestions.length === 0 && <p className="soft">{t('page.signs.none')}</p>}
            {suggestions.map(suggestion => (
              <SuggestionCard key={suggestion.person.id} suggestion={suggestion} today={today} />
            ))}
          </Section>
        )}
        {followUps.length > 0 && <Promised followUps={followUps} today={today} />}
        <ThanksToday />
        <HandoversToday />
        <NeedsToday />
        <BilanToday />
        <MastermindsToday />
      </div>
      <div>
        <PlannedToday planned={planned} events={events} today={today} />
        <PlanToday />
        <OutingsToday />
        <ClubsToday isTight={isTight} />
        <DayToday isTight={isTight} />
        <NetworksToday />
        <BalanceToday />
        <HistoryToday />
        {birthdays.length > 0 && <Birthdays birthdays={birthdays} today={today} />}
        {newcomer.encounters > 0 && <CompanyStrip company={company} today={today} />}
        <IdeasToday />
        {microExchange.text && (
          <Sheet as="section" quiet aria-label={t('page.exchange.title')}>
            <h2>{t('page.exchange.title')}</h2>
            <p className={style.exchange}>{capital(microExchange.text)}</p>
          </Sheet>
        )}
      </div>
    </>
  )
}

/** Where the sentence of the day will stand. */
function Opening() {
  const { t } = useTranslation('web')
  return (
    <>
      <VisuallyHidden>{t('loading')}</VisuallyHidden>
      <Skeleton component="span" display="block" height={38} width="min(26rem, 80vw)" />
    </>
  )
}

/** The frame at once; the rows come. */
function Frame() {
  const { t } = useTranslation('today')
  return (
    <div aria-hidden="true">
      <Section title={t('page.signs.title')}>
        {[1, 2, 3].map(row => (
          <Skeleton key={row} height={132} radius={14} mb={12} />
        ))}
      </Section>
    </div>
  )
}
