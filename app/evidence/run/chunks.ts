/** The content of one request: experiments of a lab on some designs. */
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
 * The largest number of experiments on designs in one request. A request ends after 110 s. It
 * performs four experiments at a time, and most of them take a few seconds.
 */
const MOST_STAGES = 72

export const placeOf = (lab: string, experiment: string, design: string): string =>
  `${lab} ${experiment} ${design}`

/** The requests that perform all unfinished experiments, lab after lab, none of them too long. */
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
