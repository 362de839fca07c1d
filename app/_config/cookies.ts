/**
 * The cookie names of one design. None is a prefix of another design's names: Auth.js would treat
 * the longer one as a chunk.
 */
export function cookieNames(design: string, https: boolean) {
  const name = (part: string) => `${https ? '__Host-' : ''}${design}.${part}`
  return {
    sessionToken: name('session-token'),
    csrfToken: name('csrf-token'),
    callbackUrl: name('callback-url'),
    pkceCodeVerifier: name('pkce'),
    state: name('state'),
    nonce: name('nonce'),
    // This cookie has a path of its own, and `__Host-` requires the path `/` (RFC 6265bis, section
    // 4.1.3).
    refreshToken: `${https ? '__Secure-' : ''}${design}.refresh-token`,
  } as const
}
