import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { peopleNetworkRoutes } from './balance/network-routes.ts'
import { balanceRoutes } from './balance/routes.ts'
import { clubRoutes } from './clubs/routes.ts'
import { showEverything } from './collections.ts'
import { invitationGuestRoutes } from './company/invitation-guest-routes.ts'
import { mastermindGuestRoutes } from './company/mastermind-guest-routes.ts'
import { mastermindRoutes } from './company/mastermind-routes.ts'
import { invitationRoutes } from './company/routes.ts'
import type { Duplicates } from './duplicates/find.ts'
import { duplicateRoutes, mergeRoutes } from './duplicates/routes.ts'
import { encounterRoutes, followUpRoutes } from './encounters/routes.ts'
import { peerRoutes } from './handovers/peer-routes.ts'
import { handoverRoutes } from './handovers/routes.ts'
import { historyRoutes } from './history/routes.ts'
import { sourceRoutes } from './history/source-routes.ts'
import type { SourceRuns } from './history/source-runs.ts'
import type { SourceVault } from './history/source-secrets.ts'
import { peopleProposedTo } from './ideas/list.ts'
import { ideaRoutes, kindWordRoutes, resonanceRoutes, testimonialRoutes } from './ideas/routes.ts'
import { archiveRoutes } from './import/archive-routes.ts'
import { exportRoutes, importRoutes } from './import/routes.ts'
import type { Imports } from './import/session.ts'
import { leapRoutes } from './leap/routes.ts'
import { eraseReturned } from './leaving/erased-list.ts'
import type { Exports } from './leaving/exports.ts'
import { leavingRoutes } from './leaving/routes.ts'
import { Refusal } from './lib/refusal.ts'
import { outlayRoutes } from './mandates/outlay-routes.ts'
import { provenanceRoutes } from './mandates/provenance-routes.ts'
import { mandateRoutes } from './mandates/routes.ts'
import { peopleAsked } from './needs/list.ts'
import { needRoutes } from './needs/routes.ts'
import { postRoutes } from './networks/post-routes.ts'
import { networkRoutes } from './networks/routes.ts'
import { eventRoutes } from './outings/event-routes.ts'
import { feedRoutes } from './outings/feed-routes.ts'
import { outingRoutes } from './outings/routes.ts'
import { backupRoutes } from './owner/backup-routes.ts'
import { deskRoutes } from './owner/desk-routes.ts'
import { deviceRoutes } from './owner/device-routes.ts'
import type { WriteLetter } from './owner/jobs.ts'
import { mapTilesOf } from './owner/outgoing-services.ts'
import { ownerRoutes } from './owner/routes.ts'
import { sessionRoutes } from './owner/session-routes.ts'
import { DEFAULT_SETTINGS } from './owner/settings.ts'
import { readSettings } from './owner/store.ts'
import { peopleRoutes } from './people/routes.ts'
import { travelTable } from './places/online/for-desk.ts'
import { placeRoutes } from './places/routes.ts'
import { planRoutes } from './plan/routes.ts'
import { deskOfUser, firstMember } from './platform/accounts.ts'
import { authRoutes, signInByLink } from './platform/auth-routes.ts'
import type { Backups } from './platform/backups.ts'
import { batchRoutes } from './platform/batches.ts'
import { clientFiles } from './platform/client-files.ts'
import type { Database } from './platform/db/database.ts'
import type { Desk, Language } from './platform/desk.ts'
import { FOR_WHOM } from './platform/for-whom.ts'
import { sameOrigin, securityHeaders, slowDown } from './platform/guards.ts'
import { answerError, batchHeader, type DeskEnv, type Member, requestLog } from './platform/http.ts'
import type { Live } from './platform/live.ts'
import type { Log } from './platform/log.ts'
import { machineRoutes } from './platform/machine-routes.ts'
import type { Door } from './platform/outgoing.ts'
import type { SignIn } from './platform/sign-in.ts'
import { absenceRoutes } from './presence/absence-routes.ts'
import { halfDayRoutes } from './presence/routes.ts'
import { standingRoutes } from './presence/standing-routes.ts'
import { trialRoutes } from './presence/trial-routes.ts'
import { favourRoutes, reciprocityRoutes, thanksRoutes } from './reciprocity/routes.ts'
import { episodeRoutes } from './review/episode-routes.ts'
import { podcastRoutes } from './review/podcast-routes.ts'
import { publicRoutes } from './review/public-routes.ts'
import { readerRoutes } from './review/reader-routes.ts'
import { bilanRoutes } from './review/routes.ts'
import { todayRoutes } from './today/routes.ts'
import { tourPlanner } from './visits/plan-tour.ts'
import { tourRoutes, visitRoutes } from './visits/routes.ts'
import { solveBeside } from './visits/solve.ts'
import { wordsIn } from './words.ts'

