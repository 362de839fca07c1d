import 'server-only'
import { z } from 'zod'
import { ABSOLUTE_LIFETIME_S, IDLE_LIFETIME_S, SHORTEST_LIFETIME_S } from '@/_config/lifetimes'
import { database } from '@/_store/database'

/** How long a session lasts however much it is used, and without use; in seconds. */
export interface VisitorLifetimes {
  absoluteS: number
  idleS: number
}

const seconds = (most: number) => {
  const error = `Use a whole number of seconds from ${SHORTEST_LIFETIME_S} to ${most}.`
  return z.number(error).int(error).min(SHORTEST_LIFETIME_S, error).max(most, error)
}

/** What a visitor may set for their own sandbox: shorter than the site's own, never longer. */
export const newLifetimes = z.strictObject({
  absoluteS: seconds(ABSOLUTE_LIFETIME_S),
  idleS: seconds(IDLE_LIFETIME_S),
})

/** The lifetimes of the sessions of a person: those of their sandbox, or the site's own. */
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

/** Sets them for the whole sandbox of a person; sessions that are there already keep theirs. @returns false where there is no such person. */
export async function setLifetimes(
  userId: string,
  { absoluteS, idleS }: VisitorLifetimes,
): Promise<boolean> {
  const { count } = await database().sandbox.updateMany({
    where: { users: { some: { id: userId } } },
    data: { absoluteS, idleS },
  })
  return count === 1
}
