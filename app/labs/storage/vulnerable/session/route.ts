// VULNERABLE: gives tokens to page scripts, which store them where every script can read them.
import { clientAddress } from '@/_config/origin'
import { getDesign } from '@/_designs/registry'
import { makeLabPerson, signInLabPerson } from '@/_lab/server/lab-person'
import { countAttempt } from '@/_people/rate-limits'
import { packed } from '../identify'
import { whereSwitchedOn } from '../sandbox'
import { COOKIES, isCookieName, setCookie } from '../token-storage'

/**
 * Makes a person for the lab, and signs them in to the design of `?design=` once for each place.
 * Two of the tokens go into cookies, and two to the page.
 */
export const POST = whereSwitchedOn(
  async (request, origin) => {
    const design = getDesign(new URL(request.url).searchParams.get('design') ?? '')
    if (!design)
      return Response.json(
        { error: { code: 'unknown_design', message: 'There is no session design of that name.' } },
        { status: 422 },
      )
    if ((await countAttempt('new people by address', clientAddress(request.headers))) !== null)
      return Response.json(
        {
          error: {
            code: 'too_many_attempts',
            message: 'Too many attempts: try again in some minutes.',
          },
        },
        { status: 429 },
      )
    const { person, pass, erase } = await makeLabPerson(clientAddress(request.headers))
    const token = async (label: string) =>
      packed(design.id, (await signInLabPerson(person, design, origin, label))?.token ?? '')
    const [hidden, readable, local, session] = [
      await token('HttpOnly cookie'),
      await token('Readable cookie'),
      await token('localStorage'),
      await token('sessionStorage'),
    ]
    const response = Response.json(
      { name: person.name, pass, erase, local, session },
      { status: 201, headers: { 'cache-control': 'no-store' } },
    )
    for (const name of Object.keys(COOKIES).filter(isCookieName))
      response.headers.append(
        'set-cookie',
        setCookie(name, name === 'lab.readable' ? readable : hidden),
      )
    return response
  },
  { ownPagesOnly: true },
)
