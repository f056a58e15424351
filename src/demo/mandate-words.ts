/** What invented mandates are made of, in one language. Every name is made up. */
export interface MandateWords {
  /** What is asked for, its skills, and from how much to how much in units of the currency: for the whole, or a day. */
  works: readonly (readonly [
    what: string,
    skills: readonly string[],
    from: number,
    to: number,
    per?: 'day',
  ])[]
  organisations: readonly string[]
  events: readonly string[]
  places: readonly string[]
  networks: readonly string[]
  roles: readonly string[]
  lostBecause: readonly string[]
  notes: readonly string[]
  languages: readonly string[]
}

export const MANDATE_WORDS: Readonly<Record<'fr' | 'en', MandateWords>> = {
  fr: {
    works: [
      ['Refonte du site', ['sites', 'graphisme'], 2800, 9500],
      ['Identité visuelle', ['graphisme'], 1400, 4200],
      ['Catalogue de la saison', ['mise en page', 'rédaction'], 1200, 3600],
      ['Lettre mensuelle', ['rédaction'], 350, 700],
      ['Formation de l’équipe', ['formation'], 550, 780, 'day'],
      ['Audit d’accessibilité', ['accessibilité', 'sites'], 1800, 3900],
      ['Boutique en ligne', ['sites'], 4200, 14_000],
      ['Reportage photo', ['photo'], 650, 1900],
      ['Rapport annuel', ['rédaction', 'mise en page'], 1900, 5200],
      ['Renfort de développement', ['développement'], 420, 560, 'day'],
      ['Signalétique des bureaux', ['graphisme'], 1500, 4800],
      ['Accompagnement à la communication', ['conseil'], 480, 650, 'day'],
      ['Traduction de la documentation', ['traduction'], 700, 2600],
      ['Maquette de l’application', ['graphisme', 'sites'], 2600, 7800],
      ['Textes de l’exposition', ['rédaction'], 900, 2400],
      ['Film de présentation', ['vidéo'], 2200, 6400],
    ],
    organisations: [
      'Aria',
      'Les Ateliers du Port',
      'Maison Verveine',
      'Coopérative Tramontane',
      'Théâtre de l’Anse',
      'Office de tourisme des Calanques',
      'Librairie Le Grand Large',
      'Domaine de la Pinède',
      'École de voile du Mourillon',
      'Ferme des Restanques',
      'Clinique Saint-Elme',
      'Fédération des marchés',
    ],
    events: [
      'Open Coffee',
      'Salon des entrepreneurs',
      'Petit déjeuner des indépendants',
      'Forum des associations',
    ],
    places: ['coworking du port', 'club de voile', 'tiers-lieu de la gare'],
    networks: ['LinkedIn', 'Malt', 'Mastodon'],
    roles: ['décide du budget', 'tient les comptes', 'suit le projet', 'relit les textes'],
    lostBecause: [
      'budget reporté',
      'choix d’une agence',
      'projet abandonné',
      'trop loin',
      'délai trop court',
    ],
    notes: [
      'Préfère un appel le matin.',
      'Livrer en deux fois, la première avant l’été.',
      'Facturer à trente jours, moitié à la commande.',
      'Aimerait continuer l’an prochain.',
      'Le précédent prestataire n’a jamais rendu les fichiers.',
    ],
    languages: ['fr', 'en'],
  },
  en: {
    works: [
      ['New website', ['websites', 'design'], 2800, 9500],
      ['Visual identity', ['design'], 1400, 4200],
      ['Season’s catalogue', ['layout', 'writing'], 1200, 3600],
      ['Monthly newsletter', ['writing'], 350, 700],
      ['Team training', ['training'], 550, 780, 'day'],
      ['Accessibility audit', ['accessibility', 'websites'], 1800, 3900],
      ['Online shop', ['websites'], 4200, 14_000],
      ['Photo story', ['photography'], 650, 1900],
      ['Annual report', ['writing', 'layout'], 1900, 5200],
      ['Development cover', ['development'], 420, 560, 'day'],
      ['Office signage', ['design'], 1500, 4800],
      ['Communication advice', ['advice'], 480, 650, 'day'],
      ['Translating the manuals', ['translation'], 700, 2600],
      ['App mock-up', ['design', 'websites'], 2600, 7800],
      ['Exhibition texts', ['writing'], 900, 2400],
      ['Presentation film', ['video'], 2200, 6400],
    ],
    organisations: [
      'Aria',
      'Harbour Workshops',
      'Verbena House',
      'Northwind Co-operative',
      'Cove Theatre',
      'Cliff Coast Tourism',
      'High Seas Books',
      'Pinewood Estate',
      'Headland Sailing School',
      'Terraces Farm',
      'St Elmo Clinic',
      'Federation of Markets',
    ],
    events: ['Open Coffee', 'Entrepreneurs’ fair', 'Freelancers’ breakfast', 'Charities forum'],
    places: ['harbour coworking', 'sailing club', 'station hub'],
    networks: ['LinkedIn', 'Upwork', 'Mastodon'],
    roles: ['decides on the budget', 'keeps the books', 'follows the project', 'proofreads'],
    lostBecause: ['budget put off', 'chose an agency', 'project dropped', 'too far', 'too short a deadline'],
    notes: [
      'Prefers a call in the morning.',
      'To be delivered in two parts, the first before summer.',
      'Invoice at thirty days, half with the order.',
      'Would like to go on next year.',
      'The one before never gave the files back.',
    ],
    languages: ['en', 'fr'],
  },
}
