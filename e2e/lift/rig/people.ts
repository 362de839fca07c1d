import { randomUUID } from 'node:crypto'
import type { LiftDevice } from './device'
import type { RunningApp } from './running-app'

/** A way to sign in: with a password or a link, by NextAuth's endpoint or by a server action. */
export interface SignInMethod {
  by: 'password' | 'link'
  through: 'endpoint' | 'action'
}

const PASSWORD = 'plinth gravel omelet'

/**
 * A new person. With a password, they sign up first. With a link, the first sign-in is the sign-up.
 */
export async function newPerson(device: LiftDevice, by: SignInMethod['by']): Promise<string> {
  const email = `${randomUUID()}@example.org`
  if (by === 'password') {
    const response = await device.send('POST', '/sign-up', { form: { email, password: PASSWORD } })
    if (response.status() !== 201) throw new Error(`Signing up answers ${response.status()}.`)
  }
  return email
}

/** Signs a person in. The views of the app show whether it worked. */
export async function signIn(
  app: RunningApp,
  device: LiftDevice,
  email: string,
  { by, through }: SignInMethod,
): Promise<void> {
  if (by === 'password') {
    const fields = { email, password: PASSWORD }
    await (through === 'endpoint'
      ? device.post('callback/credentials', fields)
      : device.submit('/', 'Sign in', fields))
  } else {
    await (through === 'endpoint'
      ? device.post('signin/email', { email })
      : device.submit('/', 'Send me a link', { email }))
    await device.get(await app.linkTo(email))
  }
}

export const signOut = (device: LiftDevice, through: SignInMethod['through']) =>
  through === 'endpoint' ? device.post('signout') : device.submit('/', 'Sign out')
