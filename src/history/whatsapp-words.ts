/** What a line says that nobody wrote: it is WhatsApp's own. Wherever it stands. */
const NOTICES: readonly RegExp[] = [
  /^(?:les messages et (?:les )?appels|les messages que vous envoyez|messages (?:and calls|you send|to this))/i,
  /^(?:votre code de sécurité|your security code)/i,
  /^(?:ce compte professionnel|this business|cette entreprise|this chat is with)/i,
  /^(?:les messages éphémères|disappearing messages)/i,
  /(?:a créé (?:le|ce) groupe|created (?:group|this group))/i,
  /(?:a (?:modifié|changé) (?:l[’']objet|le sujet|l[’']icône|la description|l[’']image) )/i,
  /(?:changed (?:the (?:subject|group|settings)|this group))/i,
]

/** What else such a line says where the telephone marks it as its own. */
const MARKED_NOTICES: readonly RegExp[] = [
  ...NOTICES,
  /(?: a ajouté | a retiré | a rejoint | a quitté|vous avez (?:ajouté|retiré|créé|quitté)| a été ajouté)/i,
  /(?: added | removed | joined | left$|^you (?:added|removed|created|left)| was added)/i,
  /(?: est (?:maintenant|désormais) admin|(?:now an admin|admin privileges))/i,
  /(?:a changé de numéro|changed their phone number| a épinglé un message| pinned a message)/i,
]

const MARK = '\u200e'

/** @param raw the line as it came, its marks in it. */
export function isNotice(text: string, raw: string): boolean {
  const isMarked = raw.indexOf(MARK, 1) > 0
  return (isMarked ? MARKED_NOTICES : NOTICES).some(notice => notice.test(text))
}

/** A group's name may hold a colon: `Marie a créé le groupe « Famille : été »` has nobody for author. */
export function isNoticeBegun(author: string): boolean {
  return [
    / a (?:créé (?:le|ce) groupe|modifié l[’']objet|changé l[’']objet|ajouté|retiré) /i,
    / (?:created group|changed the subject|added|removed) /i,
  ].some(begun => begun.test(`${author} `))
}

/** What stands for a picture, a voice, a file: nothing written. */
const ATTACHED: readonly RegExp[] = [
  /^<(?:médias? omis|media omitted|média omis)>$/i,
  /^(?:image|vidéo|video|audio|gif|sticker|document|autocollant|fiche contact|contact card)\s+(?:absente?|omise?|omitted|non inclus(?:e)?)\.?$/i,
  /^<(?:pièce jointe|attached)\s*:[^>]{0,300}>$/i,
  /^.{0,300}\((?:fichier joint|file attached)\)$/i,
]

const TAKEN_BACK =
  /^(?:ce message a été supprimé|vous avez supprimé ce message|this message was deleted|you deleted this message)\.?$/i
const EDITED = /\s?<(?:ce message a été modifié|this message was edited)>$/i

/** How many letters somebody wrote in a line of a message: none for a picture, none for what was taken back. */
export function lettersIn(line: string): number {
  const text = line.trim()
  if (text.length < 400 && (TAKEN_BACK.test(text) || ATTACHED.some(shape => shape.test(text)))) return 0
  return text.length < 400 ? text.replace(EDITED, '').length : text.length
}

/** A call told among the messages. */
export interface CallTold {
  channel: 'call' | 'video'
  /** 0 when nobody answered. */
  minutes: number
}

const CALL =
  /^(?:(?:appel (vidéo|vocal)(?: de groupe)?( manqué)?)|(missed )?(?:group )?(video|voice) call)(?:[,. ]|$)(.{0,60})$/i

export function callTold(text: string): CallTold | null {
  const match = CALL.exec(text.trim())
  if (!match) return null
  const [, french, manque, missed, english, rest = ''] = match
  const channel = /vid/i.test(french ?? english ?? '') ? 'video' : 'call'
  const hours = Number(/(\d{1,2}) ?h/i.exec(rest)?.[1] ?? 0)
  const minutes = Number(/(\d{1,3}) ?min/i.exec(rest)?.[1] ?? 0)
  const isShort = /\d ?s/i.test(rest)
  if (manque || missed) return { channel, minutes: 0 }
  // Said of no length at all, it is a sentence that begins so.
  if (hours + minutes === 0 && !isShort && rest.trim() !== '') return unanswered(channel, rest)
  return { channel, minutes: Math.max(hours * 60 + minutes, isShort ? 1 : 0) }
}

function unanswered(channel: CallTold['channel'], rest: string): CallTold | null {
  return /(?:sans réponse|no answer|appuyez|tap to)/i.test(rest) ? { channel, minutes: 0 } : null
}
