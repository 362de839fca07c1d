import { sessionCookies } from '@/_designs/token'
import { answer, forDesign } from '../../_answers'

/**
 * The visitor's own session cookie of a design, in clear, on request: the one thing that HttpOnly is there to
 * keep from page script. A teaching page may; nothing else should have such a route.
 */
export const GET = forDesign(async (request, design) => {
  const cookies = sessionCookies(request.headers.get('cookie') ?? '', design.cookies.sessionToken)
  return answer({ cookies: cookies.map(({ name, value }) => ({ name, value })) })
})
