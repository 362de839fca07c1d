/** An answer, as far as a page can see it. */
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
 * Sends a token as a bearer, without cookies.
 * @returns null if the token cannot be in a header, or if there is no answer
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
