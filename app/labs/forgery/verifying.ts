import { compactVerify, importJWK } from 'jose'
import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { genuineOf } from './reach'
import { kindOf, type PublishedKey, readable } from './token'

export const verifying = experiment({
  id: 'verifying',
  title: 'Verify it from outside',
  hypothesis: 'A signature is a hash that is verified with the secret key.',
  questions: {
    outsider: question({
      ask: 'Somebody who has no secret of this site is shown a token. Can they tell whether it is genuine?',
      answers: {
        public: 'Yes: by a public key, which can verify and cannot sign',
        shared: 'No: what verifies it is the very key that issues it, and that one is not theirs',
        lookup: 'No: there is nothing in it to verify, only a record to look up',
      },
      expected: ({ guarantees }) => [
        ({ JWS: 'public', JWE: 'shared', opaque: 'lookup' } as const)[guarantees.token],
      ],
      claims: {
        W13: {
          public: 'does not hold',
          shared: 'holds',
          lookup: 'does not hold',
        },
      },
    }),
  },
  async run(stage, tell) {
    const { genuine } = await genuineOf(stage)
    const fits = await Promise.all(genuine.keys.map((key) => verifies(genuine.token, key)))
    const count = fits.filter(Boolean).length
    stage.note(
      'Outsider',
      `tries ${fits.length} published keys on the token: ${count} of them ${count === 1 ? 'verifies' : 'verify'} it`,
    )
    const alg = readable(genuine.token.split('.')[0])?.alg
    const said = typeof alg === 'string' ? `alg ${alg}` : 'no header'
    tell(
      'outsider',
      count > 0 ? 'public' : answerOfUnverified(genuine.token, alg),
      `verified by ${count} of ${fits.length} published keys; ${said}`,
    )
  },
})

/** @throws Unexpected for a token that somebody with a key has to verify, but nobody knows who */
function answerOfUnverified(token: string, alg: unknown): 'lookup' | 'shared' {
  const kind = kindOf(token)
  if (kind === 'opaque') return 'lookup'
  const isMac = kind === 'JWS' && typeof alg === 'string' && alg.startsWith('HS')
  if (isMac || (kind === 'JWE' && alg === 'dir')) return 'shared'
  throw new Unexpected(`No published key verifies the token, a ${kind} with alg ${alg}.`)
}

/** Verifies with the published key only, as any service could. */
async function verifies(token: string, { kid, x }: PublishedKey): Promise<boolean> {
  try {
    await compactVerify(
      token,
      await importJWK({ kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA' }),
    )
    return true
  } catch {
    return false
  }
}
