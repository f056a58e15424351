import { describe, expect, test } from 'vitest'
import { told } from '../../test/support/capture-cases.ts'

const FRENCH: Record<string, string> = {
  'rencontré Hugo (plombier) au salon, il cherche un site':
    'Hugo+ · in-person · ~26-11-21 · short · @ salon » (plombier), il cherche un site',
  'apéro chez les voisins, rencontré Hugo (plombier)':
    'les voisins+, Hugo+ · in-person · ~26-11-21 · short » (plombier)',
  'croisé Léa Roux (graphiste, ex-Ubisoft) au parc':
    'Léa Roux+ · in-person · ~26-11-21 · micro · @ parc » (graphiste, ex-Ubisoft)',
  'réunion BNI ce matin avec Paul': 'Paul=2 · in-person · 26-11-21 · short · @ réunion BNI',
  'réunion copro hier soir, 2h': 'nobody · in-person · 26-11-20 · 120 min · long · @ réunion copro',
  "AG de l'asso samedi avec Marie Dupont": "Marie Dupont=1 · ~in-person · 26-11-14 · short · @ AG de l'asso",
  'salon Vivatech hier, vu Paul': 'Paul=2 · in-person · 26-11-20 · short · @ salon Vivatech',
  'soirée réseau BNI jeudi, rencontré Inès Ben Salah':
    'Inès Ben Salah+ · in-person · 26-11-19 · short · @ soirée réseau BNI',
  'petit-déj réseau BNI avec Paul Martin':
    'Paul Martin=2 · ~in-person · ~26-11-21 · short · @ petit-déj réseau BNI',
  "réunion parents d'élèves avec Sophie Leroy":
    "Sophie Leroy=6 · in-person · ~26-11-21 · short · @ réunion parents d'élèves",
  'déjeuner avec Anna et son mari': 'Anna+, (son mari) · in-person · ~26-11-21 · long » et son mari',
  'dîner chez mes parents dimanche': '(mes parents) · in-person · 26-11-15 · long · @ chez mes parents',
  'vu ma sœur hier': '(ma sœur) · in-person · 26-11-20 · short » ma sœur',
  'appelé mes parents ce matin 20 min':
    '(mes parents) · call by me · 26-11-21 · 20 min · short » mes parents',
  'je dois rappeler Paul jeudi': 'only » me (Paul=2) 26-11-26: je dois rappeler Paul jeudi',
  'rappeler Paul jeudi': 'only » me (Paul=2) 26-11-26: rappeler Paul jeudi',
  'penser à envoyer le devis à Marie Dupont lundi':
    'only » me (Marie Dupont=1) 26-11-23: penser à envoyer le devis à Marie Dupont lundi',
  'envoyer la facture à Paul Martin avant vendredi':
    'only » me (Paul Martin=2) 26-11-27: envoyer la facture à Paul Martin avant vendredi',
  "Paul doit m'envoyer le contrat vendredi":
    "only » them (Paul=2) 26-11-27: Paul doit m'envoyer le contrat vendredi",
  'chez Marie hier': 'Marie=1 · ~in-person · 26-11-20 · short · @ chez Marie',
  'dîner chez Marie samedi': 'Marie=1 · in-person · 26-11-14 · long · @ chez Marie',
  'déjeuner chez Marie avec Paul': 'Marie=1, Paul=2 · in-person · ~26-11-21 · long · @ chez Marie',
  'passé chez Paul Martin déposer les clés':
    'Paul Martin=2 · ~in-person · ~26-11-21 · short · @ chez Paul Martin » passé, déposer les clés',
  'café chez Gusto avec Paul': 'Paul=2 · in-person · ~26-11-21 · short · @ chez Gusto',
  "payer l'URSSAF avant le 5 décembre": "only » me 26-12-05: payer l'URSSAF avant le 5 décembre",
  "faire ma déclaration de TVA d'ici mardi": "only » me 26-11-24: faire ma déclaration de TVA d'ici mardi",
  'atelier France Travail avec Karim': 'Karim+ · in-person · ~26-11-21 · short · @ atelier France Travail',
  'formation Figma toute la journée avec Julie Petit':
    'Julie Petit+ · ~in-person · ~26-11-21 · long · @ formation Figma',
  'conférence Blend Web Mix jeudi, croisé Paul':
    'Paul=2 · in-person · 26-11-19 · micro · @ conférence Blend Web Mix',
  'meetup Paris JS mardi soir, discuté avec Nina et Tom':
    'Nina+, Tom+ · in-person · 26-11-17 · short · @ meetup Paris JS',
  'afterwork CCI hier : Marc Petit, elle bosse chez Orange':
    'Marc Petit+ · ~in-person · 26-11-20 · short · @ afterwork CCI » elle bosse chez Orange',
  'forum des associations samedi avec Marie':
    'Marie=1 · ~in-person · 26-11-14 · short · @ forum des associations',
  'coworking ce matin, café avec Sam, il monte sa boîte':
    'Sam+ · in-person · 26-11-21 · short » coworking, il monte sa boîte',
  'Visio client Decathlon avec Paul Martin et sa collègue, 1h, projet repoussé à janvier':
    'Paul Martin=2, (sa collègue) · video · ~26-11-21 · 60 min · long » client Decathlon, et sa collègue, projet repoussé à janvier',
  'appel prospect : Mme Garnier, refonte de site, budget 5k':
    'Mme Garnier+ · call · ~26-11-21 · short » prospect, refonte de site, budget 5k',
  'relancé Sophie Leroy par mail pour la facture 2026-041':
    'Sophie Leroy=6 · mail by me · ~26-11-21 · short » pour la facture 2026-041',
  "Paul m'a présenté sa comptable": 'Paul=2 · ~in-person · ~26-11-21 · short » présenté sa comptable',
  'kiné ce matin, 30 min': 'nobody · ~in-person · 26-11-21 · 30 min · short » kiné',
  'repas de famille chez ma tante Odile dimanche midi':
    'ma tante Odile+ · ~in-person · 26-11-15 · short · @ repas de famille',
  'Noël avec mes parents et mes cousins':
    '(mes parents), (mes cousins) · ~in-person · ~26-11-21 · short » Noël, mes parents, mes cousins',
  'anniversaire de Léo samedi chez les Martin':
    'les Martin? · ~in-person · 26-11-14 · short » anniversaire de Léo',
  "déj avec mon ancien chef, il m'a proposé une mission":
    "mon ancien chef+ · in-person · ~26-11-21 · long » il m'a proposé une mission",
  "croisé par hasard Camille (ancienne collègue) à la gare, elle m'a donné sa carte":
    "Camille+ · in-person · ~26-11-21 · micro · @ gare » (ancienne collègue), elle m'a donné sa carte",
  'skype avec Ana de Lisbonne 45 min, on se revoit en janvier':
    'Ana de Lisbonne+ · video · ~26-11-21 · 45 min · long » on se revoit en janvier',
  "Paul Martin n'est pas venu": "nobody · ~in-person · ~26-11-21 · short » Paul Martin n'est pas venu",
  'rien, journée seul': 'nobody · ~in-person · ~26-11-21 · short » rien, journée seul',
  'seul toute la journée': 'nobody · ~in-person · ~26-11-21 · long » seul',
  'invité Marie et son mari à dîner samedi prochain':
    'Marie=1, (son mari) · in-person by me · 26-11-28! · long » et son mari',
  'message à Inès pour son anniversaire': 'Inès+ · message by me · ~26-11-21 · micro » pour son anniversaire',
  'vu le comptable, il faut que je lui envoie les relevés avant le 15':
    'le comptable+ · in-person · ~26-11-21 · short » il faut que je lui envoie les relevés avant le 15 » me 26-12-15: il faut que je lui envoie les relevés avant le 15',
  'mission Renault : réunion de lancement avec Claire Vidal et deux développeurs':
    'Claire Vidal+ · in-person · ~26-11-21 · short · @ réunion de lancement » mission Renault, deux développeurs',
  'café avec Marie Dupont (Aria), elle me présente son directeur mardi':
    'Marie Dupont=1 · in-person · ~26-11-21 · short » (Aria), elle me présente son directeur mardi » them 26-11-24: elle me présente son directeur mardi',
  'bu un verre avec Alex et sa copine': 'Alex+, (sa copine) · in-person · ~26-11-21 · short » et sa copine',
  'mail de Paul, ok pour le devis': 'Paul=2 · mail by them · ~26-11-21 · short » ok pour le devis',
  'chez le coiffeur ce matin': 'le coiffeur+ · ~in-person · 26-11-21 · short',
  'chez le dentiste, 40 min': 'le dentiste+ · ~in-person · ~26-11-21 · 40 min · long',
  'dîner chez Marie sans Paul': 'Marie=1 · in-person · ~26-11-21 · long · @ chez Marie » sans Paul',
  'Coup de fil à la CAF': 'la CAF+ · call by me · ~26-11-21 · short',
  'pas vu Paul': 'nobody · ~in-person · ~26-11-21 · short » pas vu Paul',
  "Club d'échecs hier soir avec Paul": "Paul=2 · ~in-person · 26-11-20 · short · @ Club d'échecs",
  'chorale mardi, papoté avec Lucie': 'Lucie+ · in-person · 26-11-17 · short » chorale',
  'Kick-off Renault avec Claire Vidal et son équipe, 1h30 en visio':
    'Claire Vidal+, (son équipe) · video · ~26-11-21 · 90 min · long · @ Kick-off Renault » et son équipe',
  'bref échange avec le gardien ce matin': 'le gardien+ · ~in-person · 26-11-21 · short',
  'Café réseau CCI mardi : rencontré Samia Haddad (avocate) et Luc Petit (banque)':
    'Samia Haddad+, Luc Petit+ · in-person · 26-11-17 · short · @ réseau CCI » (avocate), (banque)',
  'signature du devis avec M. Perrin, 3 200 €':
    'M. Perrin+ · ~in-person · ~26-11-21 · short » signature du devis, 3 200 €',
  'RDV Pôle emploi hier 9h': 'nobody · in-person · 26-11-20 · 09:00 · short » Pôle emploi',
  'entretien annuel avec Paul': 'Paul=2 · in-person · ~26-11-21 · short » annuel',
  "réunion d'équipe lundi": "nobody · in-person · 26-11-16 · short · @ réunion d'équipe",
  'visite chez le notaire avec ma femme':
    'le notaire+, (ma femme) · in-person · ~26-11-21 · short » avec ma femme',
  'passé voir mamie dimanche': 'mamie+ · in-person · 26-11-15 · short',
  'téléphoné à maman 1h': 'maman+ · call by me · ~26-11-21 · 60 min · long',
  'déjeuné seul': 'nobody · in-person · ~26-11-21 · long » seul',
  'déjeuner chez Paul Martin avec sa femme Claire':
    'Paul Martin=2, sa femme Claire+ · in-person · ~26-11-21 · long · @ chez Paul Martin',
  "chez Marie hier, mais elle n'était pas là":
    "nobody · ~in-person · 26-11-20 · short · @ chez Marie » mais elle n'était pas",
  'goûter chez Sophie Leroy avec les enfants':
    'Sophie Leroy=6, (les enfants) · in-person · ~26-11-21 · short · @ chez Sophie Leroy » avec les enfants',
  'répondre à Sophie Leroy': 'only » me (Sophie Leroy=6) ?: répondre à Sophie Leroy',
  'acheter un cadeau pour Léo avant samedi': 'only » me 26-11-28: acheter un cadeau pour Léo avant samedi',
  'Marie me rappelle lundi': 'only » them (Marie=1) 26-11-23: Marie me rappelle lundi',
  "Sophie Leroy va m'envoyer son dossier":
    "only » them (Sophie Leroy=6) ?: Sophie Leroy va m'envoyer son dossier",
  'demander à Paul le contact de son comptable':
    'only » me (Paul=2) ?: demander à Paul le contact de son comptable',
  'à faire : relancer Mme Garnier jeudi':
    'only » me (Mme Garnier+) 26-11-26: à faire : relancer Mme Garnier jeudi',
  'rappeler Paul jeudi, il attend le devis':
    'only » me (Paul=2) 26-11-26: rappeler Paul jeudi, il attend le devis',
  'je dois rappeler Zoé jeudi': 'only » me 26-11-26: je dois rappeler Zoé jeudi',
  'remercier Marie pour le repas': 'only » me (Marie=1) ?: remercier Marie pour le repas',
  'dîner avec Paul avant vendredi': 'Paul=2 · in-person · ~26-11-21 · long » avant vendredi',
  'vernissage galerie Perrotin, discuté avec Inès':
    'Inès+ · in-person · ~26-11-21 · short · @ vernissage galerie Perrotin',
  'cours de yoga hier, papoté avec la prof': 'la prof+ · in-person · 26-11-20 · short · @ cours de yoga',
  'hier soir, fête des voisins, fait connaissance de Malik (3e étage)':
    'Malik+ · in-person · 26-11-20 · short · @ fête des voisins » (3e étage)',
  'Nadia et Karim passés à la maison, apéro':
    'Nadia+, Karim+ · in-person · ~26-11-21 · short » passés à la maison',
  'rencontré le directeur de la MJC, M. Roy':
    'le directeur de la MJC+, M. Roy+ · in-person · ~26-11-21 · short',
  'Tom a annulé le café de demain':
    'nobody · ~in-person · ~26-11-21 · short » Tom a annulé le café de demain',
  "webinaire Malt, 45 min, rien d'intéressant":
    "nobody · ~in-person · ~26-11-21 · 45 min · long · @ webinaire Malt » rien d'intéressant",
  'email à la compta de Decathlon pour la facture':
    'la compta de Decathlon+ · mail by me · ~26-11-21 · short » pour la facture',
  'WhatsApp avec ma sœur Julie et mes cousines':
    'ma sœur Julie+, (mes cousines) · message · ~26-11-21 · micro » et mes cousines',
  "Conseil d'administration de l'asso mardi soir avec Paul":
    "Paul=2 · ~in-person · 26-11-17 · short · @ Conseil d'administration de l'asso",
  'Vivatech : vu Paul et Nina': 'Paul=2, Nina+ · in-person · ~26-11-21 · short · @ Vivatech',
  'Pause café avec les collègues du coworking':
    'les collègues du coworking+ · in-person · ~26-11-21 · short » Pause',
}

