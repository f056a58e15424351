import { type KeptParagraph, type Paragraph, type ParagraphDraft, TOPICS, type Topic } from './bilan.ts'

/**
 * The paragraphs as they are read: those kept in the order the owner gave them, with what the rules say now where they
 * wrote nothing else; what the rules say of anything new after those that come before it by rule.
 *
 * A paragraph of the rules that have nothing to say any more goes, unless the owner wrote it anew.
 */
export function composed(
  written: readonly { topic: Topic; text: string }[],
  kept: readonly KeptParagraph[],
): Paragraph[] {
  const textOf = new Map<string, string>(written.map(({ topic, text }) => [topic, text]))
  const placed = kept.flatMap(paragraph => read(paragraph, textOf) ?? [])
  for (const [i, { topic }] of written.entries()) {
    if (placed.some(({ key }) => key === topic)) continue
    const before = written.slice(0, i).map(each => each.topic as string)
    const at = placed.findLastIndex(({ key }) => before.includes(key)) + 1
    const fresh = read({ key: topic, own: null, from: null, isHidden: false }, textOf)
    if (fresh) placed.splice(at, 0, fresh)
  }
  return placed
}

function read(
  { key, own, from, isHidden }: KeptParagraph,
  textOf: ReadonlyMap<string, string>,
): Paragraph | null {
  const now = textOf.get(key) ?? null
  const topic = isTopic(key) ? key : null
  if (own === null) {
    return now === null
      ? null
      : { key, topic, text: now, isOwn: false, isHidden, proposed: null, hasChanged: false }
  }
  return {
    key,
    topic,
    text: own,
    isOwn: true,
    isHidden,
    proposed: now === own ? null : now,
    hasChanged: topic !== null && now !== from,
  }
}

/**
 * What is to be kept of the paragraphs as the owner leaves them. Words that are those of the rules are not the owner's;
 * what the rules said when the owner wrote is kept beside, so that it shows when the facts changed.
 */
export function keptFrom(
  drafts: readonly ParagraphDraft[],
  {
    written,
    before,
  }: { written: readonly { topic: Topic; text: string }[]; before: readonly KeptParagraph[] },
): KeptParagraph[] {
  const textOf = new Map<string, string>(written.map(({ topic, text }) => [topic, text]))
  return drafts.map(({ key, own, isHidden }) => {
    const now = textOf.get(key) ?? null
    if (own === null || own === now) return { key, own: null, from: null, isHidden }
    const known = before.find(kept => kept.key === key)
    return { key, own, from: known?.own === own ? known.from : now, isHidden }
  })
}

export function isTopic(key: string): key is Topic {
  return TOPICS.includes(key as Topic)
}
