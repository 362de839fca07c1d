import { experiment, question } from '@/_lab/experiment'
import { Unexpected } from '@/_lab/reply'
import { listed, tokenOf } from './inspection'

export const again = experiment({
  id: 'again',
  title: 'Sign in once more, here and elsewhere',
  hypothesis: 'A new sign-in takes the place of the old session, wherever that was.',
  questions: {
    elsewhere: question({
      ask: 'The same person signs in on a phone. What of the laptop?',
      answers: { both: 'it stays signed in: a session belongs to one browser', out: 'it is out' },
      expected: () => ['both'],
      claims: {
        C18: { both: 'does not hold', out: 'holds' },
        W15: { both: 'does not hold', out: 'holds' },
      },
    }),
    fresh: question({
      ask: 'Somebody signs in again in the same browser. Is the token the one that was there before?',
      answers: { fresh: 'no: whoever knew the old one knows nothing of the new one', same: 'yes' },
      expected: () => ['fresh'],
      claims: { D8: { fresh: 'holds', same: 'does not hold' } },
    }),
    listed: question({
      ask: 'How many sessions does the server list after it?',
      answers: {
        one: 'one: the old one has ended',
        two: 'two: the old one is left behind',
        unknown: 'it cannot know',
      },
      expected: ({ guarantees }) => [guarantees.canListSessions ? 'one' : 'unknown'],
      claims: { D9: { one: 'holds', two: 'does not hold', unknown: 'does not hold' } },
    }),
    old: question({
      ask: 'And what does a copy of the old token get?',
      answers: { refused: '401: it has ended', accepted: '200: it goes on' },
      expected: ({ guarantees: { signOutLagMs } }) => expectedOfOld(signOutLagMs),
      claims: {
        D9: [
          // A server may still hold a copy of the record that has ended.
          ['copy', { refused: 'holds', accepted: null }],
          // The sign-in can end only what is in the memory of its own server.
          [
            'memorySession',
            { refused: { holdsOnlyIf: 'there is only one server' }, accepted: 'does not hold' },
          ],
          ['any', { refused: 'holds', accepted: 'does not hold' }],
        ],
      },
    }),
  },
  async run(stage, tell) {
    const { visitor: laptop } = await stage.visitor()
    const before = tokenOf(laptop)
    const copy = stage.device('Copy')
    copy.copy(laptop)
    await laptop.another(laptop)
    const after = tokenOf(laptop)
    tell(
      'fresh',
      after === before ? 'same' : 'fresh',
      `${sharedStart(before, after)} of ${before.length} characters the same, from the first one on`,
    )
    const sessions = await listed(stage, laptop)
    tell('listed', answerOfListed(sessions), sessions === null ? 'no list' : `${sessions} listed`)
    const { accepted, code } = await copy.whoami('asks who it is, with the old token')
    tell('old', accepted ? 'accepted' : 'refused', `asked once${code === null ? '' : `: ${code}`}`)
    const phone = await laptop.another(stage.device('Phone'))
    const [here, there] = [await laptop.whoami(), await phone.whoami()]
    there.reply.oneOf(200)
    tell(
      'elsewhere',
      here.accepted ? 'both' : 'out',
      `laptop ${here.status}, phone ${there.status}`,
    )
  },
})

function expectedOfOld(signOutLagMs: number | null): ('refused' | 'accepted')[] {
  if (signOutLagMs === null) return ['accepted']
  return signOutLagMs === 0 ? ['refused'] : ['refused', 'accepted']
}

function answerOfListed(sessions: number | null): 'unknown' | 'one' | 'two' {
  if (sessions === null) return 'unknown'
  if (sessions !== 1 && sessions !== 2)
    throw new Unexpected(`The server lists ${sessions} sessions after two sign-ins.`)
  return sessions === 1 ? 'one' : 'two'
}

function sharedStart(one: string, other: string): number {
  const at = [...one].findIndex((character, index) => character !== other.charAt(index))
  return at < 0 ? one.length : at
}
