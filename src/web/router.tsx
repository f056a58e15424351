import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { openCapture } from '../encounters/ui/capture-door.ts'
import { needsSearchOf } from '../needs/ui/needs-search.ts'
import { cardSearchOf } from '../people/ui/paper/card-search.ts'
import { peopleSearchOf } from '../people/ui/people-search.ts'
import { App } from './App.tsx'
import { NotFound, PageError } from './components/PageError.tsx'

const root = createRootRoute({ component: App, notFoundComponent: NotFound })

const today = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../today/ui/TodayPage.tsx'), 'TodayPage'),
})

const people = createRoute({
  getParentRoute: () => root,
  path: '/carnet',
  validateSearch: peopleSearchOf,
  component: lazyRouteComponent(() => import('../people/ui/PeoplePage.tsx'), 'PeoplePage'),
})

const businessCard = createRoute({
  getParentRoute: () => root,
  path: '/carnet/carte',
  validateSearch: cardSearchOf,
  component: lazyRouteComponent(() => import('../people/ui/paper/CardPage.tsx'), 'CardPage'),
})

const serialEntry = createRoute({
  getParentRoute: () => root,
  path: '/carnet/saisie',
  component: lazyRouteComponent(() => import('../people/ui/SerialEntryPage.tsx'), 'SerialEntryPage'),
})

const duplicates = createRoute({
  getParentRoute: () => root,
  path: '/carnet/doublons',
  component: lazyRouteComponent(() => import('../duplicates/ui/DuplicatesPage.tsx'), 'DuplicatesPage'),
})

const person = createRoute({
  getParentRoute: () => root,
  path: '/carnet/$personId',
  component: lazyRouteComponent(() => import('../people/ui/PersonPage.tsx'), 'PersonPage'),
})

const personData = createRoute({
  getParentRoute: () => root,
  path: '/carnet/$personId/donnees',
  component: lazyRouteComponent(() => import('../leaving/ui/PersonDataPage.tsx'), 'PersonDataPage'),
})

const journal = createRoute({
  getParentRoute: () => root,
  path: '/journal',
  component: lazyRouteComponent(() => import('../encounters/ui/JournalPage.tsx'), 'JournalPage'),
})

const waiting = createRoute({
  getParentRoute: () => root,
  path: '/journal/a-confirmer',
  component: lazyRouteComponent(() => import('../history/ui/WaitingPage.tsx'), 'WaitingPage'),
})

const sources = createRoute({
  getParentRoute: () => root,
  path: '/settings/sources',
  component: lazyRouteComponent(() => import('../history/ui/SourcesPage.tsx'), 'SourcesPage'),
})

const mandates = createRoute({
  getParentRoute: () => root,
  path: '/mandats',
  validateSearch: ({ view }: Record<string, unknown>): { view?: 'list' } => (view === 'list' ? { view } : {}),
  component: lazyRouteComponent(() => import('../mandates/ui/MandatesPage.tsx'), 'MandatesPage'),
})

const provenance = createRoute({
  getParentRoute: () => root,
  path: '/mandats/provenance',
  component: lazyRouteComponent(() => import('../mandates/ui/ProvenancePage.tsx'), 'ProvenancePage'),
})

const mandate = createRoute({
  getParentRoute: () => root,
  path: '/mandats/$mandateId',
  component: lazyRouteComponent(() => import('../mandates/ui/MandatePage.tsx'), 'MandatePage'),
})

const handover = createRoute({
  getParentRoute: () => root,
  path: '/mandats/$mandateId/passer',
  component: lazyRouteComponent(() => import('../handovers/ui/HandoverPage.tsx'), 'HandoverPage'),
})

const returns = createRoute({
  getParentRoute: () => root,
  path: '/retours',
  component: lazyRouteComponent(() => import('../reciprocity/ui/ReturnsPage.tsx'), 'ReturnsPage'),
})

const plan = createRoute({
  getParentRoute: () => root,
  path: '/plan',
  component: lazyRouteComponent(() => import('../plan/ui/PlanPage.tsx'), 'PlanPage'),
})

const ideas = createRoute({
  getParentRoute: () => root,
  path: '/plan/idees',
  component: lazyRouteComponent(() => import('../ideas/ui/IdeasPage.tsx'), 'IdeasPage'),
})

const idea = createRoute({
  getParentRoute: () => root,
  path: '/plan/idees/$ideaId',
  component: lazyRouteComponent(() => import('../ideas/ui/IdeaPage.tsx'), 'IdeaPage'),
})

const needs = createRoute({
  getParentRoute: () => root,
  path: '/plan/besoins',
  validateSearch: needsSearchOf,
  component: lazyRouteComponent(() => import('../needs/ui/NeedsPage.tsx'), 'NeedsPage'),
})

const leap = createRoute({
  getParentRoute: () => root,
  path: '/plan/depart',
  component: lazyRouteComponent(() => import('../leap/ui/LeapPage.tsx'), 'LeapPage'),
})

/** What will be there is reached from its tabs; events are its first page. */
const outings = createRoute({
  getParentRoute: () => root,
  path: '/sorties',
  beforeLoad: () => {
    throw redirect({ to: '/sorties/evenements', replace: true })
  },
})

const places = createRoute({
  getParentRoute: () => root,
  path: '/sorties/lieux',
  component: lazyRouteComponent(() => import('../places/ui/PlacesPage.tsx'), 'PlacesPage'),
})

const visits = createRoute({
  getParentRoute: () => root,
  path: '/sorties/visites',
  component: lazyRouteComponent(() => import('../visits/ui/VisitsPage.tsx'), 'VisitsPage'),
})

