import type { ContributionKind } from './mandate.ts'

/** Words that say how work comes. All patterns here are on folded text (encounters/capture-text.ts). */

const END = "(?![\\p{L}\\p{N}'-])"

function anchored(source: string): RegExp {
  return new RegExp(`(?:${source})${END}`, 'yu')
}

/** What opens a source. */
export const SOURCE =
  /(?:(?:qui (?:vient|arrive) |venue?s? |arrivee?s? |recue?s? |trouvee?s? |obtenue?s? |apportee?s? |recommandee?s? |presentee?s? |envoyee?s? |transmise?s? |conseillee?s? |signalee?s? |entendue?s? )?(?:par l'(?:intermediaire|entremise) (?:de |d'|du )|par le biais (?:de |d'|du )|grace (?:aux? |a )|merci a |de la part (?:de |d'|du )|sur (?:la )?recommandation (?:de |d'|du )|via |par (?!jour|journee|mois|an\b|semaine|heure|visio|mail|telephone|lot|page)|depuis (?=mon|le |la |linkedin|malt))|(?:venue?s?|arrivee?s?) (?:de |du |d')|(?:(?:that |which )?(?:came|comes|coming|heard|referred|recommended|introduced|sent|passed on|brought|suggested|found)(?: to me)? )?(?:through |via |thanks to |by way of |courtesy of |on (?:the )?recommendation of )|(?:came|comes|coming|heard|referred|recommended|introduced|sent|passed on|brought|suggested)(?: to me)? (?:by |from )|by (?!\d|phone|mail|e-?mail|video|hand|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|next|the (?:end|way))(?![\p{L}])))/uy

/** What opens a source only where a network follows. */
export const ON_NETWORK = /(?:sur|on|depuis|from) /uy

/** What links somebody to the one who told them. */
export const CHAIN =
  /(?:,? ?(?:elle |lui |et )?qui (?:me |en |y )?(?:l'a |le |la |les |l'avait |l'|a |avait |en a )?(?:tient|tenait|avait|eue?|sue?|appris|entendue?|entendu parler|connait|vient)(?: ca| cela| l'info| la nouvelle| l'affaire)? (?:de |d'|du |par |grace a )|,? ?(?:elle|lui|eux|elles)-?memes? (?:prevenue?s? |alertee?s? |informee?s? )?(?:par |via |grace a |de )|,? ?who (?:has |had |himself |herself )?(?:heard|got|had|has|learnt|learned|knew|knows|was told|had been told)(?: of| about)?(?: it| this| that)? (?:from |through |via |by )|,? ?(?:herself|himself|themselves) (?:told )?(?:through |via |by |from )| ?(?:<-|←|<) ?)/uy

/** « à qui Luc en a parlé »: the name stands inside. */
export const CHAIN_AROUND =
  /,? ?(?:a qui (?<fr>[^,;]{2,60}?) (?:en |l'|l')(?:avait |a )?(?:parle|dit|signale)(?![\p{L}])|(?:to )?whom? (?<en>[^,;]{2,60}?) (?:had )?(?:told|tipped)(?: off)?(?: (?:of|about) it)?(?![\p{L}]))/uy

