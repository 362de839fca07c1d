import 'server-only'
import { headers } from 'next/headers'
import type { CurrentReading } from '@/_designs/request/guard'
import { cookieBytes, sessionCookies } from '@/_designs/request/token'
import type { Inspection } from '@/_designs/session'
import { isStoreUnavailable } from '@/_store/outage'
import type { ColumnSnapshot } from './live/figures'

/** A design's session in this browser, with every part that can be shown. */
export interface ColumnData {
  current: CurrentReading
  cookies: readonly { name: string; value: string }[]
  /** When the browser drops the cookies, in ISO 8601; null if the design does not accept them. */
  cookieEnds: string | null
  /** Null without a token, and while the store is down. */
  inspection: Inspection | null
  /** Null while the design does not accept this browser. */
  facts: ColumnSnapshot | null
}

export async function getColumnData(current: CurrentReading): Promise<ColumnData> {
  const { design, token, reading } = current
  const cookies = sessionCookies((await headers()).get('cookie') ?? '', design.cookies.sessionToken)
  // The store is down. To query it again would only delay the page.
  const inspection =
    token === null || reading.state === 'unavailable'
      ? null
      : await inspectOrNull(() => design.inspect(token))
  const {
    id,
    label,
    guarantees: { lagMs },
  } = design
  const storedBytes = inspection && (inspection.stored?.bytes ?? 0)
  const facts =
    reading.state === 'accepted'
      ? {
          id,
          label,
          lagMs,
          storedBytes,
          cookieBytes: cookieBytes(cookies),
          expires: reading.expires,
        }
      : null
  return {
    current,
    cookies,
    cookieEnds: facts && (endOfFamily(current, inspection) ?? facts.expires),
    inspection,
    facts,
  }
}

/** If a refresh token renews the session, the cookie lasts as long as the family. */
function endOfFamily({ design }: CurrentReading, inspection: Inspection | null): string | null {
  const ends = design.refresh && inspection?.stored?.values.expires
  return typeof ends === 'string' ? ends : null
}

/** Null while the store is down; the header of the column gives the reason. */
async function inspectOrNull<T>(inspect: () => Promise<T>): Promise<T | null> {
  try {
    return await inspect()
  } catch (error) {
    if (isStoreUnavailable(error)) return null
    throw error
  }
}
