/** All on folded text: lower case, without accents, straight apostrophes. */

/** What a title says that is no encounter with whom it names: feasts, absences, what is to be done, what is heard or read. */
export const NO_ENCOUNTER = words(
  'anniv(?:ersaire)?s?|birthdays?|bday|b-day|anniversary|fete(?: des? \\p{L}+)?|naissance|obseques|enterrement|funeral|bapteme|mariage|wedding|communion|vacances|conges?|rtt|absente?s?|absence|ferie|holidays?|vacation|leave|off|ooo|out of office|malade|sick|garde|dispo(?:nible)?|depart|retour|arrivee|vol|train|tgv|flight|deadline|echeance|rendu|livraison|delivery|colis|facture[rs]?|invoices?|devis|quote|virement|payer|paiement|payment|pay|loyer|rent|envoyer|envoi|send|relancer?|repondre|reply|preparer|prep|prepare|ecrire|write|lire|read|rappeler|rappel|reminder|remind|commander|acheter|buy|cadeau|gift|chercher|recuperer|pick up|poster|publier|penser a|ne pas oublier|todo|to do|messe|ans|years old|turns|noel|paques|toussaint|christmas|easter|thanksgiving|nouvel an|new year',
)
/** What is heard, seen or read: who is named there is met only where one goes with them. */
export const ATTENDED = words(
  'webinaires?|webinars?|concert|spectacle|film|cinema|match|expo(?:sition)?|podcast|livre|book|lecture|conference|keynote|theatre|opera|talk|read',
)
export const CALLED_OFF = words(
  'annulee?s?|annulation|reportee?s?|decalee?s?|cancel(?:l?ed)?|postponed|a replanifier|rescheduled|declined|refusee?s?',
)
export const FEAST_SIGNS = /[🎂🎉🎁🥳🎈🎄💐]/u

/** Right before a name, with or without « de », it is not of somebody met. */
export const NAMED_AFTER = set(
  `rue avenue av bd bld boulevard place pl quai cours square allee allees impasse chemin route lycee college ecole creche fac universite campus hopital
  clinique ehpad residence stade gymnase piscine salle amphi gare metro station arret hotel restaurant resto brasserie bistrot bar pub theatre musee
  cinema parc jardin pont port tour villa espace maison fondation prix trophee coupe agence cabinet groupe garage pharmacie boulangerie patisserie
  librairie galerie chateau abbaye eglise cathedrale paroisse mairie festival fete marche site compte dossier projet chantier affaire logo maquette
  street st road rd avenue school hospital hotel park hall airport aeroport foundation award site account project st saint ste sainte san santa plan
  mere pere fils fille frere soeur mari femme parents enfants chien chat pour sur sans contre vs versus about for without regarding re sujet concernant
  budget contrat dossier album roman citation methode loi theoreme effet`,
)
/** After which « de » is of whom one meets: « visite de Marie Dupont ». */
export const MET_OF = set(
  'visite appel appels venue passage accueil call visit entretien bilan debrief retour point rdv rendez-vous anniversaire coaching cours',
)
export const TOWARDS = set('avec with w et and & + x')
export const CIVILITY = set('m mr mme mlle mrs ms dr pr monsieur madame mademoiselle docteur maitre me')

/**
 * Names that are words as well, of a calendar or of things: alone, they are somebody's only after « avec » or a civility.
 */
export const ALSO_WORDS = set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
  noel pascal paques toussaint saint martin petit grand legrand leblanc blanc noir leroux roux brun vert bleu rose roses marron gris rouge blond
  roy roi leroy comte duc marquis prince baron abbe moine pape chevalier marchand boulanger mercier meunier fournier charpentier masson macon berger
  lefebvre fabre faure berthier tailleur barbier boucher pecheur chasseur cordier potier charron couturier tisserand jardinier gardien
  fontaine riviere dubois bois foret forest montagne vallee lacroix croix pont lapierre pierre roche rocher perrier prat dupre colline deschamps champs vigne olivier
  laurier cerisier pommier prunier poirier olive prune cerise marguerite violette iris jasmine capucine flore flora fleur anemone clementine olympe aurore aube
  victoire constance clemence prudence esperance felicite grace joie parfait modeste content bonnet chapeau manteau botte barre table bureau cave salle
  loup lelong renard chevreau lapin poulet coq cochon mouton agneau canard caille moineau rossignol merle pinson corbeau
  guerre paix bataille victoria lavie bonheur bonjour bonsoir gentil joly joli beau lebeau bon lebon mignon vieux jeune lejeune aine cadet
  paris lyon marseille lille nantes nice rennes toulouse bordeaux strasbourg montpellier reims tours angers nancy metz dijon caen rouen orleans limoges
  brest amiens avignon cannes toulon nimes besancon poitiers perpignan grenoble annecy chambery valence vichy vienne beaune auxerre nevers bourges blois
  chartres dreux evreux lens arras douai calais laval vannes lorient quimper pau dax bayonne biarritz albi castres rodez millau ales sete beziers narbonne
  carcassonne gap cholet niort saintes cognac sens troyes laon soissons compiegne creteil versailles meaux melun london londres berlin geneve bruxelles
  geneva york boston austin dallas houston denver chester lincoln florence sydney adelaide charlotte savannah madison jackson
  renault peugeot citroen michelin leclerc carrefour casino picard darty boulanger decathlon orange free bouygues thales dior chanel vuitton lacoste garnier
  ricard martel hennessy danone bonduelle fleury michon hermes cartier lancome lafayette printemps monoprix ford dell philips siemens
  will mark may april june august summer autumn hope faith joy bill art rich chase drew guy page young king queen cook baker carpenter smith mason taylor potter fisher hunter
  green brown white black gray grey wood woods stone hill field brook rivers banks church hall street park day knight bishop pope miller turner
  sky star crystal ruby pearl amber jade ivy lily daisy poppy holly hazel olivia dawn eve rob pat max art dean earl duke frank grant lance miles
  mission rock rocky sol lou ange cloud alpha delta omega nova luna stella terra vega zen dora ella maison studio atelier agence cabinet
  test demo sprint retro daily weekly review sync perso pro sport yoga gym tennis golf piano foot kine dentiste medecin coiffeur pilates piscine judo danse
  menage courses banque notaire avocat comptable urssaf impots ecole creche nounou`,
)

function words(source: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'u')
}

function set(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}
