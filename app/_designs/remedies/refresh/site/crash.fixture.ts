import type { Families, FamilyTransaction } from '../families'

/** The number of runs, which takes a few seconds on a slow machine. */
export const RUNS = 100

export class Crash extends Error {}

export type Fault =
  | 'at the lock'
  | 'at the person'
  | 'at the rotation'
  | 'before the commit'
  | 'after the commit'

/** For tests: families whose server crashes at a step of a refresh, if `fault` names one. */
export const faulty = (families: Families, fault: () => Fault | null): Families => {
  const dieAt = (step: Fault) => {
    if (fault() === step) throw new Crash(step)
  }
  /** Fails after the work of the step, whose writes must be undone. */
  const dying = (family: FamilyTransaction): FamilyTransaction => ({
    lock: async (hash) => {
      const found = await family.lock(hash)
      dieAt('at the lock')
      return found
    },
    claimsOf: async (userId, now) => {
      dieAt('at the person')
      return family.claimsOf(userId, now)
    },
    rotate: async (sid, hashes, now) => {
      await family.rotate(sid, hashes, now)
      dieAt('at the rotation')
    },
    end: (sid, endedBy, now) => family.end(sid, endedBy, now),
  })
  return {
    ...families,
    async transaction(work) {
      const value = await families.transaction(async (family) => {
        const done = await work(dying(family))
        dieAt('before the commit')
        return done
      })
      dieAt('after the commit')
      return value
    },
  }
}
