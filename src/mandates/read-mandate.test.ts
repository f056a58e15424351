import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { find, toldMandate } from '../../test/support/mandate-cases.ts'
import { readMandate } from './read-mandate.ts'

const FRENCH: Record<string, string> = {
  "Refonte du site pour Aria, 4 500 €, par Sophie, qui le tient de Luc, rencontré à l'Open Coffee":
    'Refonte du site · for Aria · 4500EUR · Sophie=1 < Luc=2 @ Open Coffee',
  '12 jours à 450 € chez Ploum, ancien client':
    '12 jours à 450 € · for Ploum=8 · 12 × 450EUR a day · [former-client]',
  'Logo pour la boulangerie, 800': 'Logo · for la boulangerie · 800',
  'Site vitrine pour Marie Dupont, 2k€, via LinkedIn':
    'Site vitrine · for Marie Dupont=3 · 2000EUR · [network] @ LinkedIn',
  'Audit de sécurité chez Ariane, TJM 600, 5 jours, par Paul Martin':
    'Audit de sécurité · for Ariane=6 · 5 × 600 a day · Paul Martin=4',
  'Formation Excel pour la mairie de Lannion, 3 jours à 700 €, par Sophie et le coworking':
    'Formation Excel · for la mairie de Lannion · 3 × 700EUR a day · Sophie=1 · [place] @ coworking',
  "Traduction d'un catalogue, 0,12 € le mot, inattendu":
    "Traduction d'un catalogue · unexpected · » 0,12 € le mot",
  'Maquette pour Aria, 1 200,50 euros, inattendue, par le boulanger':
    'Maquette · for Aria · 1200.5EUR · unexpected · le boulanger=7',
  'Application mobile pour Marie Dupont chez Aria, 12 000 €, grâce à Luc Moreau':
    'Application mobile · for Marie Dupont=3 of Aria · 12000EUR · Luc Moreau=2',
  'Charte graphique, par Sophie via Luc': 'Charte graphique · Sophie=1 < Luc=2',
  'Formation pour débutants pour Aria, 900 €': 'Formation pour débutants · for Aria · 900EUR',
  'Flyer pour le salon du livre, 300 €': 'Flyer · for le salon du livre · 300EUR',
  "Développement d'une API, 450 €/jour, 20 jours, chez Ploum et Fils":
    "Développement d'une API · for Ploum et Fils=8 · 20 × 450EUR a day",
  "Article pour le blog d'Aria, 250 € HT, mon site": "Article · for le blog d'Aria · 250EUR · [site]",
  'Mission de conseil, démarchage': 'Mission de conseil · [cold] @ démarchage',
  'Mission de conseil, par le bouche-à-oreille': 'Mission de conseil · [referral] @ bouche-à-oreille',
  'Site pour Aria, 4 500 €, 60 % de chances, proposé': 'Site · for Aria · 4500EUR · 60 % · proposed',
  'Site pour Aria, par Sophie, à qui Luc en a parlé': 'Site · for Aria · Sophie=1 < Luc=2',
  'Site pour Aria, par Sophie, elle-même par Luc, rencontrée au coworking':
    'Site · for Aria · Sophie=1 < Luc=2 @ coworking',
  'Site pour Aria, par Sophie du coworking': 'Site · for Aria · Sophie=1 @ coworking',
  'Reportage photo pour Ploum et Fils, 1 500 €, recommandé par Paul':
    'Reportage photo · for Ploum et Fils=8 · 1500EUR · Paul?',
  'Illustrations, 30 € par page, chez Gallimard, sur Malt':
    'Illustrations · for Gallimard · [network] @ Malt · » 30 € par page',
  'Dépannage informatique pour le boulanger, 60 €': 'Dépannage informatique · for le boulanger=7 · 60EUR',
  'Site pour Aria, rencontrée au salon des entrepreneurs':
    'Site · for Aria · [event] @ salon des entrepreneurs',
  'Rencontres photo pour Aria, 400 €': 'Rencontres photo · for Aria · 400EUR',
  'Site e-commerce, Aria, 8000 EUR': 'Site e-commerce · for Aria · 8000EUR',
  'Accompagnement par visio pour Marie Dupont, 90 € ':
    'Accompagnement par visio · for Marie Dupont=3 · 90EUR',
  'Refonte du site et du logo pour Aria, 5 500 €, par Sophie 70 % et le coworking 30 %':
    'Refonte du site et du logo · for Aria · 5500EUR · Sophie=1 · [place] @ coworking',
  'Site pour Aria par Sophie': 'Site · for Aria · Sophie=1',
  'pour Aria': 'Aria · for Aria',
  '4 500 €': '4 500 € · 4500EUR',
  "Atelier d'écriture pour l'école Diwan, 3 x 150 €, un ancien client":
    "Atelier d'écriture · for l'école Diwan · 450EUR · [former-client]",
  'Vidéo pour Aria, 3 jours à 500 €, de la part de Sophie, urgent, à rappeler lundi':
    'Vidéo · for Aria · 3 × 500EUR a day · Sophie=1 · » urgent, à rappeler lundi',
  'Conseil pour Zoé Le Gall, 500 €, par sa cousine': 'Conseil · for Zoé Le Gall · 500EUR · » par sa cousine',
  "Site pour Aria, 4.500 €, appel d'offres": "Site · for Aria · 4500EUR · [cold] @ appel d'offres",
  "Migration, dix jours à 520 €, par Luc, qui la tient de Sophie, connue au club d'entreprises":
    "Migration · 10 × 520EUR a day · Luc=2 < Sophie=1 @ club d'entreprises",
  "Newsletter pour l'association Vents du Large, 350 CHF":
    "Newsletter · for l'association Vents du Large · 350CHF",
  'Design pour Aria, 3 000 $ CA': 'Design · for Aria · 3000CAD',
  'Plan de com pour la CCI, 2 500 €, je ne sais plus': 'Plan de com · for la CCI · 2500EUR · [unknown]',
  'SITE POUR ARIA, 4500 €, PAR SOPHIE': 'SITE · for ARIA · 4500EUR · SOPHIE=1',
  'Recrutement chez Aria, 15 % du salaire, par Luc': 'Recrutement · for Aria · Luc=2 · » 15 % du salaire',
  'Relecture de mémoire pour Luc, 180 €, par Marie Dupont et Sophie, gagné':
    'Relecture de mémoire · for Luc=2 · 180EUR · won · Marie Dupont=3 · Sophie=1',
  "Animation d'un atelier chez Aria, 2 jours à 650 € HT, sur LinkedIn":
    "Animation d'un atelier · for Aria · 2 × 650EUR a day · [network] @ LinkedIn",
  'Photographies de mariage, 1 800 €, inespéré, par la voisine':
    'Photographies de mariage · 1800EUR · unexpected · la voisine+',
  'Audit, 3 jours x 700 €, par Luc, signé': 'Audit · 3 × 700EUR a day · won · Luc=2',
  'Conseil en paie, 1 400 €, client existant': 'Conseil en paie · 1400EUR · [former-client]',
  'Stand pour Aria, budget de 6 000 €, rencontré par Luc': 'Stand · for Aria · 6000EUR · Luc=2',
  'Site pour Marie Dupont (Aria), 900 €': 'Site · for Marie Dupont=3 of Aria · 900EUR',
}

