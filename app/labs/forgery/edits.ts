import { base64url } from 'jose'
import { byHmac, byOwnKey, encryptedByOwnKey, secretsIn } from './sign'
import { spellingsOf } from './spellings'
import {
  adminClaims,
  changed,
  encoded,
  type Genuine,
  inSeconds,
  jwsHeader,
  kindOf,
  readable,
} from './token'

/** A token to send, and the edit of it, in words that follow "sends". */
export interface Forgery {
  what: string
  token: string
}

/** An edit that needs no key. It is the same for every kind of token, as far as possible. */
export interface TokenEdit {
  name: string
  /** The edit in one sentence. */
  description: string
  make(genuine: Genuine): Promise<readonly Forgery[]> | readonly Forgery[]
}

const TEN_YEARS_S = 315_360_000
const random = (bytes: number) => base64url.encode(crypto.getRandomValues(new Uint8Array(bytes)))
const partsOf = ({ token }: Genuine) => token.split('.')

/**
 * Changes the part with the content of the token. In a JWE this is the ciphertext, in which nobody
 * can choose the effect.
 */
function alterations(genuine: Genuine): Forgery[] {
  const parts = partsOf(genuine)
  if (kindOf(genuine.token) === 'JWS') {
    const claims = readable(parts[1]) ?? {}
    const edits = [{ role: 'admin' }, { sub: 'somebody-else' }, { exp: inSeconds(TEN_YEARS_S) }]
    return edits.map((edit) => ({
      what: `it with ${JSON.stringify(edit)}`,
      token: parts.with(1, encoded({ ...claims, ...edit })).join('.'),
    }))
  }
  const at = kindOf(genuine.token) === 'JWE' ? 3 : 0
  const part = parts[at] ?? ''
  return [0, 0.5, 0.9].map((share) => {
    const index = Math.floor(part.length * share)
    return {
      what: `it with character ${index + 1} of its ${at === 3 ? 'ciphertext' : 'text'} changed`,
      token: parts.with(at, changed(part, index)).join('.'),
    }
  })
}

function truncations(genuine: Genuine): Forgery[] {
  const parts = partsOf(genuine)
  const last = parts.at(-1) ?? ''
  // It cuts off whole groups of four characters, so that the rest could be base64url.
  const cut = {
    what: 'it with its end cut off',
    token: [...parts.slice(0, -1), last.slice(0, (Math.ceil(last.length / 4) - 2) * 4)].join('.'),
  }
  if (parts.length === 1)
    return [cut, { what: 'its first half', token: last.slice(0, last.length / 2) }]
  const before = parts.slice(0, -1).join('.')
  return [
    cut,
    { what: 'it with its last part empty', token: `${before}.` },
    { what: 'it without its last part', token: before },
  ]
}

function unsigned(genuine: Genuine): Forgery[] {
  const forged = (alg: string) =>
    `${encoded({ ...jwsHeader(genuine), alg })}.${encoded(adminClaims(genuine))}`
  const spelled = ['none', 'None', 'nOnE'].map((alg) => ({
    what: `a JWS of an admin with alg ${alg}, unsigned`,
    token: `${forged(alg)}.`,
  }))
  return [
    ...spelled,
    {
      what: 'the same with random bytes for a signature',
      token: `${forged('none')}.${random(64)}`,
    },
  ]
}

async function confused(genuine: Genuine): Promise<Forgery[]> {
  const [key] = genuine.keys.filter(({ kid }) => kid === jwsHeader(genuine).kid)
  const forms = secretsIn(key ?? genuine.keys[0] ?? { kid: '', x: '' })
  const header = { ...jwsHeader(genuine), alg: 'HS256' }
  return Promise.all(
    forms.map(async ({ form, secret }) => ({
      what: `a JWS of an admin by HS256, with the public key ${form} for a secret`,
      token: await byHmac(header, adminClaims(genuine), secret),
    })),
  )
}

async function misnamed(genuine: Genuine): Promise<Forgery[]> {
  const kids = ['no-such-key', '../../../../dev/null']
  if (kindOf(genuine.token) === 'JWE') {
    const parts = partsOf(genuine)
    const header = readable(parts[0]) ?? {}
    return kids.map((kid) => ({
      what: `it with kid ${kid}`,
      token: parts.with(0, encoded({ ...header, kid })).join('.'),
    }))
  }
  const claims = adminClaims(genuine)
  return Promise.all(
    kids.map(async (kid) => ({
      what: `a JWS of an admin with kid ${kid}`,
      token: await byOwnKey({ ...jwsHeader(genuine), kid }, claims),
    })),
  )
}

async function foreign(genuine: Genuine): Promise<Forgery[]> {
  const claims = adminClaims(genuine)
  switch (kindOf(genuine.token)) {
    case 'JWS':
      return [
        {
          what: 'a JWS of an admin by a key of its own, under the name of the right one',
          token: await byOwnKey(jwsHeader(genuine), claims),
        },
      ]
    case 'JWE': {
      const header = readable(partsOf(genuine)[0]) ?? {}
      return [
        {
          what: 'a JWE of an admin by a key of its own, under the name of the right one',
          token: await encryptedByOwnKey(header, claims),
        },
      ]
    }
    case 'opaque':
      return [
        {
          what: 'one of the same shape, drawn at random',
          token: genuine.token.replace(/[0-9a-f]/g, (one) => drawn(one)),
        },
      ]
  }
}

const drawn = (like: string) => {
  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1))
  return /\d/.test(like) ? String(byte % 10) : 'abcdef'.charAt(byte % 6)
}

const respelled = ({ token }: Genuine): Forgery[] =>
  spellingsOf(token).map((spelling, index) => ({
    what: `its spelling ${index + 2}`,
    token: spelling,
  }))

/** The edits by the ids of their questions. */
export const EDITS = {
  edited: {
    name: 'Edited',
    description:
      'Other claims in it, its signature kept; where nobody can read it, other characters.',
    make: alterations,
  },
  truncated: {
    name: 'Truncated',
    description: 'Its end, or its last part, left out.',
    make: truncations,
  },
  respelled: {
    name: 'Re-spelled',
    description: 'Another text that a lenient decoder takes for the same bytes.',
    make: respelled,
  },
  none: {
    name: 'alg none',
    description: 'A JWS that makes its holder an admin, and says that it needs no signature.',
    make: unsigned,
  },
  confused: {
    name: 'Algorithm confusion',
    description: 'The same, with an HMAC whose secret is the public key that everybody can fetch.',
    make: confused,
  },
  kid: {
    name: 'Wrong kid',
    description: 'A key is named that the site does not have.',
    make: misnamed,
  },
  foreign: {
    name: 'Foreign key',
    description: 'Well made by a key that is not the site’s, under the name of one that is.',
    make: foreign,
  },
} as const satisfies Record<string, TokenEdit>
export type EditId = keyof typeof EDITS
