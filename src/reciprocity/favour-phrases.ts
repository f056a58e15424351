import type { Direction, FavourKind } from './favour.ts'

/** How a favour is said. Read on a folded line (`encounters/capture-text.ts`): no accents, no capitals. */
export interface Phrase {
  kind: FavourKind
  direction: Direction
  /** Named groups: `who` and `about` are people, `at` is whom it was said to: somebody of the cardex, or part of the note. */
  pattern: RegExp
}

// A name ends where the sentence goes on.
const AFTER =
  '(?= (?:chez|pour|sur|aupres|qui|quand|parce|afin|a propos|dans|lors|pendant|au|aux|avec|en|lorsque|des que|grace|hier|for|about|at|with|on|when|because|who|in|during|over|after|before|by)(?![\\p{L}])|[,.;:!?]|$)'
const NAME = '[^,.;:!?]+?'
const WHO_BEFORE = `(?:^|[,.;:] ?)(?:(?:merci a|merci|thanks to|thank you) )?(?<who>${NAME}),? (?:qui |who |also |just |kindly )?`
const WHO = `(?<who>${NAME})`
const ABOUT = `(?<about>${NAME})${AFTER}`
// Participles and infinitives: « recommandé », « recommandée », « de me recommander ».
const E = '(?:r|e|s|es)?'
const ME =
  "(?:(?:m'a|m'ont|nous a|nous ont|vient de (?:me|nous)|m'avait|me|m') ?(?:aussi |encore |bien |gentiment |tres gentiment )?)"
const I =
  "(?:^|[,.;:] ?)(?:(?:j'ai|je viens de|nous avons|on a|i|i've|i have|we|we have|we've|just) )?(?:aussi |encore |just |also )?"
const TO = "(?:a|aupres de|aupres d'|chez|to|with|at) ?"
const AT = `(?: (?<at>${TO}${NAME})${AFTER})?`
const A_THING =
  "(?:un|une|le|la|l'|son|sa|ses|mon|ma|des|deux|a|an|the|his|her|their|my|some|two) ?(?:bon |bonne |petit |petite |gros |grosse |nouveau |nouvel |nouvelle |tres |good |great |big |small |nice |new )*"
const MANDATE = `${A_THING}(?:mandat|mission|chantier|dossier|projet|contrat|affaire|client|prestation|traduction|formation|mandate|project|job|contract|gig|assignment|commission)(?:s|e|es)?`
const CLIENT = `${A_THING}(?:client|cliente|prospect|customer|clients|clientes|customers)`
const WORD_WRITTEN = `${A_THING}(?:recommandation|temoignage|avis|lettre|mot|commentaire|recommendation|testimonial|review|reference|letter|endorsement)s?`
const TIP = `${A_THING}(?:tuyau|info|information|bon plan|plan|piste|astuce|tip|lead|heads up|pointer)s?`
const ADVICE = `(?:de |some )?(?:${A_THING})?(?:conseil|avis|retour|advice|feedback)s?`
const GIFT = `${A_THING}(?:cadeau|livre|bouquet|fleurs|carte|bouteille|chocolats|present|gift|book|card|bottle|flowers|chocolates|cafe|dejeuner|coffee|lunch|dinner|drink|verre)s?`
const POST = '(?: (?<at>(?:pour|for) .+?)(?=[,.;:!?]|$))?'

const received = (kind: FavourKind, source: string): Phrase =>
  phrase(kind, 'received', `${WHO_BEFORE}${source}`)
const given = (kind: FavourKind, source: string): Phrase => phrase(kind, 'given', `${I}${source}`)

function phrase(kind: FavourKind, direction: Direction, source: string): Phrase {
  return { kind, direction, pattern: new RegExp(`${source}(?![\\p{L}\\p{N}])`, 'du') }
}

