import { uuidv7 } from '../../src/lib/uuid.ts'
import { printCard } from '../../src/lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../../src/lib/vcard/contact.ts'
import { newCard } from '../../src/lib/vcard/edit.ts'
import { NEW_ACQUAINTANCE } from '../../src/people/person.ts'
import type { NewPerson } from '../../src/people/store.ts'

/** Numbers from 0 to 1 that are the same each time. */
export type Chance = () => number

/** mulberry32, public domain. */
export function chanceFrom(seed: number): Chance {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Frequent ones first, drawn the more often: about as 1 / (rank + 6), as names are. */
export function draw(chance: Chance, list: readonly string[]): string {
  const at = Math.floor((list.length + 6) ** chance() * 6 ** (1 - chance()) - 6)
  return list[Math.min(list.length - 1, Math.max(0, at))] as string
}

/** People with names, firms, towns, phones and mails as a French address book has them. */
export function inventPeople(count: number, seed: number): NewPerson[] {
  const chance = chanceFrom(seed)
  const families = familyNames(chance)
  return Array.from({ length: count }, (_, i) => {
    const contact = inventContact(chance, families, i)
    const skills = chance() < 0.2 ? [draw(chance, TITLES)] : []
    const octets = printCard(newCard(contact))
    return {
      id: uuidv7(new Date(1_700_000_000_000 + i)),
      octets,
      contact,
      acquaintance: { ...NEW_ACQUAINTANCE, skills },
      origin: null,
    }
  })
}

function inventContact(chance: Chance, families: readonly string[], i: number): Contact {
  const compound = chance() < 0.06
  const givenName = compound ? `${draw(chance, GIVEN)}-${draw(chance, GIVEN)}` : draw(chance, GIVEN)
  const familyName = draw(chance, families)
  const organisation = chance() < 0.6 ? `${draw(chance, FIRMS)} ${draw(chance, families)}` : ''
  const domain = organisation === '' || chance() < 0.5 ? draw(chance, MAILS) : `${plain(organisation)}.fr`
  const mail = `${plain(givenName)}.${plain(familyName)}${chance() < 0.3 ? i % 97 : ''}@${domain}`
  const phone = `0${chance() < 0.7 ? 6 : 1 + Math.floor(chance() * 5)}${String(Math.floor(chance() * 1e8)).padStart(8, '0')}`
  const point = { types: [], label: null }
  return {
    ...EMPTY_CONTACT,
    uid: `bench-${i}`,
    name: `${givenName} ${familyName}`,
    givenName,
    familyName,
    organisation,
    title: chance() < 0.5 ? draw(chance, TITLES) : '',
    phones: chance() < 0.8 ? [{ ...point, value: phone.replace(/(\d\d)(?=\d)/g, '$1 ') }] : [],
    emails: chance() < 0.8 ? [{ ...point, value: mail }] : [],
    addresses:
      chance() < 0.5
        ? [
            {
              ...point,
              poBox: '',
              extended: '',
              street: '1 rue Neuve',
              town: draw(chance, TOWNS),
              region: '',
              postalCode: '',
              country: '',
            },
          ]
        : [],
    tags: chance() < 0.3 ? [draw(chance, TAGS)] : [],
  }
}

/** 30,000 family names: the known ones first, then invented ones of their syllables. */
function familyNames(chance: Chance): string[] {
  const names = new Set(FAMILIES)
  const pick = (list: readonly string[]) => list[Math.floor(chance() * list.length)] as string
  while (names.size < 30_000) {
    const start = pick(STARTS)
    const name = start + (chance() < 0.5 ? pick(MIDDLES) : '') + pick(ENDS)
    names.add(chance() < 0.05 ? `${pick(['de ', 'Le ', 'd’', 'de La '])}${name}` : name)
  }
  return [...names]
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
}

const GIVEN =
  'Marie Jean Pierre Michel Nathalie Isabelle Philippe Sylvie Alain Catherine Patrick Martine Christophe Nicolas Christine Françoise Stéphane Valérie Sandrine Sébastien Julien Véronique Thomas Julie Céline Laurent Frédéric Sophie Camille Léa Chloé Emma Hugo Lucas Louis Gabriel Arthur Jules Raphaël Paul Antoine Alexandre Maxime Kevin Mohamed Karim Yann Maël Gwenaëlle Élodie Aurélie Émilie Amélie Hélène Anne Claire Agnès Brigitte Monique Nicole Jacqueline Denise Yvonne Simone Odette Ginette Georges Henri André René Roger Marcel Lucien Gérard Daniel Bernard Jacques Claude Serge Didier Thierry Pascal Éric Olivier Franck Bruno Marc Luc Denis Gilles Hervé Joël Noël Yves Guy Rémi Benoît Vincent Xavier Cédric David Fabrice Guillaume Romain Mathieu Adrien Quentin Florian Clément Baptiste Théo Enzo Nathan Noah Ethan Tom Sacha Axel Zoé Inès Jade Louise Alice Lina Mila Rose Anna Manon Sarah Laura Mathilde Pauline Marion Margaux Justine Charlotte Clara Lucie Juliette Élise Éva Ève Agathe Capucine Apolline Victoire Bérénice Clémence Constance Diane Faustine Garance Héloïse Iris Jeanne Karine Laëtitia Maëlys Nadège Océane Perrine Quitterie Rachel Salomé Tiphaine Ursula Violette Wendy Xaviera Yasmine Zélie Fatima Aïcha Samira Leïla Nadia Malika Ahmed Ali Hassan Omar Youssef Mehdi Rachid Farid Nabil Samir'.split(
    ' ',
  )
const FAMILIES =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefevre Faure Andre Mercier Blanc Guerin Boyer Garnier Chevalier Francois Legrand Gauthier Garcia Perrin Robin Clement Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noel Meyer Dufour Meunier Brun Blanchard Giraud Joly Riviere Lucas Brunet Gaillard Barbier Arnaud Martinez Gerard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoit Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte Lopez Jean Dupuy Guillot Hubert Berger Carpentier Sanchez Dupuis Moulin Louis Deschamps Huet Vasseur Perez Boucher Fleury Royer Klein Jacquet Adam Paris Poirier Marty Aubry Guyot Carre Charles Renault Charpentier Menard Maillard Baron Bertin Bailly Herve Schneider Fernandez Collet Leger Bouvier Julien Prevost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Remy Pelletier Leveque Perrier Leblanc Barre Lebrun Marchal Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodriguez Guichard Gillet Etienne Grondin Poulain Tessier Chevallier Collin Chauvin Bouchet Gay Lemaitre Benard Marechal Humbert Reynaud Antoine Hoarau Perret Barthelemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier'.split(
    ' ',
  )