const tour = createRoute({
  getParentRoute: () => root,
  path: '/sorties/visites/$tourId',
  component: lazyRouteComponent(() => import('../visits/ui/TourPage.tsx'), 'TourPage'),
})

const events = createRoute({
  getParentRoute: () => root,
  path: '/sorties/evenements',
  component: lazyRouteComponent(() => import('../outings/ui/EventsPage.tsx'), 'EventsPage'),
})

const outing = createRoute({
  getParentRoute: () => root,
  path: '/sorties/evenements/$outingId',
  component: lazyRouteComponent(() => import('../outings/ui/OutingPage.tsx'), 'OutingPage'),
})

const salon = createRoute({
  getParentRoute: () => root,
  path: '/sorties/salon/$outingId',
  component: lazyRouteComponent(() => import('../outings/ui/SalonPage.tsx'), 'SalonPage'),
})

const clubs = createRoute({
  getParentRoute: () => root,
  path: '/sorties/clubs',
  component: lazyRouteComponent(() => import('../clubs/ui/ClubsPage.tsx'), 'ClubsPage'),
})

const club = createRoute({
  getParentRoute: () => root,
  path: '/sorties/clubs/$clubId',
  component: lazyRouteComponent(() => import('../clubs/ui/ClubPage.tsx'), 'ClubPage'),
})

const company = createRoute({
  getParentRoute: () => root,
  path: '/sorties/a-distance',
  component: lazyRouteComponent(() => import('../company/ui/CompanyPage.tsx'), 'CompanyPage'),
})

const mastermind = createRoute({
  getParentRoute: () => root,
  path: '/sorties/cercles/$mastermindId',
  component: lazyRouteComponent(() => import('../company/ui/MastermindPage.tsx'), 'MastermindPage'),
})

const days = createRoute({
  getParentRoute: () => root,
  path: '/sorties/journees',
  component: lazyRouteComponent(() => import('../presence/ui/DaysPage.tsx'), 'DaysPage'),
})

const trial = createRoute({
  getParentRoute: () => root,
  path: '/sorties/essais/$trialId',
  component: lazyRouteComponent(() => import('../presence/ui/TrialPage.tsx'), 'TrialPage'),
})

const networks = createRoute({
  getParentRoute: () => root,
  path: '/plan/reseaux',
  component: lazyRouteComponent(() => import('../networks/ui/NetworksPage.tsx'), 'NetworksPage'),
})

const bilan = createRoute({
  getParentRoute: () => root,
  path: '/bilan',
  validateSearch: ({ month }: Record<string, unknown>): { month?: string } =>
    typeof month === 'string' ? { month } : {},
  component: lazyRouteComponent(() => import('../review/ui/BilanPage.tsx'), 'BilanPage'),
})

const balance = createRoute({
  getParentRoute: () => root,
  path: '/bilan/equilibre',
  component: lazyRouteComponent(() => import('../balance/ui/BalancePage.tsx'), 'BalancePage'),
})

const peopleNetwork = createRoute({
  getParentRoute: () => root,
  path: '/bilan/reseau',
  component: lazyRouteComponent(() => import('../balance/ui/PeopleNetworkPage.tsx'), 'PeopleNetworkPage'),
})

const readers = createRoute({
  getParentRoute: () => root,
  path: '/bilan/lecteurs',
  component: lazyRouteComponent(() => import('../review/ui/ReadersPage.tsx'), 'ReadersPage'),
})

const measures = createRoute({
  getParentRoute: () => root,
  path: '/mesures',
  component: lazyRouteComponent(() => import('./measures/MeasuresPage.tsx'), 'MeasuresPage'),
})

const importing = createRoute({
  getParentRoute: () => root,
  path: '/import',
  validateSearch: ({ id }: Record<string, unknown>): { id?: string } =>
    typeof id === 'string' ? { id } : {},
  component: lazyRouteComponent(() => import('../import/ui/ImportPage.tsx'), 'ImportPage'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  component: lazyRouteComponent(() => import('../owner/ui/SettingsPage.tsx'), 'SettingsPage'),
})

const devices = createRoute({
  getParentRoute: () => root,
  path: '/settings/devices',
  component: lazyRouteComponent(() => import('../owner/ui/devices/DevicesPage.tsx'), 'DevicesPage'),
})

const history = createRoute({
  getParentRoute: () => root,
  path: '/settings/history',
  component: lazyRouteComponent(() => import('../owner/ui/HistoryPage.tsx'), 'HistoryPage'),
})

/** Something shared from another app of the phone begins an encounter. */
const share = createRoute({
  getParentRoute: () => root,
  path: '/share',
  validateSearch: ({ title, text, url }: Record<string, unknown>) => ({ title, text, url }),
  beforeLoad: ({ search: { title, text, url } }) => {
    // The title is mostly the name of the app, or says the text again.
    openCapture([text || title, url].filter(said => typeof said === 'string').join(' ') || ' ')
    throw redirect({ to: '/', replace: true })
  },
})

export const router = createRouter({
  routeTree: root.addChildren([
    today,
    people,
    businessCard,
    serialEntry,
    duplicates,
    person,
    personData,
    journal,
    waiting,
    mandates,
    provenance,
    mandate,
    handover,
    returns,
    plan,
    ideas,
    idea,
    needs,
    leap,
    outings,
    places,
    visits,
    tour,
    events,
    outing,
    salon,
    clubs,
    club,
    company,
    mastermind,
    days,
    trial,
    networks,
    bilan,
    balance,
    peopleNetwork,
    readers,
    measures,
    importing,
    settings,
    devices,
    sources,
    history,
    share,
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: PageError,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
