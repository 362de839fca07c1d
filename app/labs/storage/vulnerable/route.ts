// VULNERABLE: the shop, where a review can be a script. Its address can only name a design.
import { allDesigns, getDesign } from '@/_designs/registry'
import { page, whereSwitchedOn } from './sandbox'
import { shop } from './shop'

/** The shop, for a visitor of `?design=`. */
export const GET = whereSwitchedOn(async (request, origin) => {
  const design = getDesign(new URL(request.url).searchParams.get('design') ?? '') ?? allDesigns()[0]
  return page('shop', origin, 'A shop with reviews', shop(design?.id ?? ''))
})
