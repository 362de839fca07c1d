import { lookAgreed } from '../rig/look'
import { newPerson, signIn } from '../rig/people'
import type { LiftRow, Seen } from '../rows'

/**
 * A new person signs in by each way of the app. For NextAuth, the first sign-in by link is a
 * sign-up. A remedy that handles only later sign-ins fails here.
 */
export async function newPersonPlay({ app, ways }: LiftRow): Promise<Seen['newPerson'] | string> {
  for (const way of ways) {
    const device = await app.newDevice()
    await signIn(app, device, await newPerson(device, way.by), way)
    const seen = await lookAgreed(device)
    if (seen !== 'in') return `by ${way.by} and ${way.through}: ${seen}`
  }
  return 'at once'
}

/** A known person signs in on a second device. */
export async function signInPlay({ app, ways }: LiftRow): Promise<Seen['signIn'] | string> {
  for (const way of ways) {
    const first = await app.newDevice()
    const email = await newPerson(first, way.by)
    await signIn(app, first, email, { by: way.by, through: 'endpoint' })
    const second = await app.newDevice()
    await signIn(app, second, email, way)
    const seen = await lookAgreed(second)
    if (seen !== 'in') return `by ${way.by} and ${way.through}: ${seen}`
  }
  return 'both ways'
}

const TIMES = 3

/** The cookie stays valid, and so does each new one from NextAuth's endpoint. */
export async function usePlay(row: LiftRow): Promise<Seen['used'] | string> {
  const { device } = await signedIn(row)
  for (let time = 0; time < TIMES; time += 1) {
    const seen = await lookAgreed(device)
    if (seen !== 'in') return seen
  }
  return 'everywhere'
}

/**
 * A new person who is signed in by the first way of the app.
 * @throws Error if that does not work
 */
export async function signedIn({ app, ways }: Pick<LiftRow, 'app' | 'ways'>) {
  const device = await app.newDevice()
  const [way] = ways
  if (way === undefined) throw new Error('The app has no way to sign in.')
  const email = await newPerson(device, way.by)
  await signIn(app, device, email, way)
  const seen = await lookAgreed(device)
  if (seen !== 'in') throw new Error(`After the sign-in: ${seen}.`)
  return { device, email, way }
}
