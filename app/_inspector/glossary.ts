/** The meaning of a name in a token or a record, and its source. */
export interface Meaning {
  meaning: string
  source: string
  href?: string
  /** Who put a claim there, where `source` is the standard that defines it. */
  by?: 'NextAuth' | 'this site'
}

const rfc = (number: number, section: string): Pick<Meaning, 'source' | 'href'> => ({
  source: `RFC ${number}, ${section}`,
  href: `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
})
const oidc = (section: string): Pick<Meaning, 'source' | 'href'> => ({
  source: `OpenID Connect Core, ${section}`,
  href: 'https://openid.net/specs/openid-connect-core-1_0.html',
})
const here: Pick<Meaning, 'source'> = { source: 'this site' }

/** The header of an encrypted token. */
export const JWE_HEADER: Record<string, Meaning> = {
  alg: {
    meaning: 'How the content key is agreed: "dir" uses the shared key directly.',
    ...rfc(7516, '4.1.1'),
  },
  enc: { meaning: 'How the content is encrypted and authenticated.', ...rfc(7516, '4.1.2') },
  kid: {
    meaning: 'Which key: here a thumbprint, so that a new secret can take over from an old one.',
    ...rfc(7516, '4.1.6'),
  },
  typ: { meaning: 'What kind of token this is.', ...rfc(7519, '5.1') },
}

/** The header of a signed token. */
export const JWS_HEADER: Record<string, Meaning> = {
  alg: {
    meaning: 'By which algorithm it is signed; the server accepts this one and no other.',
    ...rfc(7515, '4.1.1'),
  },
  kid: {
    meaning: 'Which key, by its thumbprint: its public half is at /.well-known/jwks.json.',
    ...rfc(7515, '4.1.4'),
  },
  typ: {
    meaning: 'What kind of token this is, so that none of another kind can stand in for it.',
    ...rfc(8725, '3.11'),
  },
}

export const SIGNATURE: Record<string, Meaning> = {
  verified: {
    meaning:
      'Whether a key of this site made the signature over exactly these two parts: nobody has changed them.',
    ...rfc(7515, '5.2'),
  },
}

export const CLAIMS: Record<string, Meaning> = {
  iss: { meaning: 'Who issued the token.', ...rfc(7519, '4.1.1'), by: 'this site' },
  sub: { meaning: 'The person: their id.', ...rfc(7519, '4.1.2'), by: 'NextAuth' },
  aud: { meaning: 'The service that it is meant for.', ...rfc(7519, '4.1.3'), by: 'this site' },
  exp: {
    meaning: 'Refused after this time. By default, Auth.js accepts it for 15 more seconds.',
    ...rfc(7519, '4.1.4'),
    by: 'NextAuth',
  },
  nbf: { meaning: 'Not valid before this.', ...rfc(7519, '4.1.5'), by: 'this site' },
  iat: {
    meaning: 'When this token was issued; new at each renewal.',
    ...rfc(7519, '4.1.6'),
    by: 'NextAuth',
  },
  jti: {
    meaning: 'The name of this one token; new at each renewal, so no name for the session.',
    ...rfc(7519, '4.1.7'),
    by: 'NextAuth',
  },
  sid: {
    meaning: 'The name of the session, the same through every renewal.',
    source: 'OpenID Connect Front-Channel Logout, 3',
    href: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
    by: 'this site',
  },
  auth_time: { meaning: 'When the person signed in.', ...oidc('2'), by: 'this site' },
  session_exp: {
    meaning: 'A private claim: beyond this no renewal moves the end.',
    ...rfc(7519, '4.3'),
    by: 'this site',
  },
  idle_s: {
    meaning: 'A private claim: how many seconds the session may lie unused.',
    ...rfc(7519, '4.3'),
    by: 'this site',
  },
  name: { meaning: 'As it was when the token was issued.', ...oidc('5.1'), by: 'NextAuth' },
  email: { meaning: 'As it was when the token was issued.', ...oidc('5.1'), by: 'NextAuth' },
  picture: { meaning: 'Address of a portrait.', ...oidc('5.1'), by: 'NextAuth' },
  role: {
    meaning:
      'A private claim, as it was when somebody last looked it up: a later change does not reach this token.',
    ...rfc(7519, '4.3'),
    by: 'this site',
  },
}

/** A row of the store, from any table. */
export const RECORD: Record<string, Meaning> = {
  id: {
    meaning: 'An id for the device list, so that the list does not show the token.',
    ...here,
  },
  sessionToken: {
    meaning: 'The SHA-256 of the cookie’s value: a thief of this table cannot sign in.',
    ...here,
  },
  userId: { meaning: 'Whose session it is.', source: 'NextAuth' },
  expires: { meaning: 'Refused after this time. Use moves it on.', source: 'NextAuth' },
  design: { meaning: 'Which session design issued it.', ...here },
  label: { meaning: 'The device, as its browser names itself.', ...here },
  createdAt: { meaning: 'When the person signed in.', ...here },
  lastSeenAt: { meaning: 'When it was last renewed: a mere check writes nothing.', ...here },
  endsAt: {
    meaning: 'The end that no use moves on; null if there is none.',
    ...here,
  },
  idleS: {
    meaning: 'How many seconds it can go unused; null for NextAuth’s 30 days.',
    ...here,
  },
  sid: { meaning: 'The name of the session, which its tokens carry as a claim.', ...here },
  endedAt: { meaning: 'When the server ended it; null while it goes on.', ...here },
  endedBy: { meaning: 'Why the server ended it.', ...here },
  refreshTokens: {
    meaning: 'How many refresh tokens this family has had; only their hashes are kept.',
    ...here,
  },
  at: { meaning: 'Whatever was signed in before this is refused.', ...here },
  spares: { meaning: 'The one session that is accepted all the same.', ...here },
}

export const IN_CLEAR: Meaning = {
  meaning: 'The value of the cookie, as it is: a thief of this table can sign in.',
  source: 'NextAuth',
}