const ENGLISH: Record<string, string> = {
  'met Hugo (plumber) at the fair, he needs a website':
    'Hugo+ · in-person · ~26-11-21 · short · @ fair » (plumber), he needs a website',
  'lunch with Anna and her husband': 'Anna+, (her husband) · in-person · ~26-11-21 · long » and her husband',
  'dinner with Paul, his wife and their kids':
    'Paul=2, (his wife), (their kids) · in-person · ~26-11-21 · long » his wife, and their kids',
  'called my parents this morning': '(my parents) · call by me · 26-11-21 · short » my parents',
  'coffee with my sister Julie': 'my sister Julie+ · in-person · ~26-11-21 · short',
  'I need to call Paul back on Thursday': 'only » me (Paul=2) 26-11-26: I need to call Paul back on Thursday',
  'call Paul back on Thursday': 'only » me (Paul=2) 26-11-26: call Paul back on Thursday',
  'remember to send Marie Dupont the quote by Friday':
    'only » me (Marie Dupont=1) 26-11-27: remember to send Marie Dupont the quote by Friday',
  'pay the accountant before December 5': 'only » me 26-12-05: pay the accountant before December 5',
  'BNI meeting this morning with Paul': 'Paul=2 · in-person · 26-11-21 · short · @ BNI meeting',
  'networking event at the Chamber of Commerce, met Nina Patel':
    'Nina Patel+ · in-person · ~26-11-21 · short · @ Chamber of Commerce » networking event',
  'PTA meeting last night with Sarah': 'Sarah=7 · in-person · 26-11-20 · short · @ PTA meeting',
  "dinner at Marie's on Saturday": "Marie=1 · in-person · 26-11-14 · long · @ Marie's",
  "at Marie's yesterday": "Marie=1 · ~in-person · 26-11-20 · short · @ Marie's",
  "breakfast at Tiffany's with Paul": "Paul=2 · in-person · ~26-11-21 · long · @ Tiffany's",
  'gym this morning, chatted with the trainer': 'the trainer+ · in-person · 26-11-21 · short » gym',
  'Zoom with the Acme team, 50 min': 'the Acme team+ · video · ~26-11-21 · 50 min · long',
  'ran into Tom Baker (ex-colleague) at the airport, he now works at Stripe':
    'Tom Baker+ · in-person · ~26-11-21 · micro · @ airport » (ex-colleague), he now works at Stripe',
  'Paul introduced me to his accountant':
    'Paul=2 · ~in-person · ~26-11-21 · short » introduced me to his accountant',
  'drinks with Alex and his girlfriend last night':
    'Alex+, (his girlfriend) · in-person · 26-11-20 · short » and his girlfriend',
  'book club at the library, talked to Lucy': 'Lucy+ · in-person · ~26-11-21 · short · @ library » book club',
  'worked alone all day': 'nobody · ~in-person · ~26-11-21 · long » worked alone',
  'text from Paul, running late': 'Paul=2 · message by them · ~26-11-21 · micro » running late',
  'conference in Berlin with Paul, met two designers':
    'Paul=2 · ~in-person · ~26-11-21 · short · @ Berlin » conference, met two designers',
  'Chamber of Commerce breakfast with Nina Patel':
    'Nina Patel+ · in-person · ~26-11-21 · long · @ Chamber of Commerce breakfast',
  'lunch with Paul - his wife is ill': 'Paul=2 · in-person · ~26-11-21 · long » his wife is ill',
  'I promised to introduce Paul to Marie': 'only » me (Paul=2) ?: I promised to introduce Paul to Marie',
  'email Sarah the contract tomorrow': 'only » me (Sarah=7) 26-11-22: email Sarah the contract tomorrow',
  'Paul will send me the contract on Friday':
    'only » them (Paul=2) 26-11-27: Paul will send me the contract on Friday',
  'renew insurance by Friday': 'only » me 26-11-27: renew insurance by Friday',
  'Rotary Club dinner, sat next to Helen Smith':
    'Helen Smith+ · in-person · ~26-11-21 · short · @ Rotary Club dinner',
  "saw Paul (Marie's brother) at the market":
    "Paul=2 · in-person · ~26-11-21 · short · @ market » (Marie's brother)",
  'no answer from Paul': 'nobody · ~in-person · ~26-11-21 · short » no answer from Paul',
  "didn't see Paul": "nobody · ~in-person · ~26-11-21 · short » didn't see Paul",
  'TechCrunch Disrupt on Thursday, met Paul Martin':
    'Paul Martin=2 · in-person · 26-11-19 · short · @ TechCrunch Disrupt',
  'lunch on Monday, Nov 3 with Paul': 'Paul=2 · in-person · 26-11-03 · long',
  "coffee chat with Priya (product lead at Monzo), she'll intro me to her CEO":
    "Priya+ · in-person · ~26-11-21 · short » (product lead at Monzo), she'll intro me to her CEO",
  'had a drink with two old colleagues': 'nobody · in-person · ~26-11-21 · short » two old colleagues',
  'visited grandma on Sunday': 'grandma+ · in-person · 26-11-15 · short',
  'standup with the team, 15 min': 'the team+ · ~in-person · ~26-11-21 · 15 min · short » standup',
  'follow up with Helen Smith next week':
    'only » me (Helen Smith+) 26-11-28: follow up with Helen Smith next week',
  'get back to Paul by Tuesday': 'only » me (Paul=2) 26-11-24: get back to Paul by Tuesday',
  'thank Marie for the intro': 'only » me (Marie=1) ?: thank Marie for the intro',
  'I owe Paul a beer': 'only » me (Paul=2) ?: I owe Paul a beer',
  'lunch with my wife and the kids':
    '(my wife), (the kids) · in-person · ~26-11-21 · long » my wife, the kids',
  'meetup JS London on Tuesday, talked to Nina and Tom':
    'Nina+, Tom+ · in-person · 26-11-17 · short · @ meetup JS London',
  "BBQ at Paul's with the neighbours":
    "Paul=2, the neighbours+ · ~in-person · ~26-11-21 · short · @ Paul's » BBQ",
  'interview with Jane Doe for the podcast, 1h':
    'Jane Doe+ · ~in-person · ~26-11-21 · 60 min · long » interview, the podcast',
  'choir practice last night, chat with Lucy': 'Lucy+ · in-person · 26-11-20 · short » choir practice',
  "doctor's appointment at 9": "nobody · ~in-person · ~26-11-21 · 09:00 · short » doctor's appointment",
  'my mother called, 40 min': '(my mother) · call by them · ~26-11-21 · 40 min · long » my mother',
  "met Tom's wife at the school gate": "Tom's wife+ · in-person · ~26-11-21 · short · @ school gate",
  'saw Helen at Web Summit, her company is hiring':
    'Helen+ · in-person · ~26-11-21 · short · @ Web Summit » her company is hiring',
  'lunch with Sam from Acme and his boss':
    'Sam from Acme+, (his boss) · in-person · ~26-11-21 · long » and his boss',
}

describe('a diary in French', () => {
  test.each(Object.entries(FRENCH))('%j', (line, expected) => {
    expect(told(line, 'fr')).toBe(expected)
  })
})

describe('a diary in English', () => {
  test.each(Object.entries(ENGLISH))('%j', (line, expected) => {
    expect(told(line, 'en')).toBe(expected)
  })
})