export interface AppParts {
  database: Database
  /** Loaded at the first need: it is heavy. */
  signIn: () => Promise<SignIn>
  log: Log
  live: Live
  imports: Imports
  duplicates: Duplicates
  writeLetter: WriteLetter
  backups: Backups
  exports: Exports
  /** Folder of the built screens. */
  client: string
  publicUrl: string | null
  version: string
  /** The data folder, for the command line to name. */
  folder: string
  /** To other hosts, for what owners allow. */
  door: Door
  /** Readings of calendars and mailboxes, and what is secret of them. */
  runs: SourceRuns
  vault: SourceVault
  /** Where links lead, once it is known. */
  address: () => string
}

const LARGEST_BODY_MB = 20

/** Reached without a session. */
const OPEN = /^\/api\/(session|auth|devices\/profile)(\/|$)/

const WORDS = { fr: wordsIn('fr').t, en: wordsIn('en').t }

/** Everything that the process answers. The one file that knows every slice: deleting one is deleting its lines. */
export function createApp(parts: AppParts): Hono<DeskEnv> {
  const { database, log, live, publicUrl, door } = parts
  const app = new Hono<DeskEnv>()
  app.onError(answerError)
  app.notFound(() => {
    throw new Refusal('not-found')
  })
  app.use(requestLog(log), securityHeaders, compress())
  app.use(async (c, next) => {
    c.set('t', WORDS[languageAsked(c.req.header('accept-language'))])
    await next()
  })

  app.get('/sign-in', slowDown(20), signInByLink(parts.signIn))
  app.use('/api/*', sameOrigin(publicUrl), limitBody())
  app.use('/api/session/password', slowDown(20))
  app.route('/api/auth', authRoutes(parts.signIn))
  app.use('/api/*', async (c, next) => {
    const member = c.env?.local
      ? await memberAtMachine(parts, c.req.header(FOR_WHOM))
      : await memberOf(database, await (await parts.signIn()).userOf(c.req.raw.headers))
    c.set('member', member)
    if (member) {
      await database.settle(member.desk.id)
      const desk = await deskOf(database, member, c.env?.local ? 'cli' : 'screen')
      c.set('desk', desk)
      c.set('t', WORDS[desk.language])
    } else if (!OPEN.test(c.req.path)) throw new Refusal('not-signed-in')
    await next()
  })
  app.use('/api/*', batchHeader)

  app.route('/api/session', sessionRoutes(parts))
  app.route('/api/batches', batchRoutes)
  app.route('/api/changes', live.routes)
  app.route('/api/backup', backupRoutes(parts))
  app.route(
    '/api/imports/archive',
    archiveRoutes({ ...parts, afterwards: desk => eraseReturned(parts, desk) }),
  )
  app.route('/api/imports', importRoutes(parts.imports))
  app.route('/api/duplicates', duplicateRoutes(parts))
  app.route('/api/merges', mergeRoutes)
  app.route('/api/export.vcf', exportRoutes)
  app.route('/api/devices', deviceRoutes({ ...parts, showEverything }))
  app.route('/api/machine/desks', deskRoutes(parts))
  app.route('/api/machine', machineRoutes(parts))
  app.route('/api', ownerRoutes(parts))

  app.route('/api/people', peopleRoutes)
  app.route('/api/encounters', encounterRoutes)
  app.route('/api/history', historyRoutes)
  app.route('/api/sources', sourceRoutes(parts))
  app.route('/api/follow-ups', followUpRoutes)
  app.route('/api/places', placeRoutes(parts))
  app.route('/api/mandates', mandateRoutes)
  app.route('/api/outlays', outlayRoutes)
  app.route('/api/provenance', provenanceRoutes)
  app.route('/api/favours', favourRoutes)
  app.route('/api/thanks', thanksRoutes)
  app.route('/api/reciprocity', reciprocityRoutes({ everAsked }))
  app.route('/api/handovers', handoverRoutes(parts))
  app.route('/passage', peerRoutes(parts))
  app.route('/api/ideas', ideaRoutes)
  app.route('/api/resonances', resonanceRoutes)
  app.route('/api/kind-words', kindWordRoutes)
  app.route('/api/testimonials', testimonialRoutes)
  app.route('/api/needs', needRoutes)
  app.route('/api/leaps', leapRoutes)
  app.route(
    '/api/visits',
    visitRoutes({
      planTour: tourPlanner({ solve: solveBeside, ways: (desk, asked) => travelTable(desk, door, asked) }),
    }),
  )
  app.route('/api/tours', tourRoutes)
  app.route('/api/events', eventRoutes(parts))
  app.route('/api/feeds', feedRoutes(parts))
  app.route('/api/outings', outingRoutes)
  app.route('/api/clubs', clubRoutes)
  app.route('/api/invitations', invitationRoutes(parts))
  app.route('/rencontre', invitationGuestRoutes(parts))
  app.route('/api/masterminds', mastermindRoutes(parts))
  app.route('/cercle', mastermindGuestRoutes(parts))
  app.route('/api/half-days', halfDayRoutes)
  app.route('/api/standing', standingRoutes)
  app.route('/api/trials', trialRoutes)
  app.route('/api/absences', absenceRoutes)
  app.route('/api/networks', networkRoutes)
  app.route('/api/posts', postRoutes)
  app.route('/api/balance', balanceRoutes(parts))
  app.route('/api/people-network', peopleNetworkRoutes)
  app.route('/api/plans', planRoutes)
  app.route('/api/bilans', bilanRoutes(parts))
  app.route('/api/episodes', episodeRoutes(parts))
  app.route('/podcast', podcastRoutes(parts))
  app.route('/api/readers', readerRoutes(parts))
  app.route('/lire', publicRoutes(parts))
  app.route('/api/today', todayRoutes)
  app.route('/api/leaving', leavingRoutes(parts))

  app.get('*', async (c, next) => {
    if (isPageOrMaps(c.req.path)) {
      const member = await memberOf(database, await (await parts.signIn()).userOf(c.req.raw.headers))
      const { outgoing } = member
        ? await readSettings(database.desk(member.desk.id, ANYBODY))
        : DEFAULT_SETTINGS
      c.set('tileOrigins', mapTilesOf(outgoing)?.origins ?? [])
    }
    await next()
  })
  app.use(clientFiles(parts.client))
  return app
}

