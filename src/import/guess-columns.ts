import type { CsvRow } from '../lib/csv/csv-rows.ts'
import { foldHeader } from '../lib/csv/header.ts'
import { mailKey } from '../lib/mail-address.ts'
import type { PlainUse } from './column-mapping.ts'
import { parseCsvDate } from './csv-dates.ts'

const LOOKED_AT = 60
/** The part of the cells that must look so. */
const MOST = 0.7

/** What each column of a table seems to hold, by the words of its header and by what stands below it. */
export function guessedUses(headers: readonly string[], rows: readonly CsvRow[]): PlainUse[] {
  const taken = new Set<PlainUse>()
  const unsaid = new Set<number>()
  const uses = headers.map((header, at): PlainUse => {
    const cells = rows
      .slice(0, LOOKED_AT)
      .map(({ cells }) => cells[at]?.trim() ?? '')
      .filter(cell => cell !== '')
    const use = guessed(
      foldHeader(header)
        .replace(/[?!:.*]/g, '')
        .trim(),
      cells,
    )
    if (use === 'kept') unsaid.add(at)
    // One has one name and one birthday; a second column of it says something else.
    if (ONLY_ONE.has(use) && taken.has(use)) return 'kept'
    taken.add(use)
    return use
  })
  const isSplit = uses.includes('given-name')
  const named = uses.map((use): PlainUse => (use === 'family-name' && !isSplit ? 'full-name' : use))
  if (named.some(use => use === 'full-name' || use === 'given-name')) return named
  // Somebody must be named: the first column of what looks like names does it.
  const names = headers.findIndex(
    (_, at) => unsaid.has(at) && areNames(rows.map(({ cells }) => cells[at] ?? '')),
  )
  return named.map((use, at) => (at === names ? 'full-name' : use))
}

const ONLY_ONE: ReadonlySet<PlainUse> = new Set([
  ...(['full-name', 'given-name', 'family-name', 'civility', 'nickname', 'organisation', 'title'] as const),
  ...(['department', 'birthday', 'note', 'town', 'postal-code', 'street', 'region', 'country'] as const),
])

function guessed(header: string, cells: readonly string[]): PlainUse {
  const bySight = lookedAt(cells)
  const byWord = WORDS.find(([, words]) => words.test(header))?.[0]
  // What is plainly a mail is one, whatever stands above it; a word is trusted for the rest.
  if (bySight === 'mail')
    return byWord === 'work-mail' || /pro|work|bureau|travail/.test(header) ? 'work-mail' : 'mail'
  if (byWord === 'mail' || byWord === 'work-mail') return cells.length === 0 ? byWord : (bySight ?? 'kept')
  if (bySight === 'phone' || bySight === 'mobile') return isPhone(byWord) ? (byWord as PlainUse) : bySight
  return byWord ?? bySight ?? 'kept'
}

function isPhone(use: PlainUse | undefined): boolean {
  return use === 'phone' || use === 'mobile' || use === 'work-phone'
}

const WORDS: readonly (readonly [PlainUse, RegExp])[] = [
  ['left-out', /^(?:id|uuid|index|#|n°|numero de ligne|created at|updated at|cree le|modifie le)$/],
  ['given-name', /prenom|first ?name|given ?name|forename/],
  ['mail', /mail|courriel|@/],
  ['mobile', /portable|mobile|cell|gsm/],
  ['work-phone', /(?:tel|phone|ligne).*(?:pro|bureau|work|travail)|standard/],
  ['phone', /^tel|telephone|phone|\btel\b|fixe/],
  [
    'full-name',
    /nom (?:complet|et prenom)|full ?name|display ?name|^name$|^contact$|participant|personne|^qui$/,
  ],
  ['family-name', /nom\b|last ?name|surname|family ?name/],
  ['civility', /civilite|^titre de civilite$|salutation|^mr\/mrs$/],
  ['organisation', /societe|entreprise|organi[sz]ation|company|structure|employeur|raison sociale|client/],
  ['department', /^service$|departement|department/],
  ['title', /fonction|poste|metier|profession|job|role|title|position|activite/],
  ['postal-code', /code postal|^cp$|zip|post ?code|postal/],
  ['town', /ville|commune|city|town|localite/],
  ['region', /region|state|province/],
  ['country', /pays|country/],
  ['street', /adresse|address|rue|street|voie/],
  ['website', /site|web|url|linkedin|lien|link/],
  ['birthday', /naissance|anniversaire|birth/],
  ['tags', /categorie|categor|tag|etiquette|groupe|group|mots? cles?|keyword|secteur/],
  ['note', /note|remarque|comment|observation|memo/],
]

/** Two to four words, each with a capital. */
function areNames(column: readonly string[]): boolean {
  const cells = column.slice(0, LOOKED_AT).filter(cell => cell.trim() !== '')
  const like = cells.filter(cell =>
    /^\p{Lu}[\p{L}’'.-]*(?: (?:\p{Lu}|d[eu’'])[\p{L}’'.-]*){1,3}$/u.test(cell.trim()),
  )
  return cells.length > 0 && like.length >= cells.length * MOST
}

/** What most of the cells plainly are; null for words that could be anything. */
function lookedAt(cells: readonly string[]): PlainUse | null {
  if (cells.length === 0) return null
  const share = (is: (cell: string) => boolean) => cells.filter(is).length / cells.length
  if (share(cell => cell.includes('@') && mailKey(cell) !== null) >= MOST) return 'mail'
  if (share(cell => /^(?:https?:\/\/|www\.)\S+$/i.test(cell)) >= MOST) return 'website'
  if (share(isPhoneNumber) >= MOST) return share(isMobileNumber) >= MOST ? 'mobile' : 'phone'
  if (share(cell => /^\d{5}$/.test(cell)) >= MOST) return 'postal-code'
  if (share(cell => TOWNS.has(foldHeader(cell).replace(/-/g, ' '))) >= TOWNS_SHARE) return 'town'
  if (share(isBirthDate) >= MOST) return 'birthday'
  return null
}

function isPhoneNumber(cell: string): boolean {
  const digits = cell.replace(/\D/g, '').length
  return digits >= 9 && digits <= 15 && /^\+?[\d\s().\u00a0\u202f-]+$/.test(cell)
}

function isMobileNumber(cell: string): boolean {
  return /^(?:0|\+?33|0033)[67]/.test(cell.replace(/[^\d+]/g, ''))
}

/** A day in the life of somebody grown up: any other date may be of anything. */
function isBirthDate(cell: string): boolean {
  const year = parseCsvDate(cell, 'day-first', 30)?.year
  return year !== null && year !== undefined && year >= 1920 && year <= 2005
}

/** Of towns typed in a table, these are a third at least. */
const TOWNS_SHARE = 0.34
const TOWNS: ReadonlySet<string> = new Set(
  (
    'paris,marseille,lyon,toulouse,nice,nantes,montpellier,strasbourg,bordeaux,lille,rennes,reims,toulon,saint etienne,' +
    'le havre,grenoble,dijon,angers,villeurbanne,nimes,aix en provence,clermont ferrand,le mans,brest,tours,amiens,' +
    'annecy,limoges,metz,besancon,perpignan,orleans,rouen,mulhouse,caen,nancy,avignon,poitiers,versailles,pau,la rochelle,' +
    'chambery,lorient,quimper,vannes,saint malo,bayonne,valence,bruxelles,geneve,lausanne,montreal,quebec,londres,london,' +
    'berlin,madrid,barcelona,barcelone,new york,luxembourg,liege,namur,saint denis,boulogne billancourt,nanterre,creteil'
  ).split(','),
)
