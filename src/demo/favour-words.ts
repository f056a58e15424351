import type { FavourKind } from '../reciprocity/favour.ts'

export interface FavourWords {
  /** What may be noted of a favour, by its kind. */
  notes: Readonly<Record<FavourKind, readonly string[]>>
  thanked: string
}

const FRENCH: FavourWords = {
  notes: {
    referral: [
      'auprès d’une cliente qui ouvre un gîte',
      'à la chambre de métiers',
      'à son ancien associé',
      '',
    ],
    introduction: ['autour d’un café au port', 'par un message à trois', 'pour un projet de livre', ''],
    recommendation: ['trois lignes sur le chantier de l’an dernier', 'un mot pour le site', ''],
    tip: [
      'un appel d’offres de la ville',
      'une aide de la région',
      'un local qui se libère',
      'une salle à prix doux',
    ],
    hire: ['un alternant pour la rentrée', 'quelqu’un pour la compta', ''],
    'client-help': ['une liste de dix maisons à appeler', 'une relecture de la page d’accueil', ''],
    handover: ['trop plein jusqu’à l’été', 'hors de son métier', ''],
    advice: ['sur les tarifs', 'sur le statut', 'pour une réponse délicate', 'sur le contrat', ''],
    service: [
      'relecture d’un devis',
      'prêt du vidéoprojecteur',
      'le portail du site réparé',
      'une journée de garde',
    ],
    attention: [
      'une carte pour la nouvelle année',
      'un livre de cuisine',
      'un mot le jour du lancement',
      'un café offert',
    ],
  },
  thanked: 'Merci dit',
}

const ENGLISH: FavourWords = {
  notes: {
    referral: ['to somebody opening a guest house', 'to the chamber of trade', 'to a former partner', ''],
    introduction: ['over a coffee by the harbour', 'by a message to both', 'for a book project', ''],
    recommendation: ['three lines about last year’s work', 'a word for the site', ''],
    tip: [
      'a call for tenders in town',
      'a regional grant',
      'a room that is to let',
      'a hall at a fair price',
    ],
    hire: ['an apprentice for September', 'somebody for the accounts', ''],
    'client-help': ['a list of ten firms to call', 'a reading of the home page', ''],
    handover: ['full until the summer', 'outside their field', ''],
    advice: ['on rates', 'on the legal form', 'for a delicate answer', 'on the contract', ''],
    service: ['a quote proofread', 'the projector lent', 'the site’s gate mended', 'a day of babysitting'],
    attention: ['a card for the new year', 'a cookbook', 'a word on launch day', 'a coffee offered'],
  },
  thanked: 'Thanked',
}

export const FAVOUR_WORDS: Readonly<Record<'fr' | 'en', FavourWords>> = { fr: FRENCH, en: ENGLISH }
