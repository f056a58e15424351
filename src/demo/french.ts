import type { Vocabulary } from './vocabulary.ts'

const words = (text: string) => text.trim().split(/\s*[,\n]\s*/)

export const FRENCH: Vocabulary = {
  women:
    words(`Adèle, Agathe, Alice, Amélie, Anaïs, Anne-Laure, Aurélie, Barbara, Bénédicte, Camille, Capucine, Cécile,
    Chloé, Claire, Clémence, Coralie, Delphine, Elsa, Émilie, Emma, Estelle, Fanny, Fatou, Florence, Gaëlle, Hélène, Inès,
    Jade, Jeanne, Julie, Karima, Laure, Léa, Leïla, Lison, Louise, Lucie, Maëlle, Manon, Margaux, Marie, Marie-Claire,
    Marion, Mathilde, Mélanie, Nadia, Nathalie, Noémie, Océane, Pauline, Rachel, Salomé, Sandrine, Sarah, Séverine, Solène,
    Sophie, Sylvie, Valentine, Yasmine, Zoé`),
  men: words(`Adrien, Alexandre, Amine, Antoine, Arnaud, Arthur, Augustin, Baptiste, Bastien,
    Benoît, Bruno, Cédric, Cyril, Damien, David, Denis, Élie, Émile, Étienne, Fabien, Florian, François, Gaspard, Gauthier,
    Gilles, Grégoire, Guillaume, Hugo, Ibrahim, Jean-Baptiste, Jérôme, Jocelyn, Julien, Karim, Kévin, Laurent, Loïc, Louis,
    Luc, Ludovic, Malik, Marc, Mathieu, Maxime, Mehdi, Nicolas, Noël, Olivier, Pascal, Paul, Philippe, Pierre-Yves, Quentin,
    Raphaël, Rémi, Romain, Samuel, Sébastien, Simon, Stéphane, Sylvain, Thibault, Thomas, Valentin, Vincent, Yann, Youssef`),
  family:
    words(`Abadie, Alvarez, Arnoux, Aubert, Balland, Barbier, Baron, Benali, Bérard, Berger, Bertin, Besson, Blanchet,
    Bonnefoy, Bouvier, Brémond, Brun, Caron, Carpentier, Castel, Chabert, Champion, Charpin, Chauvet, Clément, Colin, Cordier,
    Costa, Courtois, Cros, d’Hautecourt, Dalmasso, de La Roche, de Montbrun, Delmas, Deschamps, Diallo, Dubreuil, Duchêne,
    Dufour, Dupond, Durieux, El Amrani, Esposito, Fabre, Faure, Ferrand, Fleury, Fontaine, Fournel, Gaillard, Garnier, Gautier,
    Giraud, Girard, Gomes, Granger, Guérin, Haddad, Hamon, Hébert, Hervé, Imbert, Jacquet, Joly, Kerbrat, Klein, Labbé, Lacoste,
    Lambert, Lamy, Langlois, Larue, Laurin, Le Bihan, Le Goff, Lebrun, Leclerc, Legrand, Lemaire, Lopes, Maillard, Mallet,
    Marchand, Marin, Martel, Masson, Mercier, Michaud, Millet, Monnier, Morel, Moulin, N’Diaye, Navarro, Nguyen, Nicolle, Olivier,
    Pagès, Parent, Pascal, Perrin, Peyron, Picard, Poirier, Prévost, Quéré, Rambaud, Raynaud, Renard, Riou, Robin, Rolland,
    Roussel, Roux, Royer, Sabatier, Saint-Clair, Salvi, Santini, Sauvage, Schmitt, Serra, Tanguy, Tessier, Thibaud, Tournier,
    Traoré, Valette, Vasseur, Verdier, Vidal, Vignon, Villard, Weber, Ziani`),
  towns: [
    ['Toulon', '83000', 'Provence-Alpes-Côte d’Azur'],
    ['Hyères', '83400', 'Provence-Alpes-Côte d’Azur'],
    ['La Seyne-sur-Mer', '83500', 'Provence-Alpes-Côte d’Azur'],
    ['Marseille', '13006', 'Provence-Alpes-Côte d’Azur'],
    ['Aix-en-Provence', '13100', 'Provence-Alpes-Côte d’Azur'],
    ['Nice', '06000', 'Provence-Alpes-Côte d’Azur'],
    ['Cannes', '06400', 'Provence-Alpes-Côte d’Azur'],
    ['Draguignan', '83300', 'Provence-Alpes-Côte d’Azur'],
    ['Lyon', '69003', 'Auvergne-Rhône-Alpes'],
    ['Paris', '75011', 'Île-de-France'],
    ['Nantes', '44000', 'Pays de la Loire'],
    ['Rennes', '35000', 'Bretagne'],
    ['Lille', '59000', 'Hauts-de-France'],
    ['Montpellier', '34000', 'Occitanie'],
  ],
  streets: words(
    'rue des Oliviers, quai Saint-Pierre, place du Marché, avenue des Pins, rue de la République, chemin des Sources, impasse du Moulin, rue Neuve',
  ),
  country: 'France',
  organisationStems: words(
    'Aria, Belvédère, Calanque, Delta, Escale, Figuier, Garance, Horizon, Indigo, Jonque, Kaolin, Lauriers, Mistral, Nacre, Oléa, Pinède, Quartz, Rivage, Safran, Tramontane, Ursule, Verveine',
  ),
  organisationShapes: words(
    'Atelier *, Studio *, * Conseil, * & fils, Agence *, Maison *, * Numérique, Coopérative *',
  ),
  insideTitles: words(
    'rédactrice|rédacteur, graphiste, développeuse web|développeur web, cheffe de projet|chef de projet, photographe, consultante SEO|consultant SEO, traductrice|traducteur, illustratrice|illustrateur, directrice artistique|directeur artistique, formatrice|formateur, webdesigner',
  ),
  outsideTitles: words(
    'libraire, kinésithérapeute, expert-comptable, architecte, hôtelière|hôtelier, viticultrice|viticulteur, directrice d’école|directeur d’école, menuisière|menuisier, avocate|avocat, restauratrice|restaurateur, agente immobilière|agent immobilier, ingénieure|ingénieur, pharmacienne|pharmacien, professeure de salsa|professeur de salsa, monitrice de voile|moniteur de voile',
  ),
  skills: words(
    'rédaction, SEO, WordPress, mise en page, photo, vidéo, relecture, anglais, identité visuelle, podcast, formation, Figma',
  ),
  tags: words(
    'club de voile, open coffee, ancien client, coworking, école, salsa, presse locale, à remercier',
  ),
  passers: words(
    'la boulangère, le boucher de la place, le chauffeur du bus 4, la factrice, le gardien de l’immeuble, la libraire du port, le voisin du deuxième, la fleuriste, le serveur du café de la Gare, la caissière du marché bio, le maître-nageur, la dame au chien blanc',
  ),
  places: words(
    'café de la Gare, coworking du quai, médiathèque, port, marché, chez eux, restaurant Le Figuier, parc, leurs bureaux, terrasse du Mistral, salle du club',
  ),
  events: words(
    'l’open coffee de Toulon, le salon des indépendants, une formation à la CCI, le club de voile, un apéro du coworking',
  ),
  notes: words(
    'cherche un développeur, refait son site au printemps, part s’installer à Nantes, a aimé le dernier article, sa fille entre au collège, propose un article à deux, connaît quelqu’un à la mairie, débordée jusqu’en janvier, parle d’un appel d’offres, reprend la voile, vient d’embaucher, hésite à se lancer, a besoin d’une relecture',
  ),
  remember: words(
    'préfère le téléphone au mail, deux enfants, allergique aux noix, passionné de randonnée, a vécu au Québec, supporte le RCT, végétarienne, ne travaille pas le mercredi',
  ),
  promisesByMe: words(
    'Envoyer le numéro de l’imprimeur, Donner des nouvelles de la mission Aria, Relire sa page d’accueil, Lui prêter le livre sur la voix, Le présenter à Karima, Chercher une date pour déjeuner, Envoyer le devis',
  ),
  promisesByThem: words(
    'M’envoie le programme du salon, Me présente à sa responsable, Me rend le projecteur, Me dit pour l’atelier de mars',
  ),
  household: [
    ['Théo', 'compagnon', 'compagne'],
    ['Rose', 'fille', 'mère'],
  ],
  ties: [
    ['sœur', 'frère'],
    ['associée', 'associé'],
    ['conjointe', 'conjoint'],
    ['ancienne collègue', 'ancien collègue'],
    ['voisine', 'voisin'],
  ],
  // 06 39 98 xx xx is kept for fiction by the French regulator.
  phone: n =>
    `06 39 98 ${String(Math.floor(n / 100) % 100).padStart(2, '0')} ${String(n % 100).padStart(2, '0')}`,
}
