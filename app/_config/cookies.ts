/** Names of the cookies of one design. None is a prefix of another design's: Auth.js would take it for a chunk. */
export function cookieNames(design: string, https: boolean) {
  const name = (part: string) => `${https ? '__Host-' : ''}${design}.${part}`
  return {
    sessionToken: name('session-token'),
    csrfToken: name('csrf-token'),
    callbackUrl: name('callback-url'),
    pkceCodeVerifier: name('pkce'),
    state: name('state'),
    nonce: name('nonce'),
    // Sent to one path only, and `__Host-` would need them all (RFC 6265bis, section 4.1.3).
    refreshToken: `${https ? '__Secure-' : ''}${design}.refresh-token`,
  } as const
}
