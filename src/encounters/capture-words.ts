import { phrase } from './capture-text.ts'
import type { Channel, EncounterSize, Feeling, Sphere } from './encounter.ts'

/** Words that say how it happened. All patterns here are on folded text (capture-text.ts). */
export interface ChannelPhrase {
  pattern: RegExp
  channel: Channel | null
  /** A weak one (`vu`, `rendez-vous`, `wrote`) yields to a strong one said elsewhere in the line (`en visio`). */
  weak: boolean
  initiator: 'me' | 'them' | null
  /** `mail à`, `appel de`: the preposition after it tells who started, and a person follows. */
  directed: boolean
  size: EncounterSize | null
  /** Talk (`discuté`) opens an encounter, but after its people it opens the note. */
  talk: boolean
  /** Only where it was typed so: `thé` is no English article. */
  spelled: RegExp | null
}

// Who speaks, when it is the owner.
const I =
  "(?:(?:j'ai|je l'ai|je les ai|on s'est|on a|nous avons|nous nous sommes|i've|we've|i have|we have|i|we) (?:(?:enfin|encore|bien|juste|rapidement|just|finally|also|briefly|quickly) )?)?"
const TO_ME = "(?:m'a|m'ont|nous a|nous ont) (?:(?:enfin|encore|juste|deja) )?"

export const CHANNEL_PHRASES: readonly ChannelPhrase[] = [
  said(
    `${TO_ME}(?:re|r)?(?:appele|telephone|joint)e?s?|${TO_ME}passe un (?:coup de (?:fil|tel|telephone)|appel)`,
    'call',
    { initiator: 'them' },
  ),
  said('(?:called|phoned|rang|telephoned) (?:me|us)(?: back| up)?', 'call', { initiator: 'them' }),
  said('(?:texted|messaged|pinged|whatsapped|dmed) (?:me|us)(?: back)?', 'message', { initiator: 'them' }),
  said('(?:emailed|e-mailed|mailed) (?:me|us)(?: back)?', 'mail', { initiator: 'them' }),
  said(`${TO_ME}(?:re)?ecrit|(?:wrote|written) (?:to )?(?:me|us)`, 'mail', { weak: true, initiator: 'them' }),
  said(
    `${TO_ME}(?:envoye|laisse|repondu|invite|propose|contacte|relance|abord)e?e?s?|(?:invited|contacted|approached) (?:me|us)|(?:sent|left) (?:me|us)`,
    null,
    { initiator: 'them' },
  ),
  said('(?:nous |on )?a (?:re|r)?appele', 'call', { initiator: 'them' }),
  said(
    `${I}(?:envoye|laisse|ecrit)(?= (?:un|une) (?:(?:petit|long) )?(?:e-?mail|mail|courriel|sms|texto|message|mot|whatsapp|dm))`,
    null,
    { initiator: 'me' },
  ),
  said(`${I}(?:sent|left|dropped)(?= .{1,40} (?:e-?mail|sms|text|message|note|dm)(?!\\p{L}))`, null, {
    initiator: 'me',
  }),
  said(`${I}passe un (?:coup de (?:fil|tel|telephone)|appel)`, 'call', { initiator: 'me', directed: true }),
  said(`${I}(?:re|r)?(?:appelee?s?)|${I}(?:called|phoned|rang|telephoned)(?: back)?`, 'call', {
    initiator: 'me',
  }),
  said(`${I}(?:relancee?s?|(?:re)?contactee?s?|chased|contacted)`, 'mail', { weak: true, initiator: 'me' }),
  said(`${I}(?:invitee?s?|invited)|(?:j'ai|on a) (?:aide|depanne)e?s?|(?:i|we) helped`, null, {
    initiator: 'me',
  }),
  said(`${I}(?:texted|messaged|pinged|whatsapped|dmed)`, 'message', { initiator: 'me' }),
  said(`${I}(?:emailed|e-mailed|mailed)`, 'mail', { initiator: 'me' }),
  said(`${I}(?:ecrit|reecrit|repondu|wrote|replied)`, 'mail', {
    weak: true,
    initiator: 'me',
    directed: true,
  }),
  said(`${I}(?:commente|liked|commented)(?: on)?`, 'network', { size: 'micro' }),
  said(
    'visio(?:conference|phone)?s?|video ?call|videocall|appel (?:video|visio)|video|zoom|(?:microsoft |ms )?teams|google meet|meet(?= (?:avec|with)(?!\\p{L})| ?(?:$|[,;:—]))|skype|facetime|jitsi|whereby|webex',
    'video',
  ),
  said(
    'linkedin|mastodon|instagram|insta|facebook|twitter|bluesky|tiktok|(?:un )?commentaires?|comments?',
    'network',
    { directed: true, size: 'micro' },
  ),
  said('coups? de (?:fil|tel|telephone)|appels?(?: telephoniques?)?|phone calls?|calls?', 'call', {
    directed: true,
  }),
  said(
    'au (?:telephone|tel|bout du fil)|par (?:telephone|tel)|(?:on|over|by) the phone|by phone|telephone|phone|tel',
    'call',
    { directed: true },
  ),
  said('sms|textos?|whatsapp|messages?|msg|signal|telegram|messenger|dms?|slack|discord|text', 'message', {
    directed: true,
    size: 'micro',
  }),
  said('e-?mails?|mails?|courriels?|courriers?|lettre|letter|carte postale|postcard', 'mail', {
    directed: true,
  }),
  said(
    '(?:petits?[ -])?dej(?:euner|eune|s)?|dejeunee?s?|diners?|dine|dinner|lunch|breakfast|brunch|souper|repas|pique-?nique|picnic',
    'in-person',
    { size: 'long' },
  ),
  said(
    'cafes?|coffees?|apero|aperitif|verres?|drinks?|bieres?|beers?|tea|gouter|balade|promenade|rando(?:nnee)?|walk|hike|face a face|in person|en personne|en chair et en os',
    'in-person',
  ),
  said('thes?', 'in-person', { spelled: /^thés?$/iu }),
  said(`${I}(?:re)?croisee?s?(?: par hasard)?|${I}(?:bumped into|ran into|run into)`, 'in-person', {
    weak: true,
    size: 'micro',
  }),
  said(
    `${I}fait (?:la )?connaissance de|${I}(?:re)?(?:vue?s?|rencontree?s?|retrouvee?s?|visitee?s?)|${I}passee? voir|rendez-?vous|rdv|visite|reunion|entretien|atelier|seance|${I}(?:saw|seen|met(?: up)?|visited|sat (?:next to|beside|with))|visit|meeting|catch[- ]?up|caught up|workshop|session`,
    'in-person',
    { weak: true },
  ),
  said(
    `${I}(?:longuement |brievement )?(?:discute|papote|bavarde|parle|echange|chatte|chatted|talked|spoke|spoken)|discussion|conversation|echange|chat|talk|point(?= (?:avec|with))`,
    'in-person',
    { weak: true, talk: true, directed: true },
  ),
]

