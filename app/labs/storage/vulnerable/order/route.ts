// VULNERABLE: accepts a form from any page, and treats every cookie with it as consent.

import { byBearer, byCookie } from '../identify'
import { escaped, page, whereSwitchedOn } from '../sandbox'
import { COOKIES, SAME_SITE } from '../token-storage'

/** Lists the people in whose names an order was placed, by the cookies of the request. */
const order = whereSwitchedOn(async (request, origin) => {
  const rows = await Promise.all(
    SAME_SITE.map(async (name) => ({
      name,
      kept: COOKIES[name].replace('HttpOnly', '').replace(/^; /, '') || 'nothing said',
      user: await byCookie(request.headers, name),
    })),
  )
  const bearer = await byBearer(request.headers)
  const said = ['origin', 'sec-fetch-site', 'content-type']
    .map((name) => `${name}: ${request.headers.get(name) ?? '–'}`)
    .join(' · ')
  const row = (head: string, kept: string, name: string | null) =>
    `<tr><th scope="row">${escaped(head)}</th><td>${escaped(kept)}</td><td>${name === null ? 'did not come: nothing ordered' : `came: ordered for ${escaped(name)}`}</td></tr>`
  const table = `<table><caption>What came with the request</caption><thead><tr><th scope="col">Credential</th><th scope="col">SameSite</th><th scope="col">Order</th></tr></thead><tbody>${rows.map(({ name, kept, user }) => row(name, kept, user?.name ?? null)).join('')}${row('Authorization', 'not a cookie', bearer?.name ?? null)}</tbody></table>`
  return page(
    'answer',
    origin,
    'What the shop made of it',
    `<p>${escaped(`${request.method} · ${said}`)}</p>${table}`,
  )
})

export const GET = order
export const POST = order