/** What says where one met: a label, or the one who introduced. */
export const MET =
  /(?:que j'ai |qu'on a |j'ai |whom? i |i )?(?:deja )?(?:rencontree?s?|connue?s?|croisee?s?|revue?s?|faite? connaissance|met|known|seen|first met) (?<through>par |via |grace a |through |by |via )?(?<at>a l'|a la |au |aux |a |chez |lors (?:de la |de l'|des |du |d'un |d'une )|pendant (?:le |la |l'|les )?|dans (?:le |la |l'|un |une |mon |ma )?|sur |en |at |during |in |on )?/uy

export const AND = /(?: ?[&+] ?| (?:et|and|ainsi que|as well as|puis|mais aussi|but also) )/u

/** It came from where nobody looked for it. */
export const UNEXPECTED =
  /(?<![\p{L}])(?:(?:tout a fait |completement |totally |quite )?(?:inattendue?s?|unexpected(?:ly)?|imprevue?s?|inesperee?s?)|par (?:surprise|hasard)|sans l'avoir cherchee?|out of (?:the blue|nowhere)|by (?:surprise|chance))(?![\p{L}])/u

/** « Sophie 70 % », "70% Sophie". */
export const SHARE =
  /(?:(?:a |a hauteur de |pour |for |at )?(?<percent>\d{1,3}(?:[.,]\d{1,2})?) ?%|(?:pour |for )?(?<half>(?:la )?moitie|half)(?![\p{L}])|(?:pour |for )?(?<third>(?:un |a |one )?(?:tiers|third))(?![\p{L}])|(?:pour |for )?(?<quarter>(?:un |a |one )?(?:quart|quarter))(?![\p{L}]))/u

const FORMER =
  "(?:(?:c'est |est |de(?:ja)? |d')?(?:un |une |des |mon |ma |a |an )?(?:anciens?|anciennes?|ex|vieux|vieille|fidele|deja)[ -]clien(?:te?s?)|client(?:e)?s? (?:existante?s?|fideles?|regulier|reguliere|historique|recurrente?s?|de longue date|depuis .{1,40})|(?:a |an |my |our )?(?:former|past|existing|returning|old|previous|long-?standing|repeat|loyal) (?:client|customer)s?)"
const SITE =
  "(?:(?:mon|notre|my|our) (?:propre |own )?(?:site(?: web| internet)?|website|web site|blog|newsletter|lettre d'information|lettre|formulaire(?: de contact)?|contact form)|(?:le |the )?(?:formulaire(?: de contact)?(?: du site)?|contact form)|(?:le |the )?(?:site|website|blog))"
const NETWORK =
  '(?:linkedin|malt|mastodon|bluesky|instagram|insta|facebook|twitter|upwork|fiverr|comet|codeur(?:\\.com)?|freelance(?:-?info|republik)|crème de la crème|slack|discord|reddit|youtube|tiktok|xing|viadeo|google|internet|(?:les |the |un |a )?reseaux?(?: sociaux| en ligne)?|(?:the )?internet|online|en ligne|(?:un |une |a )?(?:annonce|plateforme|platform|job board|ad))(?: [\\p{L}\\p{N}]+)?'
const COLD =
  "(?:(?:du |de la |par |a |some )?(?:demarchage|prospection|approche directe|cold (?:call|mail|e-?mail|approach|outreach)(?:ing|s)?)(?: .{1,40})?|(?:un )?(?:mail|courriel|message|appel) a froid|a froid|candidature spontanee|je (?:les|l'|le|la|leur) ?ai (?:ecrit|demarchee?s?|contactee?s?|approchee?s?|demarches|appelee?s?)(?: .{1,40})?|i (?:approached|contacted|wrote to|cold-?called|called|emailed) (?:them|her|him)(?: .{1,40})?|appel d'offres|public tender|tender)"
const UNKNOWN =
  "(?:je ne sais (?:pas|plus)(?: .{1,40})?|on ne sait pas(?: .{1,40})?|(?:provenance |origine )?inconnue?|i (?:don't|do not) know(?: .{1,40})?|unknown|no idea)"
const MOUTH = '(?:le |de |du |the )?(?:bouche[ -]a[ -]oreille|word[ -]of[ -]mouth)'

/** A whole stretch that says a kind, without or with its article. */
const WHOLE: readonly [RegExp, ContributionKind][] = [
  [anchored(`${FORMER}$`), 'former-client'],
  [anchored(`${COLD}$`), 'cold'],
  [anchored(`${SITE}$`), 'site'],
  [anchored(`${NETWORK}$`), 'network'],
  [anchored(`${MOUTH}$`), 'referral'],
  [anchored(`${UNKNOWN}$`), 'unknown'],
]

/** Said by themselves between two commas, they are a source without any « par ». */
const ALONE: readonly [RegExp, ContributionKind][] = [
  [anchored(`${FORMER}$`), 'former-client'],
  [anchored(`${COLD}$`), 'cold'],
  [anchored(`${MOUTH}$`), 'referral'],
  [anchored(`(?:mon|my|notre|our) (?:site|website|blog|newsletter)$`), 'site'],
  [anchored(`linkedin$|malt$|mastodon$|bluesky$|instagram$|facebook$|twitter$|upwork$`), 'network'],
  [anchored(`${UNKNOWN}$`), 'unknown'],
]

const PLACE =
  /(?<![\p{L}])(?:co-?working|tiers[- ]lieu|cafe|pepiniere|incubateur|incubator|club|association|asso|bni|chambre de commerce|chamber of commerce|cci|mairie|bibliotheque|mediatheque|ecole|universite|fac|gym|salle de sport|chorale|choir|library|school|university|hub|fablab|paroisse|church|village|quartier|neighbourhood|immeuble|bureau partage|shared office|makerspace|hackerspace)s?(?![\p{L}])/u
const EVENT =
  /(?<![\p{L}])(?:open coffee|meet-?up|salon|conferences?|conf|ateliers?|apero|petit[- ]dej(?:euner)?|dejeuner|foire|forum|hackathon|after-?work|barcamp|webinaire|webinar|rencontres|soiree|festival|congres|colloque|formation|vernissage|marche de noel|journees?|speed[ -]\p{L}+|fair|workshop|breakfast|talk|events?|evenement|summit|party|bootcamp|ag|assemblee|lunch|table ronde|round table|cafe freelance)(?![\p{L}])/u

/** The kind that a whole stretch after « par » says, null when it speaks of somebody. */
export function kindOf(folded: string): ContributionKind | null {
  return wholeKind(WHOLE, folded) ?? (EVENT.test(folded) ? 'event' : PLACE.test(folded) ? 'place' : null)
}

/** The kind that a stretch says by itself. */
export function kindAlone(folded: string): ContributionKind | null {
  return wholeKind(ALONE, folded)
}

/** Where one met: an event or a place. */
export function whereKind(folded: string): 'event' | 'place' {
  return PLACE.test(folded) && !EVENT.test(folded) ? 'place' : 'event'
}

function wholeKind(kinds: readonly [RegExp, ContributionKind][], folded: string): ContributionKind | null {
  for (const [pattern, kind] of kinds) {
    pattern.lastIndex = 0
    if (pattern.test(folded)) return kind
  }
  return null
}