/** Where a map is drawn: a page, and the thread that asks for its tiles, which has a policy of its own. */
function isPageOrMaps(path: string): boolean {
  return !path.includes('.') || path.startsWith('/assets/maplibre-gl-worker')
}

/** As whom settings are read, before it is known what they say. */
const ANYBODY = { language: 'en', timeZone: 'UTC', by: 'screen' } as const

/** The desk as one request sees it, in its owner's language and time zone. */
export async function deskOf(database: Database, { desk }: Pick<Member, 'desk'>, by: string): Promise<Desk> {
  const { language, timeZone } = await readSettings(database.desk(desk.id, { ...ANYBODY, by }))
  return database.desk(desk.id, { language, timeZone, by })
}

/** Whom a need was put to, or an idea. */
async function everAsked(desk: Desk): Promise<Set<string>> {
  return new Set([...(await peopleAsked(desk)), ...(await peopleProposedTo(desk))])
}

/** Who sits at the machine asks as its owner, or as who signs in with the address that is said. */
async function memberAtMachine(
  { database, signIn }: AppParts,
  said: string | undefined,
): Promise<Member | null> {
  if (said === undefined) return firstMember(database)
  const email = decodeURIComponent(said)
  const member = await memberOf(database, await (await signIn()).userWith(email))
  if (!member) throw new Refusal('nobody-with-mail', { email })
  return member
}

async function memberOf(database: Database, userId: string | null): Promise<Member | null> {
  const desk = userId ? await deskOfUser(database, userId) : null
  return userId && desk ? { userId, desk } : null
}

function languageAsked(header: string | undefined): Language {
  return /^\s*fr\b/i.test(header ?? '') ? 'fr' : 'en'
}

/** Imports bring whole address books, and say their own limit. */
function limitBody() {
  const limit = bodyLimit({
    maxSize: LARGEST_BODY_MB * 1024 * 1024,
    onError: () => {
      throw new Refusal('too-large', { limit: `${LARGEST_BODY_MB} MB` })
    },
  })
  const unlessImport: typeof limit = (c, next) =>
    c.req.path.startsWith('/api/imports') ? next() : limit(c, next)
  return unlessImport
}
