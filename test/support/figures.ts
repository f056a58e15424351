/**
 * Where each sentence of Balance, Network, Plan and Bilan that holds a figure is told: its entry in docs/measures.md, by
 * the beginning of its key. The longest that fits holds.
 */
export const FIGURES = {
  balance: {
    'said.': 'de-jong-gierveld',
    'said.change.': 'reliable-change',
    'said.ours': 'reliable-change',
    'mood.': 'mood-of-the-day',
    'strain.': 'strain',
    'log.complete': 'how-complete-the-log-is',
    'log.away': 'how-complete-the-log-is',
    'log.before': 'company-over-time',
    'log.facts.': 'company-over-time',
    'log.mixed.': 'company-over-time',
    'log.weeks.': 'people-by-week',
    'log.kinds.': 'diversity-of-company',
    'log.five.': 'the-five-networks',
    'log.word.': 'withdrawal',
    'network.essential': 'layers-of-the-network',
    'network.size.': 'layers-of-the-network',
    'network.layers.': 'layers-of-the-network',
    'network.variety.': 'variety-of-the-network',
    'network.holding.': 'structural-holes',
    'network.bridges.': 'bridges-of-the-network',
    'network.leaning.': 'dependence',
    'network.dormant.': 'dormant-ties',
    'network.introductions.': 'who-introduced-whom',
    'network.picture.': 'picture-of-the-network',
  },
  plan: {
    'planPage.': 'plan-week',
    'week.': 'plan-week',
    'why.': 'plan-week',
    'told.': 'plan-told',
    'fronts.': 'plan-fronts',
    'decline.': 'plan-decline',
  },
  review: {
    'readersPage.': 'readers',
    'episode.': 'length-of-an-episode',
    'say.work.': 'half-days',
    'say.people.': 'the-month-told',
    'say.company.': 'company-over-time',
    'say.outings.': 'what-an-outing-brought',
    'say.mandates.': 'value-of-a-mandate',
    'say.ways.': 'shares-of-provenance',
    'say.favours.': 'favours',
    'say.ideas.': 'daring',
    'say.plan.': 'plan-told',
    'say.network.': 'the-month-told',
    'say.online.': 'time-online',
  },
} as const satisfies Record<string, Record<string, string>>

/** Figures that tell nothing of a life: where one stands in a form, how far something has got, what is on the screen. */
export const BARE = {
  balance: ['form.step'],
  plan: [],
  review: ['page.showHidden', 'share.replaced', 'episode.making'],
} as const satisfies Record<keyof typeof FIGURES, readonly string[]>

/** Pieces of the sentences of a month, which stand inside those of its topics. */
export const PIECES = [
  'others',
  'in',
  'as',
  'against',
  'then',
  'beside',
  'from',
  'to',
  'minutes',
  'hours',
  'quoted',
  'sum',
]

/** What is put into a sentence without being a figure. */
export const NOT_FIGURES = new Set(
  `name title day when where kind level from to source country phone mail mails month list year what currency trade siret
   said notices address way names text subject other all next`.split(/\s+/),
)
