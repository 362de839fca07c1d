/** A measured figure of a soak, and whether it is as it must be. */
export interface Figure {
  title: string
  /** The figure itself, with what it counts. */
  value: string
  holds: boolean
  /** How it was measured, and some violations, one per line. */
  lines: string[]
}

export interface SoakOptions {
  requests: number
  /** Kills of the app; PostgreSQL is killed once for every five. */
  kills: number
  /** Reports the progress. */
  tell(text: string): void
}

/** Few, as the client shares the cores with the servers. */
const AT_ONCE = 8

/** Does `count` jobs, some at a time. */
export async function spread(count: number, job: (index: number) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    while (next < count) await job(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}

/** One of several, chosen at random. */
export function anyOf<T>(several: readonly [T, ...T[]]): T
export function anyOf<T>(several: readonly T[]): T | undefined
export function anyOf<T>(several: readonly T[]): T | undefined {
  return several[Math.floor(Math.random() * several.length)]
}

/** The slope of the line that fits best (least squares), for each step. */
export function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const above = values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0)
  const below = values.reduce((sum, _, index) => sum + (index - middle) ** 2, 0)
  return above / below
}

/** Counts what happened, by name. */
export class Tally {
  readonly #counts = new Map<string, number>()
  add(name: string): void {
    this.#counts.set(name, this.of(name) + 1)
  }
  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }
  get total(): number {
    return [...this.#counts.values()].reduce((sum, count) => sum + count, 0)
  }
  toString(): string {
    return [...this.#counts].map(([name, count]) => `${count} ${name}`).join(', ')
  }
}

/** The number of violations that are shown of each design; the others are only counted. */
const SHOWN = 4

/** The violations of each design. */
export class Violations {
  readonly #byDesign = new Map<string, string[]>()
  add(design: string, text: string): void {
    this.#byDesign.set(design, [...(this.#byDesign.get(design) ?? []), text])
  }
  get count(): number {
    return [...this.#byDesign.values()].flat().length
  }
  /** A line for each design, and some violations of each. */
  lines(): string[] {
    return [...this.#byDesign].flatMap(([design, texts]) => [
      `${design}: ${texts.length}, such as`,
      ...[...new Set(texts)].slice(0, SHOWN).map((text) => `  ${text}`),
    ])
  }
}
