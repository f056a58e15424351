import type { RegisteredRouter } from '@tanstack/react-router'

/** Pages that nobody asks for by their name: a card comes by its person's, what is shared comes from the phone. */
export const UNASKED = [
  '/carnet/$personId',
  '/carnet/$personId/donnees',
  '/mandats/$mandateId',
  '/mandats/$mandateId/passer',
  '/plan/idees/$ideaId',
  '/sorties',
  '/sorties/visites/$tourId',
  '/sorties/evenements/$outingId',
  '/sorties/salon/$outingId',
  '/sorties/clubs/$clubId',
  '/sorties/cercles/$mastermindId',
  '/sorties/essais/$trialId',
  '/share',
] as const

type PagePath = Exclude<keyof RegisteredRouter['routesByPath'], (typeof UNASKED)[number]>

/** The words (`palette.…`) by which the palette opens each page of the desk. */
export const PAGES = {
  '/': 'today',
  '/carnet': 'list',
  '/carnet/carte': 'businessCard',
  '/carnet/saisie': 'serial',
  '/carnet/doublons': 'duplicates',
  '/journal': 'journal',
  '/journal/a-confirmer': 'waiting',
  '/sorties/lieux': 'places',
  '/sorties/visites': 'visits',
  '/sorties/evenements': 'events',
  '/sorties/clubs': 'clubs',
  '/sorties/a-distance': 'company',
  '/sorties/journees': 'days',
  '/mandats': 'mandates',
  '/mandats/provenance': 'provenance',
  '/retours': 'returns',
  '/plan': 'plan',
  '/plan/idees': 'ideas',
  '/plan/besoins': 'needs',
  '/plan/depart': 'leap',
  '/plan/reseaux': 'networks',
  '/bilan': 'bilan',
  '/bilan/equilibre': 'balance',
  '/bilan/reseau': 'peopleNetwork',
  '/bilan/lecteurs': 'readers',
  '/mesures': 'measures',
  '/import': 'import',
  '/settings': 'settings',
  '/settings/devices': 'devices',
  '/settings/sources': 'sources',
  '/settings/history': 'history',
} as const satisfies Record<PagePath, string>
