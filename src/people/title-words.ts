import { foldedWords } from '../lib/fold.ts'

// Words a job begins with, or holds anywhere: what a signature says under the name.
const FIRST =
  'graphiste illustrateur illustratrice designer developpeur developpeuse developer ingenieur ingenieure engineer architecte architect consultant consultante comptable expert experte avocat avocate notaire journaliste photographe photographer redacteur redactrice traducteur traductrice translator editeur editrice editor realisateur realisatrice monteur monteuse musicien musicienne comedien comedienne professeur professeure prof enseignant enseignante formateur formatrice coach medecin infirmier infirmiere kinesitherapeute psychologue pharmacien pharmacienne boulanger boulangere boucher bouchere coiffeur coiffeuse plombier electricien electricienne menuisier menuisiere chauffeur jardinier jardiniere libraire gerant gerante directeur directrice director president presidente fondateur fondatrice founder cofondateur cofondatrice associe associee partner responsable manager chef cheffe head charge chargee assistant assistante secretaire commercial commerciale vendeur vendeuse stagiaire alternant alternante chercheur chercheuse researcher doctorant doctorante auteur autrice ecrivain ecrivaine artiste artisan artisane webmaster community freelance independant independante lead senior junior product project ux ui data delegue deleguee coordinateur coordinatrice animateur animatrice technicien technicienne conseiller conseillere attache attachee ceo cto cfo coo pdg dg daf drh maire adjoint adjointe elu elue traiteur restaurateur restauratrice cuisinier cuisiniere serveur serveuse caviste fleuriste imprimeur opticien opticienne dentiste veterinaire osteopathe sophrologue accountant lawyer teacher nurse baker writer'.split(
    ' ',
  )
const TITLES: ReadonlySet<string> = new Set(FIRST)

/** Whether a piece of text says what somebody does. */
export function isTitle(piece: string): boolean {
  const words = foldedWords(piece)
  return words.length <= 12 && words.slice(0, 3).some(word => TITLES.has(word))
}
