import { at } from './net.ts'

/**
 * Partial paths, one a label: where it is, when, what it has earned at true and at priced scores, whence it came, and
 * its memory: the bits of the points it may not visit again.
 */
export class Labels {
  count = 0
  readonly words: number
  node = new Int16Array(FIRST_ROOM)
  time = new Float64Array(FIRST_ROOM)
  value = new Float64Array(FIRST_ROOM)
  priced = new Float64Array(FIRST_ROOM)
  before = new Int32Array(FIRST_ROOM)
  memory: Int32Array

  constructor(words: number) {
    this.words = words
    this.memory = new Int32Array(FIRST_ROOM * words)
  }

  /** The place of a new label, which the caller fills; its memory is empty. */
  add(): number {
    if (this.count === this.node.length) this.#grow()
    return this.count++
  }

  #grow(): void {
    const room = this.node.length * 2
    const copy = <A extends Float64Array | Int32Array | Int16Array>(from: A, to: A) => {
      to.set(from)
      return to
    }
    this.node = copy(this.node, new Int16Array(room))
    this.time = copy(this.time, new Float64Array(room))
    this.value = copy(this.value, new Float64Array(room))
    this.priced = copy(this.priced, new Float64Array(room))
    this.before = copy(this.before, new Int32Array(room))
    this.memory = copy(this.memory, new Int32Array(room * this.words))
  }

  /** The nodes from the first to this label's. */
  path(label: number): number[] {
    const nodes: number[] = []
    for (let k = label; k >= 0; k = at(this.before, k)) nodes.push(at(this.node, k))
    return nodes.reverse()
  }
}

const FIRST_ROOM = 1 << 12

/** The labels of one node that none dominates, most earned at priced scores first. */
export class Frontier {
  count = 0
  readonly words: number
  label = new Int32Array(FEW)
  time = new Float64Array(FEW)
  value = new Float64Array(FEW)
  priced = new Float64Array(FEW)
  memory: Int32Array

  constructor(words: number) {
    this.words = words
    this.memory = new Int32Array(FEW * words)
  }

  /**
   * Whether a label here is as good as this one in all: earned, both ways, with no more in memory. Labels come in order
   * of time, so that those here are no later.
   */
  dominates(labels: Labels, label: number): boolean {
    const { words, memory, priced, value } = this
    const own = at(labels.priced, label)
    const ownValue = at(labels.value, label)
    const from = label * words
    for (let k = 0; k < this.count && at(priced, k) >= own; k++) {
      if (at(value, k) < ownValue) continue
      let word = 0
      while (word < words && (at(memory, k * words + word) & ~at(labels.memory, from + word)) === 0) word++
      if (word === words) return true
    }
    return false
  }

  insert(labels: Labels, label: number): void {
    if (this.count === this.label.length) this.#grow()
    const { words, memory } = this
    const own = at(labels.priced, label)
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(this.priced, middle) >= own) low = middle + 1
      else high = middle
    }
    for (const column of [this.label, this.time, this.value, this.priced])
      column.copyWithin(low + 1, low, this.count)
    memory.copyWithin((low + 1) * words, low * words, this.count * words)
    this.label[low] = label
    this.time[low] = at(labels.time, label)
    this.value[low] = at(labels.value, label)
    this.priced[low] = own
    for (let word = 0; word < words; word++)
      memory[low * words + word] = at(labels.memory, label * words + word)
    this.count++
  }

  #grow(): void {
    const room = this.label.length * 2
    const grown = (from: Float64Array) => {
      const to = new Float64Array(room)
      to.set(from)
      return to
    }
    this.time = grown(this.time)
    this.value = grown(this.value)
    this.priced = grown(this.priced)
    const label = new Int32Array(room)
    label.set(this.label)
    this.label = label
    const memory = new Int32Array(room * this.words)
    memory.set(this.memory)
    this.memory = memory
  }
}

const FEW = 16

/** Label numbers, the earliest first. */
export class Queue {
  readonly #labels: Labels
  #heap = new Int32Array(FIRST_ROOM)
  #count = 0

  constructor(labels: Labels) {
    this.#labels = labels
  }

  push(label: number): void {
    if (this.#count === this.#heap.length) {
      const grown = new Int32Array(this.#heap.length * 2)
      grown.set(this.#heap)
      this.#heap = grown
    }
    const heap = this.#heap
    let k = this.#count++
    while (k > 0) {
      const parent = (k - 1) >> 1
      if (!this.#isSooner(label, at(heap, parent))) break
      heap[k] = at(heap, parent)
      k = parent
    }
    heap[k] = label
  }

  /** @returns −1 when it is empty. */
  pop(): number {
    if (this.#count === 0) return -1
    const heap = this.#heap
    const first = at(heap, 0)
    const last = at(heap, --this.#count)
    let k = 0
    for (let child = 1; child < this.#count; child = 2 * k + 1) {
      if (child + 1 < this.#count && this.#isSooner(at(heap, child + 1), at(heap, child))) child++
      if (!this.#isSooner(at(heap, child), last)) break
      heap[k] = at(heap, child)
      k = child
    }
    heap[k] = last
    return first
  }

  #isSooner(one: number, other: number): boolean {
    const { time, priced } = this.#labels
    const apart = at(time, one) - at(time, other)
    return apart < 0 || (apart === 0 && at(priced, one) > at(priced, other))
  }
}
