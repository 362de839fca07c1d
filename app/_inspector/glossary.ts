/** What a name in a token or a record means, and where that is defined. */
export interface Meaning {
  says: string
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
    says: 'How the content key is agreed: "dir" uses the shared key directly.',
    ...rfc(7516, '4.1.1'),
  },
  enc: { says: 'How the content is encrypted and authenticated.', ...rfc(7516, '4.1.2') },
  kid: {
    says: 'Which key: here a thumbprint, so that a new secret can take over from an old one.',
    ...rfc(7516, '4.1.6'),
  },
  typ: { says: 'What kind of token this is.', ...rfc(7519, '5.1') },
}

/** The header of a signed token. */
export const JWS_HEADER: Record<string, Meaning> = {
  alg: {
    says: 'By which algorithm it is signed; the server accepts this one and no other.',
    ...rfc(7515, '4.1.1'),
  },
  kid: {
    says: 'Which key, by its thumbprint: its public half is at /.well-known/jwks.json.',
    ...rfc(7515, '4.1.4'),
  },
  typ: {
    says: 'What kind of token this is, so that none of another kind can stand in for it.',
    ...rfc(8725, '3.11'),
  },
}

export const SIGNATURE: Record<string, Meaning> = {
  verified: {
    says: 'Whether a key of this site made the signature over exactly these two parts: nobody has changed them.',
    ...rfc(7515, '5.2'),
  },
}

export const CLAIMS: Record<string, Meaning> = {
  iss: { says: 'Who issued the token.', ...rfc(7519, '4.1.1') },
  sub: { says: 'Whom it is about: the id of the person.', ...rfc(7519, '4.1.2') },
  aud: { says: 'For whom it is meant.', ...rfc(7519, '4.1.3') },
  exp: {
    says: 'From when on it is refused; left as it is, Auth.js allows 15 s more.',
    ...rfc(7519, '4.1.4'),
  },
  nbf: { says: 'Not valid before this.', ...rfc(7519, '4.1.5') },
  iat: { says: 'When this token was issued; new at each renewal.', ...rfc(7519, '4.1.6') },
  jti: {
    says: 'The name of this one token; new at each renewal, so no name for the session.',
    ...rfc(7519, '4.1.7'),
  },
  sid: {
    says: 'The name of the session, the same through every renewal.',
    source: 'OpenID Connect Front-Channel Logout, 3',
    href: 'https://openid.net/specs/openid-connect-frontchannel-1_0.html#OPLogout',
  },
  auth_time: { says: 'When the person signed in.', ...oidc('2') },
  session_exp: {
    says: 'A private claim: beyond this no renewal moves the end.',
    ...rfc(7519, '4.3'),
  },
  idle_s: {
    says: 'A private claim: how many seconds the session may lie unused.',
    ...rfc(7519, '4.3'),
  },
  name: { says: 'As it was when the token was issued.', ...oidc('5.1') },
  email: { says: 'As it was when the token was issued.', ...oidc('5.1') },
  picture: { says: 'Address of a portrait.', ...oidc('5.1') },
  role: {
    says: 'A private claim, as it was when somebody last looked it up: a later change does not reach this token.',
    ...rfc(7519, '4.3'),
  },
}

/** A row of the store, whichever table it is of. */
export const RECORD: Record<string, Meaning> = {
  id: {
    says: 'By which the device list names the session without giving its token away.',
    ...here,
  },
  sessionToken: {
    says: 'The SHA-256 of the cookie’s value: who reads this table can sign in nowhere.',
    ...here,
  },
  userId: { says: 'Whose session it is.', source: 'NextAuth' },
  expires: { says: 'From when on it is refused; moved on by use.', source: 'NextAuth' },
  design: { says: 'Which session design issued it.', ...here },
  label: { says: 'The device, as its browser names itself.', ...here },
  createdAt: { says: 'When the person signed in.', ...here },
  lastSeenAt: { says: 'When it was last renewed: a mere check writes nothing.', ...here },
  endsAt: {
    says: 'When it ends however much it is used; null where use keeps it alive for ever.',
    ...here,
  },
  idleS: { says: 'How many seconds it may lie unused; null for NextAuth’s own 30 days.', ...here },
  sid: { says: 'The name of the session, which its tokens carry as a claim.', ...here },
  endedAt: { says: 'When the server ended it; null while it goes on.', ...here },
  endedBy: { says: 'Why the server ended it.', ...here },
  refreshTokens: {
    says: 'How many refresh tokens this family has had; only their hashes are kept.',
    ...here,
  },
  at: { says: 'Whatever was signed in before this is refused.', ...here },
  spares: { says: 'The one session that is accepted all the same.', ...here },
}

export const IN_CLEAR: Meaning = {
  says: 'The value of the cookie, stored in clear: who reads this table can sign in.',
  source: 'NextAuth',
}
