import { NextResponse } from 'next/server'
import { getEnv } from '@/_config/env'
import { localPath } from '@/_config/origin'
import { changeView, VIEW_COOKIE } from '@/_designs/comparison/view'
import { json, rejectCrossOrigin, tooLarge, withErrorResponses } from '../_answers'
import { readBody } from '../_body'

const ONE_YEAR_S = 365 * 24 * 60 * 60

/**
 * Changes one part of the view that a page shows, and stores the view in a cookie. The rest of the
 * path, such as an open tab, stays. The body is a form, which works without JavaScript too. It is
 * no server action: Next compares the origin of those with the Host header, which a proxy may
 * rewrite (trap 27).
 */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ?? withErrorResponses(request, () => choose(request))

async function choose(request: Request): Promise<Response> {
  const body = await readBody(request)
  if (body === null) return tooLarge()
  const form = new URLSearchParams(body)
  const text = (name: string) => form.get(name) ?? ''
  const shown = { left: text('shown-left'), right: text('shown-right'), on: text('shown-on') }
  const { query } = changeView({ left: text('left'), right: text('right'), on: text('on') }, shown)
  const { pathname, searchParams } = new URL(localPath(text('path')), 'http://local.invalid')
  for (const [name, value] of new URLSearchParams(query)) searchParams.set(name, value)
  const address = `${pathname}?${searchParams}`
  const answer =
    request.headers.get('accept') === 'application/json'
      ? json({ address })
      : json({ address }, { status: 303, headers: { location: address } })
  const response = new NextResponse(answer.body, answer)
  response.cookies.set(VIEW_COOKIE, query, {
    httpOnly: true,
    sameSite: 'lax',
    secure: getEnv().https,
    path: '/',
    maxAge: ONE_YEAR_S,
  })
  return response
}
