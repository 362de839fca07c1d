// VULNERABLE: the frame of the pages that are broken on purpose. Each has a strict policy of its
// own. They are off in production unless LAB_VULNERABLE=on.
import 'server-only'
import { getEnv } from '@/_config/env'
import { getOrigin, isSameOrigin } from '@/_config/origin'

/** The only folder that these pages may send requests to, and that gets their cookies. */
export const HOME = '/labs/storage/vulnerable'

const text = (status: number, says: string) =>
  new Response(says, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'",
    },
  })

/**
 * Runs a handler of such a page if the pages are switched on and the request names the site's own
 * origin.
 */
export function whereSwitchedOn(
  handle: (request: Request, origin: string) => Promise<Response>,
  { ownPagesOnly = false } = {},
) {
  return async (request: Request): Promise<Response> => {
    const origin = getOrigin(request.headers)
    if (!getEnv().labVulnerable || origin === null)
      return text(
        404,
        'Pages that are broken on purpose are switched off here: LAB_VULNERABLE=on serves them.',
      )
    if (ownPagesOnly && !isSameOrigin(request.headers))
      return text(403, 'Only a page of this site may do that.')
    return handle(request, origin)
  }
}

/**
 * The permissions of each page. `shop` runs every script in it, `foreign` and `answer` run none.
 */
const SANDBOXES = {
  // It keeps its origin, because it needs a storage to be robbed. It has no pop-ups and no frames,
  // and sends requests to its own folder only.
  shop: {
    sandbox: 'allow-scripts allow-same-origin allow-forms',
    scripts: "'unsafe-inline'",
    connect: true,
  },
  // It has no origin, so the browser treats it as another site.
  foreign: { sandbox: 'allow-forms', scripts: "'none'", connect: false },
  answer: { sandbox: '', scripts: "'none'", connect: false },
} as const

/** A whole HTML page, with a policy that confines it to its folder. */
export function page(
  kind: keyof typeof SANDBOXES,
  origin: string,
  title: string,
  body: string,
): Response {
  const { sandbox, scripts, connect } = SANDBOXES[kind]
  const home = `${origin}${HOME}/`
  const policy = [
    `sandbox ${sandbox}`.trim(),
    `default-src 'none'; base-uri 'none'; frame-ancestors 'none'; style-src 'unsafe-inline'`,
    `script-src ${scripts}; connect-src ${connect ? home : "'none'"}; form-action ${home}`,
  ].join('; ')
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': policy,
    },
  })
}

export const escaped = (value: string) =>
  value.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;margin:0;background:light-dark(#fdecec,#2c1416);color:light-dark(#17191c,#eceef0)}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1rem;display:grid;gap:1rem}h1{margin:0;font-size:1.5rem}p{margin:0}
section,table{background:light-dark(#fff,#16181b);border:1px solid light-dark(#dedfda,#2b2e33);border-radius:.5rem;padding:1rem}section{display:grid;gap:.75rem}
table{border-collapse:collapse;padding:0;width:100%}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid light-dark(#dedfda,#2b2e33);overflow-wrap:anywhere}
textarea{font:12px/1.5 ui-monospace,monospace;width:100%;box-sizing:border-box;min-height:14rem}button{font:inherit;padding:.4rem .9rem;justify-self:start}h2{margin:0;font-size:1.1rem}`