export const PLANNED = phrase(
  "prevue?|planifiee?|programmee?|planned|scheduled|upcoming|on se (?:voit|verra|retrouve|appelle)|je (?:vois|verrai|retrouve|dois voir|vais voir|dejeune|dine)|(?:i'll|i will|i'm going to|i am going to|we'll|we will) (?:see|meet|have|call|visit)|will (?:see|meet|call|visit)|(?:i'm|i am|we're) (?:seeing|meeting|having|visiting|calling)|seeing|meeting(?= \\p{L}+ (?:tomorrow|next))",
)

export const SIZES: readonly [RegExp, EncounterSize][] = [
  [
    phrase(
      '(?:(?:juste|just) )?(?:deux|trois|quelques|2|3) mots|(?:(?:juste|just) )?(?:a few|two|a couple of) words|(?:a )?quick (?:word|chat|hello|hi)|en (?:passant|coup de vent|vitesse)|vite fait|in passing|un (?:petit )?bonjour|small talk',
    ),
    'micro',
  ],
  [
    phrase(
      'brievement|briefly|(?:un )?bref echange|(?:a )?(?:short|brief) (?:chat|talk|call)(?= (?:with|about))',
    ),
    'short',
  ],
  [
    phrase(
      "longuement|toute la (?:journee|matinee|soiree)|tout(?:e)? l'apres[- ]midi|all (?:day|morning|afternoon|evening)|for hours|des heures|(?:a |une? )?(?:long|longue)(?= (?:talk|chat|discussion|conversation|echange|appel|call|meeting)(?!\\p{L}))",
    ),
    'long',
  ],
]

export const SPHERES: readonly [RegExp, Sphere][] = [
  [phrase('#?pro(?:fessionnel(?:le)?)? (?:et|and|&) perso(?:nnel(?:le)?)?|work and personal'), 'both'],
  [phrase('#?(?:pro|professionnel(?:le)?|professional|boulot|(?:for )?work|business)'), 'professional'],
  [phrase('#?(?:perso|personnel(?:le)?|personal|prive|private)'), 'personal'],
]

