// VULNERABLE: a page that attacks the shop. Its sandbox gives it no origin, so browsers treat it as
// another site.
import { HOME, page, whereSwitchedOn } from '../sandbox'

const body = `
<p>This page belongs to somebody else. It cannot read a thing of the shop, and need not: it lets your browser ask.</p>
<section><h2>By a form</h2><form method="post" action="${HOME}/order"><input type="hidden" name="item" value="gift card"><button>Claim the prize</button></form></section>
<section><h2>By a link</h2><form method="get" action="${HOME}/order"><button>Read more about the prize</button></form></section>`

/** The foreign page, with a form and a link to the shop. */
export const GET = whereSwitchedOn(async (_request, origin) =>
  page('foreign', origin, 'You have won a prize', body),
)
