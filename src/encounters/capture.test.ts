import { describe, expect, test } from 'vitest'
import { told } from '../../test/support/capture-cases.ts'

const FRENCH: Record<string, string> = {
  'café avec Marie Dupont et le boulanger hier 40 min, elle cherche un développeur':
    'Marie Dupont=1, le boulanger=4 · in-person · 26-11-20 · 40 min · long » elle cherche un développeur',
  'vu marie dupont hier': 'marie dupont=1 · in-person · 26-11-20 · short',
  'vu marie hier': 'marie=1 · in-person · 26-11-20 · short',
  'Marie Dupont': 'Marie Dupont=1 · ~in-person · ~26-11-21 · short',
  'Marie Dupont hier': 'Marie Dupont=1 · ~in-person · 26-11-20 · short',
  'le boulanger, deux mots': 'le boulanger=4 · ~in-person · ~26-11-21 · micro',
  'la factrice ce matin, trois mots sur le temps':
    'la factrice+ · ~in-person · 26-11-21 · micro » sur le temps',
  'le chauffeur du bus 4 ce matin': 'le chauffeur du bus 4+ · ~in-person · 26-11-21 · short',
  'croisé la factrice en passant': 'la factrice+ · in-person · ~26-11-21 · micro',
  "Paul m'a appelé hier à 18h30, 20 min": 'Paul=2 · call by them · 26-11-20 · 18:30 · 20 min · short',
  "J'ai appelé Paul Martin avant-hier pendant une demi-heure":
    'Paul Martin=2 · call by me · 26-11-19 · 30 min · short',
  'appel de Sophie lundi 1h30': 'Sophie? · call by them · 26-11-16 · 90 min · long',
  'mail à Paul pour le devis': 'Paul=2 · mail by me · ~26-11-21 · short » pour le devis',
  'message de la factrice': 'la factrice+ · message by them · ~26-11-21 · micro',
  'déjeuner avec Jean d’Ormesson et Marie-Claire de La Tour vendredi dernier chez Aria, pro':
    'Jean d’Ormesson=3, Marie-Claire de La Tour+ · in-person · 26-11-20 · long · @ chez Aria · professional',
  'visio avec Sophie Leroy et Paul, le 3 novembre à 14 h, une heure, ils lancent un site':
    'Sophie Leroy=6, Paul=2 · video · 26-11-03 · 14:00 · 60 min · long » ils lancent un site',
  'rdv avec M. Durand jeudi prochain à 9h30 au café de la Gare':
    'M. Durand+ · in-person · 26-11-26! · 09:30 · short · @ café de la Gare',
  'Dîner demain soir chez Marie avec Paul et Sophie Bernard':
    'Marie=1, Paul=2, Sophie Bernard=5 · in-person · 26-11-22! · long · @ chez Marie',
  "réunion zoom avec l'équipe hier 2h": "l'équipe+ · video · 26-11-20 · 120 min · long",
  'vu Paul au coworking, il cherche un graphiste - je lui envoie le devis vendredi':
    'Paul=2 · in-person · ~26-11-21 · short · @ coworking » il cherche un graphiste - je lui envoie le devis vendredi » me 26-11-27: je lui envoie le devis vendredi',
  'je dois rappeler Paul lundi': 'only » me (Paul=2) 26-11-23: je dois rappeler Paul lundi',
  "café avec Paul, promis d'envoyer le contrat d'ici mardi, il m'envoie le contact demain":
    "Paul=2 · in-person · ~26-11-21 · short » promis d'envoyer le contrat d'ici mardi, il m'envoie le contact demain » me 26-11-24: promis d'envoyer le contrat d'ici mardi » them 26-11-22: il m'envoie le contact demain",
  'déj avec marie midi chez Gusto, pro, un peu tendu':
    'marie=1 · in-person · ~26-11-21 · 12:00 · long · @ chez Gusto · professional · felt 2',
  'bière avec Paul, lui envoyer la facture vendredi':
    'Paul=2 · in-person · ~26-11-21 · short » lui envoyer la facture vendredi » me 26-11-27: lui envoyer la facture vendredi',
  'vu Paul, je lui dois une réponse avant le 5 décembre':
    'Paul=2 · in-person · ~26-11-21 · short » je lui dois une réponse avant le 5 décembre » me 26-12-05: je lui dois une réponse avant le 5 décembre',
  'croisé la caissière du marché bio ce matin 3 min':
    'la caissière du marché bio=8 · in-person · 26-11-21 · 3 min · micro',
  'appel manqué de Paul': 'Paul=2 · call · ~26-11-21 · short » manqué',
  'appel avec Paul il y a une demi-heure, enduré': 'Paul=2 · call · 26-11-21 · short · endured',
  'apéro chez les voisins, rencontré Hugo (plombier)':
    'les voisins+, Hugo+ · in-person · ~26-11-21 · short » (plombier)',
  'Café avec Marie, Paul et Jean-Luc hier, super moment':
    'Marie=1, Paul=2, Jean-Luc+ · in-person · 26-11-20 · short · felt 5',
  'hier vu Marie elle part lundi à Rome avec Paul':
    'Marie=1 · in-person · 26-11-20 · short » elle part lundi à Rome avec Paul',
  'SMS à ma sœur Julie': 'ma sœur Julie+ · message by me · ~26-11-21 · micro',
  'Écrit à Paul sur LinkedIn': 'Paul=2 · network by me · ~26-11-21 · micro',
  "j'ai eu Paul au téléphone hier": 'Paul=2 · call · 26-11-20 · short',
  '12/11 déjeuner avec Marie Dupont 1h30 à Lyon':
    'Marie Dupont=1 · in-person · 26-11-12 · 90 min · long · @ Lyon',
  'il y a trois jours café avec le voisin du dessus': 'le voisin du dessus+ · in-person · 26-11-18 · short',
  'Hier, café avec Marie au Café de Flore, 45 minutes : elle déménage':
    'Marie=1 · in-person · 26-11-20 · 45 min · long · @ Café de Flore » elle déménage',
  'VU MARIE DUPONT HIER': 'MARIE DUPONT=1 · in-person · 26-11-20 · short',
  'thé avec Paul': 'Paul=2 · in-person · ~26-11-21 · short',
  'Croisé mon voisin Paul Martin au marché bio samedi, 5 minutes':
    'mon voisin Paul Martin+ · in-person · 26-11-14 · 5 min · micro · @ marché bio',
  'téléphoné au plombier ce matin': 'plombier+ · call by me · 26-11-21 · short',
  Paul: 'Paul=2 · ~in-person · ~26-11-21 · short',
  paul: 'paul=2 · ~in-person · ~26-11-21 · short',
  hier: 'nobody · ~in-person · 26-11-20 · short',
  '40 min': 'nobody · ~in-person · ~26-11-21 · 40 min · long',
  'je vois Marie vendredi à 14h': 'Marie=1 · ~in-person · 26-11-27! · 14:00 · short',
  "café avec Marie (subi), c'était pénible":
    "Marie=1 · in-person · ~26-11-21 · short · endured » c'était pénible",
  'déjeuner pro avec Paul Martin à la Maison du Lac le 12/11 de 12h30 à 14h, il y a un poste chez eux':
    'Paul Martin=2 · in-person · 26-11-12 · 12:30 · 90 min · long · @ Maison du Lac · professional » il y a un poste chez eux',
  'avec une cliente hier': 'une cliente+ · ~in-person · 26-11-20 · short',
  'vu Marie pour parler du devis hier 40 min':
    'Marie=1 · in-person · 26-11-20 · 40 min · long » pour parler du devis',
  'Appel visio Paul 20mn': 'Paul=2 · video · ~26-11-21 · 20 min · short',
  'café avec Marie, elle cherche un développeur, 40 min':
    'Marie=1 · in-person · ~26-11-21 · 40 min · long » elle cherche un développeur',
  'salon Batimat hier avec Paul': 'Paul=2 · ~in-person · 26-11-20 · short · @ salon Batimat',
  'Marie a trouvé un poste': 'Marie=1 · ~in-person · ~26-11-21 · short » a trouvé un poste',
  '☕ avec Marie hier 😊': 'Marie=1 · ~in-person · 26-11-20 · short',
  'envoyé un sms à Paul hier': 'Paul=2 · message by me · 26-11-20 · micro',
  'elle doit me rappeler lundi': 'only » them 26-11-23: elle doit me rappeler lundi',
  'Paul m’a écrit sur WhatsApp ce matin': 'Paul=2 · message by them · 26-11-21 · micro',
  'déjeuner à la maison avec Paul': 'Paul=2 · in-person · ~26-11-21 · long · @ à la maison',
  'apéro avec les voisins samedi soir, très sympa': 'les voisins+ · in-person · 26-11-14 · short · felt 4',
  'appel avec Sophie Bernar, 15 min': 'Sophie Bernar? · call · ~26-11-21 · 15 min · short',
  'café avec pierre hier': 'pierre+ · in-person · 26-11-20 · short',
  'vu avec paul': 'paul=2 · in-person · ~26-11-21 · short',
  'café avec lui': 'nobody · in-person · ~26-11-21 · short » lui',
  'point avec Paul (pro), 30 min': 'Paul=2 · in-person · ~26-11-21 · 30 min · short · professional',
  'Paul Martin : café, 12h30, hier': 'Paul Martin=2 · in-person · 26-11-20 · 12:30 · short',
  '  café  avec   Marie Dupont   ': 'Marie Dupont=1 · in-person · ~26-11-21 · short',
  'café avec Marie Dupont\u202f40\u202fmin ': 'Marie Dupont=1 · in-person · ~26-11-21 · 40 min · long',
  "visite de l'atelier de Jean d'Ormesson": "Jean d'Ormesson=3 · in-person · ~26-11-21 · short » l'atelier",
  "coup de fil de ma mère dimanche, trois quarts d'heure":
    '(ma mère) · call by them · 26-11-15 · 45 min · long » ma mère',
  'Croisé Paul au parc': 'Paul=2 · in-person · ~26-11-21 · micro · @ parc',
  'commentaire sur le post de Paul': 'Paul=2 · network · ~26-11-21 · micro » le post',
  'le 3 café avec Paul': 'Paul=2 · in-person · 26-11-03 · short',
  'lundi 9 déjeuner Paul': 'Paul=2 · in-person · 26-11-09 · long',
  'mardi en huit rdv avec Paul à 14h': 'Paul=2 · in-person · 26-12-01! · 14:00 · short',
  'dans trois jours, visio avec Sophie Leroy': 'Sophie Leroy=6 · video · 26-11-24! · short',
  'il y a une heure, croisé la boulangère': 'la boulangère+ · in-person · 26-11-21 · micro',
  'café avec Paul. Il cherche un local. Je lui présente Marie.':
    'Paul=2 · in-person · ~26-11-21 · short » Il cherche un local. Je lui présente Marie. » me ?: Je lui présente Marie',
  'Vu Paul; parlé du projet': 'Paul=2 · in-person · ~26-11-21 · short » parlé du projet',
  'Paul et Marie': 'Paul=2, Marie=1 · ~in-person · ~26-11-21 · short',
  'Marie, Paul, Sophie Leroy': 'Marie=1, Paul=2, Sophie Leroy=6 · ~in-person · ~26-11-21 · short',
  bonjour: 'nobody · ~in-person · ~26-11-21 · short » bonjour',
  "rien de spécial aujourd'hui": 'nobody · ~in-person · 26-11-21 · short » rien de spécial',
  'café avec Paul demain, prévu à 10h': 'Paul=2 · in-person · 26-11-22! · 10:00 · short',
  "Marie m'a invité à déjeuner hier": 'Marie=1 · in-person by them · 26-11-20 · long',
  'café avec Paul 1er mars': 'Paul=2 · in-person · 26-03-01 · short',
  'à 14h café avec Paul 2h': 'Paul=2 · in-person · ~26-11-21 · 14:00 · 120 min · long',
  "réunion avec Paul et l'infirmière du 3e": "Paul=2, l'infirmière du 3e+ · in-person · ~26-11-21 · short",
  'https://exemple.fr/a?b=c Paul': 'nobody · ~in-person · ~26-11-21 · short » https://exemple.fr/a?b=c Paul',
  'Mme Durand-Petit, 5 min chez le boulanger':
    'Mme Durand-Petit+, le boulanger=4 · ~in-person · ~26-11-21 · 5 min · micro',
  "goûter avec la maman de Léo à l'école": 'la maman de Léo+ · in-person · ~26-11-21 · short · @ école',
  "j'ai croisé la dame de l'accueil, cinq minutes":
    "la dame de l'accueil+ · in-person · ~26-11-21 · 5 min · micro",
  'Paul le 29/02': 'Paul=2 · ~in-person · 24-02-29 · short',
  'Jeudi, déjeuner avec Paul, lundi elle part': 'Paul=2 · in-person · 26-11-19 · long » lundi elle part',
  'cafe avec marie-claire hier': 'marie-claire+ · in-person · 26-11-20 · short',
  'café avec Jean-Marc Lévy-Dupuis & Inès Ben Salah, 25 min':
    'Jean-Marc Lévy-Dupuis+, Inès Ben Salah+ · in-person · ~26-11-21 · 25 min · short',
  'la boulangère hier': 'la boulangère+ · ~in-person · 26-11-20 · short',
  'le 3 novembre 2025, visite de Paul': 'Paul=2 · in-person · 25-11-03 · short',
  'Paul Martin, a déménagé': 'Paul Martin=2 · ~in-person · ~26-11-21 · short » a déménagé',
  "on s'est vus avec Paul hier, à refaire": 'Paul=2 · in-person · 26-11-20 · short » à refaire',
  'Paul Martin, client depuis 2019, cherche un local':
    'Paul Martin=2 · ~in-person · ~26-11-21 · short » client depuis 2019, cherche un local',
  'coffee avec Paul yesterday 40 min': 'Paul=2 · in-person · 26-11-20 · 40 min · long',
  'Appelé Paul, pas de réponse': 'Paul=2 · call by me · ~26-11-21 · short » pas de réponse',
}