export const CHOSEN: readonly [RegExp, 'chosen' | 'endured'][] = [
  [
    phrase(
      '#?(?:subie?|enduree?|imposee?|contrainte?|penible|endured|unwanted|reluctantly|a contrec(?:oe)ur|pas choisie?|not my choice|not chosen)',
    ),
    'endured',
  ],
  [phrase('#?(?:choisie?|voulue?|par choix|par plaisir|chosen|by choice|my choice)'), 'chosen'],
]

const HOW =
  "(?:(?:c'etait|c'est|ca a ete|it was|that was|moment|a|un|une|tres|vraiment|plutot|assez|trop|un peu|so|a bit|bit|a little|very|really|quite|rather) )*"
/** How it felt, only where a stretch between two commas says nothing else. */
export const FEELINGS: readonly [RegExp, Feeling][] = [
  [
    felt(
      "(?:ca |qui )?m'a fait (?:du|beaucoup de) bien|did me (?:a lot of )?good|(?:super|excellent|beau|tres bon) moment|genial|formidable|excellent|super|wonderful|lovely|great",
    ),
    5,
  ],
  [felt('agreable|sympa|chouette|bien|nice|pleasant|good|bon moment|good time'), 4],
  [felt('neutre|comme ci comme ca|ok|so-so|neutral'), 3],
  [
    felt(
      'tendue?|fatiguante?|fatigante?|difficile|desagreable|decevante?|draining|tiring|tense|awkward|difficult',
    ),
    2,
  ],
  [felt('lourde?|pesante?|eprouvante?|epuisante?|horrible|awful|terrible|heavy|exhausting'), 1],
]

/** Of the channel phrases, those that are verbs: whom they name is met, in lower case too. */
export const VERB = new RegExp(
  `^${I}(?:(?:re)?(?:croise|vu|rencontre|retrouve|visite|appele|contacte|relance|invite)e?s?|(?:j'ai|on a) (?:aide|depanne)e?s?(?: par hasard)?|passee? voir|saw|seen|met(?: up)?|visited|sat .*|bumped into|r[au]n into|called|phoned|rang|telephoned|texted|messaged|pinged|whatsapped|dmed|e-?mailed|mailed|chased|contacted|invited|i helped|we helped|fait (?:la )?connaissance de|(?:longuement |brievement )?(?:discute|papote|bavarde|parle|echange|chatte|chatted|talked|spoke|spoken)|(?:re)?ecrit|repondu|wrote|replied|telephone|commente|liked|commented)(?: back)?$`,
  'u',
)

