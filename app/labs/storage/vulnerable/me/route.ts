// VULNERABLE: answers whichever cookie of the shop it is asked to look at.
import { isCookieName } from '../carriers'
import { whereSwitchedOn } from '../sandbox'
import { byBearer, byCookie } from '../who'

/** Who the shop takes this request for: by a bearer, or by the cookie that `?cookie=` names. */
export const GET = whereSwitchedOn(async (request) => {
  const name = new URL(request.url).searchParams.get('cookie') ?? ''
  const user = isCookieName(name)
    ? await byCookie(request.headers, name)
    : await byBearer(request.headers)
  return Response.json(
    { name: user?.name ?? null },
    { status: user ? 200 : 401, headers: { 'cache-control': 'no-store' } },
  )
})
