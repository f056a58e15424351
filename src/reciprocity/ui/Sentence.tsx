import { Fragment, type ReactNode } from 'react'

const HOLE = /\uE000(\w+)\uE000/

/** What to hand to `t` for a name that is more than words on the screen: `Sentence` puts it there. */
export function hole(name: string): string {
  return `\uE000${name}\uE000`
}

/** A sentence of the words with links where its names stand. */
export function Sentence({ text, fill }: { text: string; fill: Readonly<Record<string, ReactNode>> }) {
  return text.split(HOLE).map((part, i) => (
    // The parts of one sentence never change places.
    <Fragment key={i}>{i % 2 === 0 ? part : fill[part]}</Fragment>
  ))
}