const ENGLISH: Record<string, string> = {
  'Site for Aria, €4,500, through Sophie who heard it from Luc, met at the Open Coffee':
    'Site · for Aria · 4500EUR · Sophie=1 < Luc=2 @ Open Coffee',
  '12 days at €450 for Ploum, former client':
    '12 days at €450 · for Ploum=8 · 12 × 450EUR a day · [former-client]',
  'Logo for the bakery, 800': 'Logo · for the bakery · 800',
  'Landing page for Marie Dupont, £2k, via LinkedIn':
    'Landing page · for Marie Dupont=3 · 2000GBP · [network] @ LinkedIn',
  'Security audit for Aria, day rate 600, 5 days, through Paul Martin':
    'Security audit · for Aria · 5 × 600 a day · Paul Martin=4',
  'Excel training for the town hall, 3 days at €700, through Sophie and the coworking':
    'Excel training · for the town hall · 3 × 700EUR a day · Sophie=1 · [place] @ coworking',
  'Translation of a catalogue, unexpected': 'Translation of a catalogue · unexpected',
  'Mockup for Aria, $1,200.50, out of the blue, through Sophie':
    'Mockup · for Aria · 1200.5USD · unexpected · Sophie=1',
  'Mobile app for Marie Dupont at Aria, €12,000, thanks to Luc Moreau':
    'Mobile app · for Marie Dupont=3 of Aria · 12000EUR · Luc Moreau=2',
  'Brand book, through Sophie via Luc': 'Brand book · Sophie=1 < Luc=2',
  'Training for beginners for Aria, €900': 'Training for beginners · for Aria · 900EUR',
  'API development, €450 a day, 20 days, for Ploum et Fils':
    'API development · for Ploum et Fils=8 · 20 × 450EUR a day',
  'Blog post for Aria, €250 before tax, my website': 'Blog post · for Aria · 250EUR · [site]',
  'Consulting, cold call': 'Consulting · [cold] @ cold call',
  'Consulting, word of mouth': 'Consulting · [referral] @ word of mouth',
  'Site for Aria, €4,500, 60% likely, proposed': 'Site · for Aria · 4500EUR · 60 % · proposed',
  'Site for Aria, through Sophie, to whom Luc told about it': 'Site · for Aria · Sophie=1 < Luc=2',
  'Site for Aria, through Sophie, herself through Luc, met at the coworking':
    'Site · for Aria · Sophie=1 < Luc=2 @ coworking',
  'Photo shoot for Ploum et Fils, €1,500, recommended by Paul':
    'Photo shoot · for Ploum et Fils=8 · 1500EUR · Paul?',
  'Illustrations, €30 per page, on Upwork': 'Illustrations · [network] @ Upwork · » €30 per page',
  'Site for Aria, met at the entrepreneurs fair': 'Site · for Aria · [event] @ entrepreneurs fair',
  'Website and logo for Aria, €5,500, through Sophie 70% and the coworking 30%':
    'Website and logo · for Aria · 5500EUR · Sophie=1 · [place] @ coworking',
  'Site for Aria through Sophie': 'Site · for Aria · Sophie=1',
  'for Aria': 'Aria · for Aria',
  'Writing workshop for the Diwan school, 3 x €150, a former client':
    'Writing workshop · for the Diwan school · 450EUR · [former-client]',
  'Video for Aria, 3 days at €500, introduced by Sophie, urgent, call back on Monday':
    'Video · for Aria · 3 × 500EUR a day · Sophie=1 · » urgent, call back on Monday',
  'Site for Aria, €4,500, public tender': 'Site · for Aria · 4500EUR · [cold] @ public tender',
  'Migration, ten days at €520, through Luc who had it from Sophie, met at the business club':
    'Migration · 10 × 520EUR a day · Luc=2 < Sophie=1 @ business club',
  'Newsletter for Winds of the Sea, CHF 350': 'Newsletter · for Winds of the Sea · 350CHF',
  'Design for Aria, 3,000 CAD': 'Design · for Aria · 3000CAD',
  "Comms plan for the chamber, €2,500, I don't know": 'Comms plan · for the chamber · 2500EUR · [unknown]',
  'Training by Friday for Aria, €500': 'Training by Friday · for Aria · 500EUR',
  'Proofreading for Luc, €180, through Marie Dupont and Sophie, won':
    'Proofreading · for Luc=2 · 180EUR · won · Marie Dupont=3 · Sophie=1',
  'Workshop at Aria, 2 days at €650, on LinkedIn':
    'Workshop · for Aria · 2 × 650EUR a day · [network] @ LinkedIn',
  'Payroll advice, €1,400, existing client': 'Payroll advice · 1400EUR · [former-client]',
  'Wedding photos, €1,800, unexpected, through the neighbour':
    'Wedding photos · 1800EUR · unexpected · the neighbour+',
  'Stand for Aria, budget of €6,000, met through Luc': 'Stand · for Aria · 6000EUR · Luc=2',
  'Illustrations, Aria, €700, in talks': 'Illustrations · for Aria · 700EUR · talked',
  'Accounting for Marie Dupont, €90 an hour, through her brother':
    'Accounting · for Marie Dupont=3 · » €90 an hour, through her brother',
  'Grant application for the choir, €1,100, cold email, lost':
    'Grant application · for the choir · 1100EUR · lost · [cold] @ cold email',
  'Website for Marie Dupont at Aria, paid, a repeat client':
    'Website · for Marie Dupont=3 of Aria · paid · [former-client]',
  'Podcast for Aria, half a day, through Sophie (who heard it from Luc), 50% chance':
    'Podcast · for Aria · 50 % · Sophie=1 < Luc=2 · » half a day',
  'Poster for Aria, €350, by Sophie': 'Poster · for Aria · 350EUR · Sophie=1',
  'Maintenance, €1.2k, thanks to the meetup': 'Maintenance · 1200EUR · [event] @ meetup',
  'Talk at the library, €300': 'Talk at the library · 300EUR',
}

describe('a mandate said in one line', () => {
  test.each(Object.entries(FRENCH))('%s', (line, pieces) => {
    expect(toldMandate(line)).toBe(pieces)
  })
  test.each(Object.entries(ENGLISH))('%s', (line, pieces) => {
    expect(toldMandate(line)).toBe(pieces)
  })
})

test('any text is accepted', () => {
  const Word = fc.constantFrom(
    ...'pour par via qui le tient de rencontré à ; , 4 500 € % ( ) et Sophie Luc chez 12 jours for who heard it from < the \u202f’ é 🎈'.split(
      ' ',
    ),
  )
  const Line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(Word).map(words => words.join(' ')),
  )
  fc.assert(
    fc.property(Line, line => {
      const { what, amountCents, sources } = readMandate(line, find)
      expect(what.length).toBeLessThanOrEqual(line.length)
      expect(amountCents ?? 0).toBeGreaterThanOrEqual(0)
      expect(sources.every(({ share }) => share === null || (share >= 0 && share <= 10_000))).toBe(true)
    }),
    { numRuns: 500 },
  )
})
