import 'server-only'
import { z } from 'zod'
import { ABSOLUTE_LIFETIME_S, IDLE_LIFETIME_S, SHORTEST_LIFETIME_S } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import { atOnce, type Writing } from './writing'

/** The absolute lifetime and the idle time of a session, in seconds. */
export interface VisitorLifetimes {
  absoluteS: number
  idleS: number
}

const seconds = (most: number) => {
  const error = `Use a whole number of seconds from ${SHORTEST_LIFETIME_S} to ${most}.`
  return z.number(error).int(error).min(SHORTEST_LIFETIME_S, error).max(most, error)
}

/** The lifetimes that a visitor can set for their own sandbox: not longer than the site's own. */
export const newLifetimes = z.strictObject({
  absoluteS: seconds(ABSOLUTE_LIFETIME_S),
  idleS: seconds(IDLE_LIFETIME_S),
})

/** The lifetimes of a person's sessions: those of their sandbox, or the site's own. */
export async function lifetimesOf(userId: string): Promise<VisitorLifetimes> {
  const found = await database().sandbox.findFirst({
    where: { users: { some: { id: userId } } },
    select: { absoluteS: true, idleS: true },
  })
  return {
    absoluteS: found?.absoluteS ?? ABSOLUTE_LIFETIME_S,
    idleS: found?.idleS ?? IDLE_LIFETIME_S,
  }
}

/**
 * Sets the lifetimes for the whole sandbox of a person. Existing sessions keep theirs.
 * @returns false if there is no such person
 */
export const setLifetimes = (
  userId: string,
  { absoluteS, idleS }: VisitorLifetimes,
  writing: Writing = atOnce,
): Promise<boolean> =>
  writing(async (store) => {
    const { count } = await store.sandbox.updateMany({
      where: { users: { some: { id: userId } } },
      data: { absoluteS, idleS },
    })
    return count === 1
  })
