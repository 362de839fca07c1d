/** What one request performs: these experiments of a lab on these designs. */
export interface Chunk {
  lab: string
  experiments: readonly string[]
  designs: readonly string[]
}

interface Performable {
  id: string
  experiments: readonly { id: string }[]
}

/**
 * A request is cut off after 110 s; it performs four at once, and most of them take a few seconds.
 */
const MOST_STAGES = 72

export const placeOf = (lab: string, experiment: string, design: string): string =>
  `${lab} ${experiment} ${design}`

/** Requests that perform whatever has not ended, lab after lab, none of them too long. */
export const chunksOf = (
  labs: readonly Performable[],
  designs: readonly string[],
  ended: ReadonlySet<string>,
): Chunk[] =>
  labs.flatMap(({ id: lab, experiments }) => {
    const isOpen = (experiment: string, design: string) =>
      !ended.has(placeOf(lab, experiment, design))
    const open = designs.filter((design) => experiments.some(({ id }) => isOpen(id, design)))
    const most = Math.max(1, Math.floor(MOST_STAGES / experiments.length))
    const count = Math.ceil(open.length / most)
    const size = Math.ceil(open.length / count)
    return Array.from({ length: count }, (_, index): Chunk => {
      const some = open.slice(index * size, (index + 1) * size)
      return {
        lab,
        designs: some,
        experiments: experiments
          .map(({ id }) => id)
          .filter((experiment) => some.some((design) => isOpen(experiment, design))),
      }
    })
  })
