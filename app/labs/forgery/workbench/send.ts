/** An answer as it came: what a page may see of it. */
export interface Answered {
  to: string
  status: number
  /** The challenge of a refusal (RFC 6750, section 3). */
  challenge: string | null
  code: string | null
  body: string
}

export const whoamiPath = (design: string) => `/api/whoami/${design}`

/**
 * Sends a token as a bearer, and no cookie with it. @returns null where it cannot stand in a
 * header, or nothing answers
 */
export async function sendBearer(path: string, token: string): Promise<Answered | null> {
  try {
    const response = await fetch(path, {
      cache: 'no-store',
      credentials: 'omit',
      headers: { authorization: `Bearer ${token}` },
    })
    const text = await response.text()
    return {
      to: path,
      status: response.status,
      challenge: response.headers.get('www-authenticate'),
      ...laidOpen(text),
    }
  } catch {
    return null
  }
}

function laidOpen(text: string): { code: string | null; body: string } {
  try {
    const { trace: _, ...body }: { trace?: unknown; error?: { code?: unknown } } = JSON.parse(text)
    return {
      code: typeof body.error?.code === 'string' ? body.error.code : null,
      body: JSON.stringify(body, null, 2),
    }
  } catch {
    return { code: null, body: text.slice(0, 2_000) }
  }
}
