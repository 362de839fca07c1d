import { expect, test } from 'vitest'
import { stageAt, subjectNamed } from '@/_lab/stage.fixture'
import { farthest } from './reach'

const refused = (code: string) => Response.json({ error: { code } }, { status: 401 })
const ANSWERS: Readonly<Record<string, () => Response>> = {
  malformed: () => refused('malformed'),
  unknown: () => refused('unknown_session'),
  unsigned: () => refused('bad_signature'),
  accepted: () => Response.json({ user: { role: 'member' } }),
}

/** How far some tokens get, at a site that answers each as it is named. */
async function reached(...tokens: string[]): Promise<string> {
  const stage = stageAt(subjectNamed('jwt-signed'), (_, headers) => {
    const token = headers.get('authorization')?.slice('Bearer '.length) ?? ''
    return ANSWERS[token]?.() ?? refused('no_token')
  })
  const forgeries = tokens.map((token) => ({ what: token, token }))
  return (await farthest(stage.device('Forger'), forgeries)).reach
}

test('of several forgeries, the one that got farthest counts', async () => {
  expect(await reached('accepted', 'malformed')).toBe('accepted')
  expect(await reached('malformed', 'unsigned', 'unknown')).toBe('unsigned')
  expect(await reached('unknown', 'malformed')).toBe('unknown')
})

test('an answer that no forged token can get is no result', async () => {
  await expect(reached('unheard of')).rejects.toThrow('no_token')
})
