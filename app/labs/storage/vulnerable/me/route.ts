// VULNERABLE: trusts any cookie of the shop that the request names.

import { byBearer, byCookie } from '../identify'
import { whereSwitchedOn } from '../sandbox'
import { isCookieName } from '../token-storage'

/** The person of this request, by a bearer or by the cookie that `?cookie=` names. */
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
