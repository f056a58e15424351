import { expect, test } from 'vitest'
import { toldProvenance } from '../../test/support/mandate-cases.ts'
import { sharesOf } from './read-provenance.ts'

const LINES: Record<string, string> = {
  'Sophie 70 %, le coworking 30 %': 'Sophie=1 70 · [place] @ coworking 30',
  '70 % Sophie, 30 % coworking': 'Sophie=1 70 · [place] @ coworking 30',
  "Sophie, qui le tient de Luc, rencontré à l'Open Coffee": 'Sophie=1 < Luc=2 @ Open Coffee 100',
  'Sophie (qui le tient de Luc) 70 %, coworking': 'Sophie=1 < Luc=2 70 · [place] @ coworking 30',
  'par Sophie': 'Sophie=1 100',
  'ancien client': '[former-client] 100',
  LinkedIn: '[network] @ LinkedIn 100',
  'Sophie < Luc < Marie, moitié ; mon site': 'Sophie=1 < Luc=2 < Marie=3 50 · [site] 50',
  'half Sophie, half my website': 'Sophie=1 50 · [site] 50',
  'Sophie, Luc et Marie': 'Sophie=1 33.33 · Luc=2 33.33 · Marie=3 33.33',
  'Zoé Le Gall': 'Zoé Le Gall+ 100',
  'rencontrée au salon du livre': '[event] @ salon du livre 100',
  'Ploum et Fils 20 %, Paul': 'Ploum et Fils=8 20 · Paul? 80',
  '': '',
  'through Sophie who heard it from Luc, met at the Open Coffee': 'Sophie=1 < Luc=2 @ Open Coffee 100',
  démarchage: '[cold] @ démarchage 100',
  'je ne sais plus': '[unknown] 100',
  'Sophie du coworking': 'Sophie=1 @ coworking 100',
}

test.each(Object.entries(LINES))('%s', (line, pieces) => {
  expect(toldProvenance(line)).toBe(pieces)
})

test('what nobody said of the whole goes to those without a share, equally', () => {
  expect(sharesOf([{ share: 7000 }, { share: null }, { share: null }])).toEqual([7000, 1500, 1500])
  expect(sharesOf([{ share: null }, { share: null }])).toEqual([5000, 5000])
  expect(sharesOf([{ share: 9000 }, { share: 9000 }, { share: null }])).toEqual([9000, 9000, 0])
  expect(sharesOf([])).toEqual([])
})
