import { sessionCookies } from '@/_designs/request/token'
import { masked } from '@/_inspector/masked'
import { forAcceptedChange } from '../../_accepted'
import { json } from '../../_answers'
import { forDesign } from '../../_for-design'

/**
 * Returns the visitor's own session cookie of a design in clear. HttpOnly exists to keep exactly
 * this value from page script, so only a teaching page should have such a route.
 */
export const GET = forDesign(async (request, design) => {
  const cookies = sessionCookies(request.headers.get('cookie') ?? '', design.cookies.sessionToken)
  return json({ cookies: cookies.map(({ name, value }) => ({ name, value })) })
})

/**
 * Returns the parts of the caller's own session: the parts of its token by name and length, the
 * values that can be read with and without the key, and the stored row (`stored`, with its size in
 * bytes). The answer does not contain the token.
 */
export const POST = forAcceptedChange<{ design: string }>(async ({ design, token }) => {
  const inspection = await design.inspect(token)
  const { parts, anyone, server, stored } = inspection
  return json({
    parts: parts.map(({ name, text }) => ({ name, length: text.length })),
    ...{ anyone, server },
    stored: stored && { values: masked(inspection).values, bytes: stored.bytes },
  })
})