/** The first that fits is it: what says more stands before what says less. */
export const PHRASES: readonly Phrase[] = [
  received(
    'hire',
    `${ME}(?:indique|propose|recommande|presente|trouve|donne le nom de)${E} ${ABOUT}(?= (?:pour|for) (?:un|le|ce|mon|notre) (?:poste|recrutement|stage))`,
  ),
  received(
    'hire',
    `${ME}(?:donne|passe|trouve|envoye|suggere)${E} (?:un nom|une candidate|un candidat|une stagiaire|un stagiaire|une assistante|un assistant|une associee?|un associe|une recrue)${POST}`,
  ),
  received(
    'client-help',
    `${ME}(?:aide|cherche|trouve|epaule)${E} (?:a (?:trouver|chercher|decrocher) )?(?:${CLIENT}|des missions|un mandat)`,
  ),
  received(
    'client-help',
    `(?:cherche|prospecte|a cherche|a prospecte)${E} (?:des clients |un client )?(?:pour moi|avec moi|pour nous)`,
  ),
  received('recommendation', `${ME}(?:ecrit|redige|laisse|fait|envoye|poste|publie)${E} ${WORD_WRITTEN}`),
  received(
    'recommendation',
    `(?:a ecrit|a redige|a laisse|a poste|a publie) ${WORD_WRITTEN} (?:pour moi|sur moi|sur mon travail|me concernant)`,
  ),
  received('referral', `${ME}(?:envoye|adresse|amene|apporte|trouve)${E} ${CLIENT}${AT}`),
  received('referral', `${ME}(?:recommande|coopte)${E}${AT}`),
  received(
    'referral',
    `(?:a |vient de )?(?:donne|transmis|passe|glisse|souffle)${E} (?:mon nom|mes coordonnees|mon numero|ma carte|notre nom)${AT}`,
  ),
  received(
    'referral',
    `(?:a )?(?:parle|dit du bien|glisse un mot|touche un mot) de (?:moi|nous|mon travail)${AT}`,
  ),
  received(
    'handover',
    `${ME}(?:passe|confie|transmis|cede|sous-traite|refile|laisse|transfere)${E} ${MANDATE}`,
  ),
  received('tip', `${ME}(?:donne|passe|envoye|file|glisse|transmis|refile)${E} ${TIP}`),
  received('tip', `${ME}(?:signale|prevenue?|averti|alerte|parle d'un appel d'offres)${E}`),
  received(
    'introduction',
    `${ME}(?:mise?s? en (?:relation|contact|lien) (?:avec|a)|fait rencontrer|fait connaitre|introduite? aupres d[e'] ?|introduite? a) ${ABOUT}`,
  ),
  received('introduction', `${ME}presente${E}(?: a| aupres de)? ${ABOUT}`),
  received('introduction', `${ME}mise?s? en (?:relation|contact|lien)`),
  received('advice', `${ME}(?:donne|prodigue)${E} ${ADVICE}`),
  received('advice', `${ME}(?:conseille|eclaire|oriente|coache|guide)${E}`),
  received(
    'attention',
    `${ME}(?:offert|fait|envoye|apporte|paye)${E} (?:${GIFT}|une? ?(?:jolie |petite )?(?:surprise|attention))`,
  ),
  received('attention', `(?:a pense a moi|${ME}(?:felicite|invite|offert|souhaite|fait un compliment)${E})`),
  received(
    'service',
    `${ME}(?:rendu (?:un )?(?:grand |fier )?service|donne un (?:petit |bon |gros |sacre )?coup de main|aide|depanne|prete|relu|remplace|accompagne|heberge|repare|garde|conduit|file un coup de main)${E}`,
  ),

  received(
    'hire',
    `(?:named|suggested|recommended|found me|sent me|told me about|pointed me to) ${ABOUT}(?= for (?:a|the|my|our) (?:post|job|role|position|vacancy))`,
  ),
  received(
    'hire',
    `(?:gave|found|sent) me (?:a name|a candidate|an assistant|an intern|a trainee|a hire)${POST}`,
  ),
  received(
    'client-help',
    `(?:helped|is helping|has helped) me (?:to )?(?:find|look for|win|land) (?:${CLIENT}|clients|work)`,
  ),
  received('recommendation', `(?:wrote|left|posted|gave) me ${WORD_WRITTEN}`),
  received('recommendation', `(?:wrote|left|posted) ${WORD_WRITTEN} (?:for me|about me|about my work)`),
  received('referral', `(?:sent|brought|found|got) me ${CLIENT}`),
  received('referral', `(?:recommended|referred|mentioned) me${AT}`),
  received('referral', `(?:gave|passed|passed on) my (?:name|number|card|details)${AT}`),
  received('referral', `(?:put in a (?:good )?word for me|spoke of me|talked about me|vouched for me)${AT}`),
  received(
    'handover',
    `(?:passed|handed|gave|subcontracted)(?: over)?(?: on)? (?:me ${MANDATE}|${MANDATE} to me)`,
  ),
  received('tip', `(?:gave|sent|passed) me ${TIP}`),
  received('tip', `(?:tipped me off|told me about|let me know|warned me)`),
  received(
    'introduction',
    `(?:introduced me to|put me in (?:touch|contact) with|connected me (?:with|to)) ${ABOUT}`,
  ),
  received('introduction', `introduced (?<about>${NAME}) to me`),
  received('advice', `(?:gave me|offered me) ${ADVICE}`),
  received('advice', `(?:advised|coached|mentored|guided) me`),
  received('attention', `(?:gave|sent|bought|brought|made) me ${GIFT}`),
  received('attention', `(?:thought of me|congratulated me|invited me|paid me a compliment)`),
  received(
    'service',
    `(?:gave me a (?:big |little )?hand|did me a (?:big )?favou?r|helped me|lent me|proofread|covered for me|drove me|fixed my|hosted me|stood in for me)`,
  ),

  given(
    'hire',
    `(?:indique|propose|recommande)${E} (?<about>${NAME}) a ${WHO}(?= pour (?:un|le|son|leur) (?:poste|recrutement|stage))`,
  ),
  given(
    'hire',
    `(?:donne|trouve|passe|envoye)${E} (?:un nom|un candidat|une candidate|une stagiaire|un stagiaire|une assistante|un assistant) a ${WHO}${AFTER}`,
  ),
  given(
    'client-help',
    `aide${E} ${WHO} a (?:trouver|chercher|decrocher) (?:${CLIENT}|des missions|du travail)`,
  ),
  given(
    'client-help',
    `(?:cherche|trouve|prospecte)${E} (?:${CLIENT}|des missions) (?:pour|avec) ${WHO}${AFTER}`,
  ),
  given(
    'recommendation',
    `(?:ecrit|ecrire|redige|laisse|fait|publie|poste)${E} ${WORD_WRITTEN} (?:pour|a|sur) ${WHO}${AFTER}`,
  ),
  given('introduction', `(?:mis|mettre|mise) en (?:relation|contact|lien) ${WHO} (?:et|avec|a) ${ABOUT}`),
  given(
    'introduction',
    `(?:mis|mettre|mise) ${WHO} (?:en (?:relation|contact|lien) )?(?:et|avec) (?<about>${NAME})(?: en (?:relation|contact|lien)|${AFTER})`,
  ),
  given(
    'introduction',
    `(?:presente|fait rencontrer|fait connaitre|faire rencontrer)${E} ${WHO} (?:a|et|avec) ${ABOUT}`,
  ),
  given(
    'referral',
    `(?:donne|transmis|passe|glisse)${E} (?:le nom|les coordonnees|le numero|la carte) (?:de |d'|du )${WHO}(?: (?<at>a ${NAME})${AFTER}|${AFTER})`,
  ),
  given('referral', `parle${E} (?:de |d'|du )${WHO}(?: (?<at>a ${NAME})${AFTER}|${AFTER})`),
  given('referral', `(?:envoye|adresse|amene|trouve)${E} ${CLIENT} a ${WHO}${AFTER}`),
  given(
    'referral',
    `(?:recommande|coopte)${E} ${WHO}(?: (?<at>(?:aupres de|aupres d'|chez|a) ?${NAME})${AFTER}|${AFTER})`,
  ),
  given(
    'handover',
    `(?:passe|confie|transmis|cede|sous-traite|refile|transfere)${E} ${MANDATE} a ${WHO}${AFTER}`,
  ),
  given('tip', `(?:donne|passe|envoye|file|transmis)${E} ${TIP} a ${WHO}${AFTER}`),
  given('advice', `(?:donne|prodigue)${E} ${ADVICE} a ${WHO}${AFTER}`),
  given('advice', `(?:conseille|eclaire|oriente|coache|guide)${E} ${WHO}${AFTER}`),
  given(
    'attention',
    `(?:offert|offrir|envoye|apporte|paye|fait)${E} (?:${GIFT}|une (?:petite )?(?:surprise|attention)) (?:a|pour) ${WHO}${AFTER}`,
  ),
  given('attention', `(?:felicite|invite)${E} ${WHO}${AFTER}`),
  given(
    'service',
    `(?:rendu (?:un )?service|donne un (?:petit |bon |gros )?coup de main|file un coup de main) a ${WHO}${AFTER}`,
  ),
  given('service', `(?:relu|relire|prete|repare|corrige)${E} .{1,40}?(?: (?:de|a|pour) | d')${WHO}${AFTER}`),
  given('service', `(?:aide|depanne|remplace|accompagne|heberge|conduit)${E} ${WHO}${AFTER}`),

  given(
    'hire',
    `(?:named|suggested|recommended|sent) (?<about>${NAME}) to ${WHO}(?= for (?:a|the|his|her|their) (?:post|job|role|position|vacancy))`,
  ),
  given(
    'client-help',
    `(?:helped|am helping|have helped) ${WHO} (?:to )?(?:find|look for|win|land) (?:${CLIENT}|clients|work)`,
  ),
  given('recommendation', `(?:wrote|left|posted) (?:${WORD_WRITTEN} (?:for|about) ${WHO}${AFTER})`),
  given('introduction', `(?:introduced|introduce) ${WHO} (?:to|and) ${ABOUT}`),
  given(
    'introduction',
    `(?:put|connected) ${WHO} (?:in (?:touch|contact) )?(?:with|and) (?<about>${NAME})(?: in (?:touch|contact)|${AFTER})`,
  ),
  given(
    'referral',
    `(?:gave|passed on|passed) ${WHO}'s (?:name|number|card|details)(?: (?<at>to ${NAME})${AFTER}|${AFTER})`,
  ),
  given(
    'referral',
    `(?:put in a (?:good )?word for|vouched for) ${WHO}(?: (?<at>(?:with|at|to) ${NAME})${AFTER}|${AFTER})`,
  ),
  given('referral', `(?:sent|brought) (?:${CLIENT} to ${WHO}${AFTER})`),
  given('referral', `(?:recommended|referred) ${WHO}(?: (?<at>(?:to|at) ${NAME})${AFTER}|${AFTER})`),
  given('handover', `(?:passed|handed|gave|subcontracted)(?: over)?(?: on)? ${MANDATE} to ${WHO}${AFTER}`),
  given('tip', `(?:gave|sent|passed) ${WHO} ${TIP}`),
  given('tip', `tipped off ${WHO}${AFTER}`),
  given('advice', `(?:gave|offered) ${WHO} ${ADVICE}`),
  given('advice', `(?:advised|coached|mentored) ${WHO}${AFTER}`),
  given('attention', `(?:gave|sent|bought|brought) ${WHO} ${GIFT}`),
  given('attention', `(?:congratulated|invited) ${WHO}(?: to .+)?${AFTER}`),
  given('service', `(?:gave|lent) ${WHO} (?:a (?:big |little )?hand)`),
  given('service', `did ${WHO} a (?:big )?favou?r`),
  given('service', `(?:helped|drove|hosted|covered for|stood in for) ${WHO}${AFTER}`),
]