const ENGLISH: Record<string, string> = {
  'beer with Paul the day before yesterday, send him the invoice by friday':
    'Paul=2 · in-person · 26-11-19 · short » send him the invoice by friday » me 26-11-27: send him the invoice by friday',
  'phone call with Paul half an hour ago, a bit tense': 'Paul=2 · call · 26-11-21 · short · felt 2',
  'met Hugo (plumber)': 'Hugo+ · in-person · ~26-11-21 · short » (plumber)',
  "coffee with Sarah O'Brien yesterday 40 min, she is looking for a developer":
    "Sarah O'Brien=7 · in-person · 26-11-20 · 40 min · long » she is looking for a developer",
  'called Paul this morning, 10 minutes': 'Paul=2 · call by me · 26-11-21 · 10 min · micro',
  'Paul called me last Friday at 6:30 pm': 'Paul=2 · call by them · 26-11-20 · 18:30 · short',
  'Paul called yesterday': 'Paul=2 · call by them · 26-11-20 · short',
  'the bus driver of line 4, a few words': 'the bus driver of line 4+ · ~in-person · ~26-11-21 · micro',
  'lunch with Marie Dupont and the baker two days ago':
    'Marie Dupont=1, the baker+ · in-person · 26-11-19 · long',
  'met Paul Martin at the coworking on Nov 3, he knows a designer':
    'Paul Martin=2 · in-person · 26-11-03 · short · @ coworking » he knows a designer',
  'Zoom with Paul and Sophie Leroy on Monday, an hour and a half':
    'Paul=2, Sophie Leroy=6 · video · 26-11-16 · 90 min · long',
  '11/03 lunch with Paul': 'Paul=2 · in-person · 26-11-03 · long',
  "I'll send her the quote by Friday": "only » me 26-11-27: I'll send her the quote by Friday",
  "coffee with Paul, I'll send him the quote by Friday":
    "Paul=2 · in-person · ~26-11-21 · short » I'll send him the quote by Friday » me 26-11-27: I'll send him the quote by Friday",
  "dinner tomorrow at 8 pm at Marie's with Paul":
    "Marie=1, Paul=2 · in-person · 26-11-22! · 20:00 · long · @ Marie's",
  'bumped into the postwoman at the market': 'the postwoman+ · in-person · ~26-11-21 · micro · @ market',
  'texted Paul': 'Paul=2 · message by me · ~26-11-21 · micro',
  'emailed Sarah about the invoice': 'Sarah=7 · mail by me · ~26-11-21 · short » about the invoice',
  'sent Paul a message on LinkedIn': 'Paul=2 · network by me · ~26-11-21 · micro',
  'had coffee with my neighbour yesterday for half an hour':
    'my neighbour+ · in-person · 26-11-20 · 30 min · short',
  'phone call with Marie, 1.5 h, personal': 'Marie=1 · call · ~26-11-21 · 90 min · long · personal',
  'saw the new baker this morning': 'the new baker+ · in-person · 26-11-21 · short',
  'Met with Marie & Paul in Lyon last week - they want to work together':
    'Marie=1, Paul=2 · in-person · 26-11-14 · short · @ Lyon » they want to work together',
  'meeting with Paul next Thursday at noon': 'Paul=2 · in-person · 26-11-26! · 12:00 · short',
  'video call with Ana de la Cruz from 2 to 3:30 pm':
    'Ana de la Cruz+ · video · ~26-11-21 · 14:00 · 90 min · long',
  'Breakfast with Dr. House on the 3rd': 'Dr. House+ · in-person · 26-11-03 · long',
  'quick word with the woman from the bakery': 'the woman from the bakery+ · ~in-person · ~26-11-21 · micro',
  'walk with Sam, did me good': 'Sam+ · in-person · ~26-11-21 · short · felt 5',
  'Yesterday I had lunch with Paul': 'Paul=2 · in-person · 26-11-20 · long',
  "she'll call me tomorrow": "only » them 26-11-22: she'll call me tomorrow",
  'coffee with April Jones': 'April Jones+ · in-person · ~26-11-21 · short',
  'email from Paul yesterday, he will send the contract on Monday':
    'Paul=2 · mail by them · 26-11-20 · short » he will send the contract on Monday » them 26-11-23: he will send the contract on Monday',
  'Teams call with Paul, 45 minutes, work': 'Paul=2 · video · ~26-11-21 · 45 min · long · professional',
  'coffee with Marie at the Blue Bottle on Main Street yesterday':
    'Marie=1 · in-person · 26-11-20 · short · @ Blue Bottle on Main Street',
  'saw Paul on November 3rd, 2025': 'Paul=2 · in-person · 25-11-03 · short',
  'Paul texted me last night': 'Paul=2 · message by them · 26-11-20 · micro',
  "I met the plumber's brother at the market on Saturday":
    "the plumber's brother+ · in-person · 26-11-14 · short · @ market",
  'drinks with Sarah and Paul, Friday, at the pub, 2 hours: she is moving to Leeds':
    'Sarah=7, Paul=2 · in-person · 26-11-20 · 120 min · long · @ pub » she is moving to Leeds',
  'coffee w/ Paul': 'Paul=2 · in-person · ~26-11-21 · short',
  'with Paul, nothing special': 'Paul=2 · ~in-person · ~26-11-21 · short » nothing special',
  'just the postman, 2 min': 'the postman+ · ~in-person · ~26-11-21 · 2 min · micro',
  'Caught up with Sam O’Neill a week ago over the phone': 'Sam O’Neill+ · call · 26-11-14 · short',
  'will see Paul on Friday': 'Paul=2 · ~in-person · 26-11-27! · short',
  "I'm meeting Marie tomorrow at 9": 'Marie=1 · ~in-person · 26-11-22! · 09:00 · short',
  'ran into Paul at the station (personal)': 'Paul=2 · in-person · ~26-11-21 · micro · @ station · personal',
  'talked to my sister for an hour': '(my sister) · in-person · ~26-11-21 · 60 min · long » my sister',
  'Chat with the driver of bus 12': 'the driver of bus 12+ · in-person · ~26-11-21 · short',
  'emailed Dr. Anne-Marie van der Berg': 'Dr. Anne-Marie van der Berg+ · mail by me · ~26-11-21 · short',
  'dinner with the Martins on Sunday at home': 'the Martins+ · in-person · 26-11-15 · long · @ home',
  'reluctantly had lunch with Paul': 'Paul=2 · in-person · ~26-11-21 · long · endured',
  'not chosen, meeting with Paul': 'Paul=2 · in-person · ~26-11-21 · short · endured',
  'lunch with Paul, he said she would call': 'Paul=2 · in-person · ~26-11-21 · long » he said she would call',
  'coffee with Paul and he wants a website': 'Paul=2 · in-person · ~26-11-21 · short » he wants a website',
  'Had a long talk with Marie in the office': 'Marie=1 · in-person · ~26-11-21 · long · @ office',
  "Paul's sister yesterday": "Paul's sister+ · ~in-person · 26-11-20 · short",
  'wrote to Paul Martin': 'Paul Martin=2 · mail by me · ~26-11-21 · short',
  'café avec Paul hier, il part lundi': 'Paul=2 · in-person · 26-11-20 · short » il part lundi',
  'coffee with Paul on 2026-11-02': 'Paul=2 · in-person · 26-11-02 · short',
  'saw marie dupont and paul martin yesterday':
    'marie dupont=1, paul martin=2 · in-person · 26-11-20 · short',
  'the baker': 'the baker+ · ~in-person · ~26-11-21 · short',
  'lunch with Sophie, half an hour; she will introduce me to her boss next week':
    'Sophie? · in-person · ~26-11-21 · 30 min · short » she will introduce me to her boss next week » them 26-11-28: she will introduce me to her boss next week',
  yesterday: 'nobody · ~in-person · 26-11-20 · short',
  Zoom: 'nobody · video · ~26-11-21 · short',
  "called the plumber, he'll send us the invoice":
    "the plumber+ · call by me · ~26-11-21 · short » he'll send us the invoice » them ?: he'll send us the invoice",
  '2-3pm call with Paul': 'Paul=2 · call · ~26-11-21 · 14:00 · 60 min · long',
  'coffee with Paul 15 minutes ago': 'Paul=2 · in-person · 26-11-21 · short',
}

describe('a French line on a French desk', () => {
  test.each(Object.entries(FRENCH))('%j', (line, expected) => {
    expect(told(line, 'fr')).toBe(expected)
  })
})

describe('an English line on an English desk', () => {
  test.each(Object.entries(ENGLISH))('%j', (line, expected) => {
    expect(told(line, 'en')).toBe(expected)
  })
})
