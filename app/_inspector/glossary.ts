/** The meaning of a name in a token or a record, and its source. */
export interface Meaning {
  meaning: string
  source: string
  href?: string
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
  iss: { meaning: 'Who issued the token.', ...rfc(7519, '4.1.1') },
  sub: { meaning: 'Whom it is about: the id of the person.', ...rfc(7519, '4.1.2') },
  aud: { meaning: 'For whom it is meant.', ...rfc(7519, '4.1.3') },
  exp: {
    meaning: 'From when on it is refused; left as it is, Auth.js allows 15 s more.',
    ...rfc(7519, '4.1.4'),
  },
  nbf: { meaning: 'Not valid before this.', ...rfc(7519, '4.1.5') },
  iat: { meaning: 'When this token was issued; new at each renewal.', ...rfc(7519, '4.1.6') },
  jti: {
    meaning: 'The name of this one token; new at each renewal, so no name for the session.',
    ...rfc(7519, '4.1.7'),
  },
  sid: {
    meaning: 'The name of the session, the same through every renewal.',
    source: 'OpenID Connect Front-Channel Logout, 3',
    href: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
  },
  auth_time: { meaning: 'When the person signed in.', ...oidc('2') },
  session_exp: {
    meaning: 'A private claim: beyond this no renewal moves the end.',
    ...rfc(7519, '4.3'),
  },
  idle_s: {
    meaning: 'A private claim: how many seconds the session may lie unused.',
    ...rfc(7519, '4.3'),
  },
  name: { meaning: 'As it was when the token was issued.', ...oidc('5.1') },
  email: { meaning: 'As it was when the token was issued.', ...oidc('5.1') },
  picture: { meaning: 'Address of a portrait.', ...oidc('5.1') },
  role: {
    meaning:
      'A private claim, as it was when somebody last looked it up: a later change does not reach this token.',
    ...rfc(7519, '4.3'),
  },
}

/** A row of the store, from any table. */
export const RECORD: Record<string, Meaning> = {
  id: {
    meaning: 'By which the device list names the session without giving its token away.',
    ...here,
  },
  sessionToken: {
    meaning: 'The SHA-256 of the cookie’s value: who reads this table can sign in nowhere.',
    ...here,
  },
  userId: { meaning: 'Whose session it is.', source: 'NextAuth' },
  expires: { meaning: 'From when on it is refused; moved on by use.', source: 'NextAuth' },
  design: { meaning: 'Which session design issued it.', ...here },
  label: { meaning: 'The device, as its browser names itself.', ...here },
  createdAt: { meaning: 'When the person signed in.', ...here },
  lastSeenAt: { meaning: 'When it was last renewed: a mere check writes nothing.', ...here },
  endsAt: {
    meaning: 'When it ends however much it is used; null where use keeps it alive for ever.',
    ...here,
  },
  idleS: {
    meaning: 'How many seconds it may lie unused; null for NextAuth’s own 30 days.',
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
  meaning: 'The value of the cookie, stored in clear: who reads this table can sign in.',
  source: 'NextAuth',
}
