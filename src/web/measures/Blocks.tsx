import { Link } from '@tanstack/react-router'
import { createElement, Fragment, type ReactNode } from 'react'
import type { Block, Inline } from '../../lib/markdown.ts'
import style from './Measures.module.css'

/** Paragraphs, lists and tables of a document of ours. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return inOrder(blocks, block => {
    if (block.kind === 'paragraph') return <p>{said(block.inlines)}</p>
    if (block.kind === 'list')
      return (
        <ul>
          {inOrder(block.items, item => (
            <li>{said(item)}</li>
          ))}
        </ul>
      )
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
      <div className={style.scroll} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {inOrder(block.head, cell => (
                <th scope="col">{said(cell)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {inOrder(block.rows, row => (
              <tr>
                {inOrder(row, cell => (
                  <td>{said(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  })
}

function said(inlines: readonly Inline[]): ReactNode {
  return inOrder(inlines, inline => {
    switch (inline.kind) {
      case 'text':
        return inline.text
      case 'code':
        return <code>{inline.text}</code>
      case 'strong':
        return <strong>{said(inline.inlines)}</strong>
      case 'em':
        return <em>{said(inline.inlines)}</em>
      case 'link':
        return inline.to.startsWith('#') ? (
          <Link to="/mesures" hash={inline.to.slice(1)}>
            {said(inline.inlines)}
          </Link>
        ) : (
          <a href={inline.to}>{said(inline.inlines)}</a>
        )
    }
  })
}

/** What never moves needs no keys. */
function inOrder<T>(items: readonly T[], drawn: (item: T) => ReactNode): ReactNode {
  return createElement(Fragment, null, ...items.map(drawn))
}