/** It did not happen: nobody was met. */
export const MISSED =
  /(?:(?:je |j')?(?:n'ai |ai )?pas (?:pu )?(?:vu|voir|croise|rencontre|appele|joindre|reussi|eu)|(?:i )?(?:did not|didn't|couldn't|could not|never) (?:see|meet|call|manage|reach|get)|pas de (?:reponse|nouvelles)|no (?:answer|reply|news)|(?:\p{L}[\p{L}' -]{0,40} )(?:n'est pas venue?s?|n'a pas pu venir|ne viendra pas|m'a (?:plante|pose un lapin)e?|a annule|didn't (?:come|show)|did not (?:come|show)|couldn't (?:come|make it)|stood me up|cancelled|canceled))(?!\p{L})/uy

/** What joins people to the encounter and to each other. */
export const LINK =
  /w\/|(?:avec|with|et aussi|and also|et|and|puis|plus|\+|&)(?![\p{L}\p{N}'])|[+&]|@(?=\p{L})/uy
/** Links that only people follow. */
export const WITH = /^(?:avec|with|w\/|@)/

/** Someone else begins to be talked about: after the people, all from there on is the note. */
export const CLAUSE =
  /(?:(?:et|and|puis|then|but|mais) )?(?:(?:elle|il|elles|ils|je|tu|nous|vous|ca|qui|que|dont|ou|parce|car|mais|donc|alors|si|quand|because|but|who|which|so|she|he|they|we|i|it|you|if|when)(?:'\p{L}+)?(?![\p{L}\p{N}'-])|(?:j|c|qu|s|n)'(?=\p{L})|on (?=a |est |s'|va |se |doit|peut|n'|y |en ))/uy

/** A topic begins: no more people nor places after it. */
export const TOPIC = phrase(
  'pour|about|regarding|concernant|re|a propos(?: de| du| des)?|au sujet(?: de| du| des)?|sur|on|de|du|des|discute|discussed|parle|talked|to|from|of',
)

/** Words that carry nothing by themselves once the pieces around them are read. */
export const GLUE = wordSet(
  `a an the some of for on in at by to from over via i we i've we've had have has having was were just finally also grabbed took got
  good quick big small nice little me us my our up back again is
  j'ai je on nous avons ai a ete suis est etait ont as eu pris bu fait partage le la les l l' un une du des de d' au aux en par via sur pendant
  petit petite bon bonne grand gros enfin encore aussi juste vite ce cet cette chez dans y ma mon mes notre nos m'a qu puis s'est ensemble together`,
)

/** Words never read as the name of somebody, even with a capital. */
export const NOT_NAMES = wordSet(
  `lui elle il eux moi toi nous vous ils elles on tout tous toute toutes quelqu'un personne plaisir joie qui que quoi dont quelques plusieurs
  him her them me us you it everyone everybody someone somebody nobody pleasure who what which this that these those all several
  bonjour salut hello hi hey merci thanks note notes nb ps todo re ok oui non yes no super genial bravo enfin encore aussi puis ensuite apres avant
  very really tres vraiment trop assez pas not ne plus jamais toujours souvent then after before during since while
  i i'm i'll i've i'd we she he they she's he's salon reunion conference formation meetup foire concert expo exposition soiree evenement event party fair
  training travail travaille bosse brainstorming discute parle echange passe pris eu fait vu vue appele ecrit dejeune dine rencontre saw met had took talked spoke
  talking discussing super sympa content contente fatigue fatiguee malade happy sad tired sick tout va bien mal good great nice
  journee matinee apres-midi week weekend week-end semaine mois jour jours day today lunch dinner client projet project devis quote facture invoice
  manque manquee manques missed ca c'est c'etait j'ai je tu le la les l un une des du de au aux the a an my mon ma mes pour pro perso avec sans with without sur dans chez at in on for from to by par via en et and or ou
  mais but car donc parce because si if quand when comme like as point idee rien nothing something quelque chose coup fait moins`,
)

/** After an article, things and not people. */
export const THINGS = wordSet(
  `film match expo exposition concert spectacle mail e-mail message dossier site maison appartement piece devis facture reunion salon projet cafe
  dejeuner diner verre journee matinee soiree semaine mois meeting project quote invoice house flat office movie game show day week evening morning afternoon
  idee idea question probleme problem lot bit chat talk while time fois moment point chance plaisir joie bureau coworking marche gare parc park
  contrat contract livre book velo bike voiture car train bus ville city town travail work job poste post atelier ecole school suite fin debut rest other autre meme same nouvelle news tour peu`,
)

/** Small words of surnames, that keep their lower case. */
export const PARTICLE =
  /(?:de la |de l'|de les |de |du |des |d'|la |le |les |van der |van den |van de |van |von der |von |zu |der |den |ter |ten |di |da |dos |das |do |del |della |dal |bin |ben |ibn |el |al |al-|y |e |st |mac )/uy
export const TITLE =
  /(?:m\.|mr\.?|mme\.?|mlle\.?|mrs\.?|ms\.?|dr\.?|pr\.|maitre|monsieur|madame|mademoiselle|docteur|professeur|tante|oncle|tata|tonton|uncle|aunt|auntie) /uy

export const FRENCH_ARTICLE =
  /(?:(?:le|la|les|un|une|mon|ma|mes|notre|nos|leur|leurs|son|sa|ses|ce|cette) |l')(?=\p{L})/uy
export const ENGLISH_ARTICLE = /(?:the|an?|my|our|his|her|their|some) (?=\p{L})/uy
/** What the mother tongue puts before the noun: `la petite factrice`, `the new baker`. */
export const EARLY_ADJECTIVE =
  /(?:nouveau|nouvel|nouvelle|nouveaux|nouvelles|petits?|petites?|jeunes?|vieux|vieille|grande?|gentille?|ancien|ancienne|autre|belle|beau|new|old|young|nice|other) (?=\p{L})/uy

function said(source: string, channel: Channel | null, more: Partial<ChannelPhrase> = {}): ChannelPhrase {
  return {
    ...{ pattern: phrase(source), channel, weak: false, initiator: null, directed: false, size: null },
    ...{ talk: false, spelled: null, ...more },
  }
}

function felt(source: string): RegExp {
  return new RegExp(`^${HOW}(?:${source})$`, 'u')
}

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(/\s+/))
}
