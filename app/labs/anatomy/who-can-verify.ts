import {
  createLocalJWKSet,
  decodeProtectedHeader,
  EncryptJWT,
  generateKeyPair,
  type JSONWebKeySet,
  jwtVerify,
  SignJWT,
} from 'jose'
import type { Contents } from '@/_designs/session'
import { experiment, question } from '@/_lab/experiment'
import { layOpen, tokenOf } from './inspection'

export const key = experiment({
  id: 'key',
  title: 'Who can check it, and who can make one',
  hypothesis: 'A token is signed: its key tells a good one from one that somebody made up.',
  questions: {
    check: question({
      ask: 'Who can tell a good token from a made-up one?',
      answers: {
        public: 'everybody, by a public key that makes no tokens',
        mac: 'only who holds the secret by which it is signed, and so can make tokens as well',
        secret:
          'only who holds the secret by which it is encrypted, and so can make tokens as well',
        store: 'only who can ask the store',
        nobody: 'nobody',
      },
      expected: ({ guarantees }) => [
        ({ opaque: 'store', JWS: 'public', JWE: 'secret' } as const)[guarantees.token],
      ],
      claims: {
        C36: {
          public: 'holds',
          mac: 'holds',
          secret: 'does not hold',
          store: 'does not hold',
          nobody: 'does not hold',
        },
      },
    }),
    foreign: question({
      ask: 'Somebody makes a token of the same kind with a key of their own. What does it get?',
      answers: { refused: '401', accepted: '200' },
      expected: () => ['refused'],
      claims: {},
    }),
  },
  async run(stage, tell) {
    const { visitor } = await stage.visitor()
    const token = tokenOf(visitor)
    const keys = (
      await visitor.send('GET', '/.well-known/jwks.json', { action: 'fetches the public keys' })
    ).json<JSONWebKeySet>(200)
    stage.note('Anyone', 'verifies the token by the public keys')
    const verified = await isVerified(token, keys)
    const { server } = await layOpen(stage, visitor)
    tell(
      'check',
      answerOfCheck(verified, token, server),
      `${verified ? 1 : 0} of 1 verified by ${keys.keys.length} published keys`,
    )
    const forger = stage.device('Forger')
    const made = await makeAnother(token)
    const { status, code } = await forger.whoami('tries a token of their own making', {
      authorization: `Bearer ${made}`,
    })
    tell('foreign', status === 200 ? 'accepted' : 'refused', `${status} ${code ?? ''}`.trim())
  },
})

/** `server` is the server's result from the token alone, without its store. */
function answerOfCheck(
  verified: boolean,
  token: string,
  server: Contents,
): 'public' | 'mac' | 'secret' | 'store' | 'nobody' {
  if (verified) return 'public'
  if ('claims' in server) return decodeProtectedHeader(token).enc === undefined ? 'mac' : 'secret'
  return 'nothing' in server ? 'store' : 'nobody'
}

async function isVerified(token: string, keys: JSONWebKeySet): Promise<boolean> {
  try {
    await jwtVerify(token, createLocalJWKSet(keys))
    return true
  } catch {
    return false
  }
}

const CLAIMS = {
  sub: 'somebody',
  sid: 'a-session',
  name: 'Somebody',
  email: 'somebody@example.org',
  role: 'admin',
}
/** The key length of A256CBC-HS512 (RFC 7518, section 5.2.5), in bytes. */
const SECRET_BYTES = 64

/** A token of the same kind with an unknown key. */
async function makeAnother(token: string): Promise<string> {
  if (!token.includes('.')) return crypto.randomUUID()
  const { enc, kid, typ, alg = 'EdDSA' } = decodeProtectedHeader(token)
  if (typeof enc === 'string') {
    const header = { alg: 'dir', enc, ...(kid !== undefined && { kid }) }
    return new EncryptJWT(CLAIMS)
      .setProtectedHeader(header)
      .setIssuedAt()
      .setExpirationTime('1h')
      .encrypt(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)))
  }
  const { privateKey } = await generateKeyPair(alg)
  return new SignJWT(CLAIMS)
    .setProtectedHeader({
      alg,
      ...(kid !== undefined && { kid }),
      ...(typ !== undefined && { typ }),
    })
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
}
