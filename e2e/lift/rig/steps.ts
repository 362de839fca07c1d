/** How long each step of a row took, in seconds: the sum of all its turns. */
export type Steps = Record<string, number>

/** Runs a step and adds its time. Nothing is asserted about it. */
export async function timed<T>(steps: Steps, name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  try {
    return await work()
  } finally {
    steps[name] = (steps[name] ?? 0) + (performance.now() - began) / 1000
  }
}
