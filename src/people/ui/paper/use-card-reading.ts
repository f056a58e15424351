import { useEffect, useRef, useState } from 'react'
import type { ScannedCard } from '../../../lib/scanned-card.ts'
import { parseCard } from '../../../lib/vcard/card.ts'
import { type Contact, EMPTY_CONTACT } from '../../../lib/vcard/contact.ts'
import { contactOf } from '../../../lib/vcard/contact-of.ts'
import { tell, Unreachable } from '../../../web/api.ts'
import type { CardField } from '../../paper/card-field.ts'
import { emptyField, fieldsOfContact, formFields } from '../../paper/card-form.ts'
import type { CardRead } from '../../paper/card-lines.ts'
import { codeIn } from './CodeScan.tsx'
import { pictureAsJpeg } from './card-picture.ts'

/** A card that was read, or is to be written by hand, before it is kept. */
export interface Proposal {
  fields: CardField[]
  rest: { line: number; text: string }[]
  lines: CardRead['lines']
  /** JPEG in base64. */
  picture: string | null
  /** What a code said besides the fields. */
  known: Contact
  trouble: 'nothing' | 'no-picture' | 'too-long' | 'alone' | 'failed' | null
}

export type Reading = { step: 'begin' } | { step: 'reading' } | { step: 'proposed'; proposal: Proposal }

/** Letters are read best at this size, and the photograph of a telephone leaves quickly. */
const LONGEST = 2400
const QUALITY = 0.9

const BY_HAND: Proposal = {
  ...{ fields: formFields([]), rest: [], lines: [], picture: null, known: EMPTY_CONTACT, trouble: null },
}

/** From a picture, a code or nothing to a card proposed. */
export function useCardReading() {
  const [reading, setReading] = useState<Reading>({ step: 'begin' })
  const under = useRef<AbortController | null>(null)
  useEffect(() => () => under.current?.abort(), [])
  const propose = (proposal: Proposal) => setReading({ step: 'proposed', proposal })

  async function readPicture(file: Blob) {
    const stop = new AbortController()
    under.current?.abort()
    under.current = stop
    setReading({ step: 'reading' })
    const coded = await codeIn(file)
    const proposal = coded && isWhole(coded) ? ofCode(coded) : await read(file, coded, stop.signal)
    if (!stop.signal.aborted) propose(proposal)
  }

  return {
    reading,
    readPicture,
    readCode: (card: ScannedCard) => propose(ofCode(card)),
    byHand: () => propose(BY_HAND),
    stop: () => {
      under.current?.abort()
      setReading({ step: 'begin' })
    },
  }
}

/** It says more than an address of the web, beside which the letters of the card are worth reading. */
function isWhole({ name, phone, mail }: ScannedCard): boolean {
  return name !== '' && phone + mail !== ''
}

function ofCode({ vcard }: ScannedCard): Proposal {
  const known = contactOf(parseCard(new TextEncoder().encode(vcard)).value)
  return { ...BY_HAND, fields: formFields(fieldsOfContact(known)), known }
}

async function read(file: Blob, coded: ScannedCard | null, signal: AbortSignal): Promise<Proposal> {
  try {
    const body = await pictureAsJpeg(file, { longest: LONGEST, quality: QUALITY }).catch(() => file)
    const { value } = await tell<CardRead>('/api/people/paper', { method: 'POST', body, signal, done: null })
    const { fields, rest, lines, picture, outcome } = value
    const trouble = outcome === 'read' ? null : outcome
    return {
      fields: formFields(withCode(fields, coded)),
      rest,
      lines,
      picture,
      known: EMPTY_CONTACT,
      trouble,
    }
  } catch (error) {
    const trouble = error instanceof Unreachable ? 'alone' : 'failed'
    return coded ? { ...ofCode(coded), trouble } : { ...BY_HAND, trouble }
  }
}

/** The address that the code on the card leads to, where its letters do not say it. */
function withCode(fields: CardField[], coded: ScannedCard | null): CardField[] {
  if (!coded || coded.url === '' || fields.some(({ value }) => value === coded.url)) return fields
  const name = /linkedin\.com\/in\//i.test(coded.url) ? 'profile' : 'url'
  if (name === 'profile' && fields.some(field => field.name === 'profile')) return fields
  return [...fields, { ...emptyField(name), value: coded.url }]
}
