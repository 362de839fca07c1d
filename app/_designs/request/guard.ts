import 'server-only'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { getEnv } from '@/_config/env'
import type { Person } from '@/_people/person'
import { type Trace, withTrace } from '@/_trace/trace'
import type { ComparisonView } from '../comparison/view'
import type { Design } from '../design'
import type { Reading } from '../session'
import { readRequest } from './request-token'

/** The reading of a request, its token (null without one), and the cost. */
export interface CurrentReading {
  design: Design
  token: string | null
  reading: Reading
  trace: Trace
}

/**
 * Reads the session of the current request, for a page. It is never cached, because a revocation
 * must show at once.
 */
async function getReading(design: Design): Promise<CurrentReading> {
  const sent = await headers()
  const { value, trace } = await withTrace(() => readRequest(design, sent))
  return { design, ...value, trace }
}

/**
 * Reads one design after another. In parallel, each would be charged for the time of the others.
 */
export async function getReadings(designs: readonly Design[]): Promise<CurrentReading[]> {
  const readings: CurrentReading[] = []
  for (const design of designs) readings.push(await getReading(design))
  return readings
}

export type Admission =
  | { state: 'accepted'; user: Person; expires: string; design: Design; trace: Trace }
  | { state: 'unavailable'; design: Design }

/** The first design that accepts this browser, or null. A design without a cookie costs nothing. */
export async function getFirstAccepted(
  designs: readonly Design[],
): Promise<{ design: Design; user: Person } | null> {
  for (const design of designs) {
    const { reading } = await getReading(design)
    if (reading.state === 'accepted') return { design, user: reading.user }
  }
  return null
}

/**
 * Requires that every design that is switched on accepts the visitor. Otherwise it redirects to the
 * sign-in, and back to `path` afterwards. In an outage it does not redirect.
 */
export async function requireAccepted(
  { guarding, query }: ComparisonView,
  path: string,
): Promise<Admission[]> {
  if (getEnv().accountsOff !== null) redirect(`/sign-in?${query}`)
  const readings = await getReadings(guarding)
  const refused = readings.flatMap(({ design, reading }) =>
    reading.state === 'refused' ? [{ design: design.id, code: reading.code }] : [],
  )
  const [first] = refused
  if (first) {
    // If one design refused, the sign-in asks for that one; if several did, for all at once.
    const asked = new URLSearchParams({
      callbackUrl: `${path}?${query}`,
      code: first.code,
      ...(refused.length === 1 && { design: first.design }),
    })
    redirect(`/sign-in?${asked}&${query}`)
  }
  return readings.flatMap(({ design, reading, trace }): Admission[] => {
    if (reading.state === 'refused') return []
    return [
      reading.state === 'unavailable'
        ? { state: 'unavailable', design }
        : { ...reading, design, trace },
    ]
  })
}
