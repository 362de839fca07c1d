import { sessionCookies } from '@/_designs/request/token'
import { masked } from '@/_inspector/masked'
import { forAcceptedChange } from '../../_accepted'
import { json } from '../../_answers'
import { forDesign } from '../../_for-design'

/**
 * The visitor's own session cookie of a design, in clear, on request: the one thing that HttpOnly is there to
 * keep from page script. A teaching page may; nothing else should have such a route.
 */
export const GET = forDesign(async (request, design) => {
  const cookies = sessionCookies(request.headers.get('cookie') ?? '', design.cookies.sessionToken)
  return json({ cookies: cookies.map(({ name, value }) => ({ name, value })) })
})

/**
 * One's own session laid open: the parts of its token by name and length, what anyone and what only the server can
 * read out of it, and what is stored of it (`stored`, its size in bytes). The token itself is in none of it.
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
