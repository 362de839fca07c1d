import type { LiftDevice } from './device'

/** The answer of a part of an app to a request. */
export type State = 'in' | 'out' | 'unavailable' | 'error'

/**
 * The answers of all parts of the app to one device. Their bundles are separate, so they could
 * disagree.
 */
export interface PageView {
  page: State
  guarded: State
  route: State
  endpoint: State
}

/** Asks all four parts. NextAuth's endpoint comes last, because it may change the cookie. */
export async function look(device: LiftDevice): Promise<PageView> {
  const [page, guarded, route] = [
    await pageState(device),
    await guardedState(device),
    await routeState(device),
  ]
  return { page, guarded, route, endpoint: await endpointState(device) }
}

/**
 * Asks all four parts at once, for answers as slow as a time-out. None of them may change the
 * cookie.
 */
export async function lookAtOnce(device: LiftDevice): Promise<PageView> {
  const [page, guarded, route, endpoint] = await Promise.all([
    pageState(device),
    guardedState(device),
    routeState(device),
    endpointState(device),
  ])
  return { page, guarded, route, endpoint }
}

/** The common answer, or each answer if they differ. */
export function agreed(view: PageView): State | string {
  const states = new Set(Object.values(view))
  const [only] = states
  if (states.size === 1 && only) return only
  return Object.entries(view)
    .map(([part, state]) => `${part} ${state}`)
    .join(', ')
}

export const lookAgreed = async (device: LiftDevice): Promise<State | string> =>
  agreed(await look(device))

async function pageState(device: LiftDevice): Promise<State> {
  const response = await device.get('/')
  const text = await response.text()
  if (response.status() !== 200) return 'error'
  if (text.includes('>Signed in as ')) return 'in'
  return text.includes('>Signed out.<') ? 'out' : 'error'
}

async function guardedState(device: LiftDevice): Promise<State> {
  const response = await device.get('/account')
  if (response.status() === 307) return 'out'
  return response.status() === 200 && (await response.text()).includes('>The account of ')
    ? 'in'
    : 'error'
}

async function routeState(device: LiftDevice): Promise<State> {
  const status = (await device.get('/api/me')).status()
  if (status === 200) return 'in'
  return status === 401 ? 'out' : 'error'
}

export async function endpointState(device: LiftDevice): Promise<State> {
  const response = await device.get('/api/auth/session')
  if (response.status() === 503) return 'unavailable'
  if (response.status() !== 200) return 'error'
  return (await response.json()) === null ? 'out' : 'in'
}