const STARTS =
  'Ab Al Am An Ar Au Ba Be Ber Bo Bou Bra Bri Ca Car Cha Che Cla Co Cor Cou Da De Del Des Do Du Es Fa Fe Fla Fo Fra Ga Gar Ge Gi Go Gra Gui Ha He Hu Is Ja Jo Ka Ker La Lan Le Lo Lu Ma Mar Me Mi Mo Mon Na Ni No Ol Pa Per Pi Po Pra Que Ra Re Ri Ro Rou Sa Se Si So Ta Te Ti Tra Va Ver Vi Vo Wa Yve Za'.split(
    ' ',
  )
const MIDDLES =
  'bel ber bi bo cha che col da di fa fi ga gi lan le li lo ma mi mon na ni non pa pi ra ri ron sa si son ta te ti ton va vi von'.split(
    ' ',
  )
const ENDS =
  'ard aud ault bert bois cher court delle dier don du eau elin ene ere erie et eux fort geot gnac guet iau ier ignon illon in isson lard let lier lin loux mand met mier mont neau net nier on ot oux pin quet rand rel ret rier ron roux sac sard sin sou teau tier ton val vel verdier villier vin zet'.split(
    ' ',
  )
const FIRMS =
  'Atelier Studio Cabinet Garage Boulangerie Imprimerie Librairie Agence Menuiserie Conseil Groupe Laboratoire Pharmacie Restaurant Théâtre Coopérative'.split(
    ' ',
  )
const TITLES =
  'graphiste,comptable,développeur,photographe,architecte,avocate,journaliste,traductrice,menuisier,plombier,électricienne,boulanger,professeur,médecin,consultante,chargée de communication,directeur général,directrice artistique,responsable des achats,rédactrice,illustrateur,musicienne,régisseur,notaire'.split(
    ',',
  )
const TOWNS =
  'Paris,Lyon,Marseille,Toulouse,Nantes,Bordeaux,Lille,Rennes,Strasbourg,Montpellier,Grenoble,Saint-Étienne,Nice,Angers,Brest,Dijon,Tours,Le Mans,Clermont-Ferrand,Villeurbanne,Quimper,Lorient,Vannes,La Rochelle,Poitiers,Limoges,Besançon,Metz,Nancy,Reims,Rouen,Le Havre,Caen,Amiens,Orléans,Perpignan,Pau,Bayonne,Annecy,Chambéry,Valence,Avignon,Arles,Nîmes,Aix-en-Provence,Toulon,Ajaccio,Bastia,Saint-Malo,Saint-Brieuc'.split(
    ',',
  )
const TAGS =
  'client,prospect,salon 2025,école,voisins,club de lecture,randonnée,fournisseur,presse,anciens collègues'.split(
    ',',
  )
const MAILS =
  'gmail.com,orange.fr,wanadoo.fr,free.fr,hotmail.fr,yahoo.fr,outlook.com,laposte.net,sfr.fr,icloud.com'.split(
    ',',
  )
