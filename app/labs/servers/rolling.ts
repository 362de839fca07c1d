import type { Verdicts } from '@/_claims/verdict'
import type { LabDevice } from '@/_lab/device'
import { experiment, question } from '@/_lab/experiment'
import { type InstanceSecret, SERVER_INSTANCES } from '@/_lab/server-instances'
import type { Stage } from '@/_lab/stage'
import { type Dispatched, Dispatcher, listed, settled, signedInAtA } from './dispatcher'

/** Restarts one server after another. Like traffic, a request follows each stop and each start. */
async function restartAll(
  stage: Stage,
  visitor: LabDevice,
  secret: InstanceSecret,
): Promise<(Dispatched | null)[]> {
  const dispatcher = new Dispatcher(stage, 'in turn')
  const answers: (Dispatched | null)[] = []
  for (const branch of SERVER_INSTANCES) {
    await stage.instances.stop(branch)
    for (let i = 0; i < 2; i++) answers.push(await dispatcher.whoami(visitor))
    await stage.instances.start(branch, secret)
    answers.push(await dispatcher.whoami(visitor))
  }
  return answers
}

/** The answers of all servers. */
async function askAll(stage: Stage, visitor: LabDevice): Promise<Dispatched[]> {
  const dispatcher = new Dispatcher(stage, 'in turn')
  return settled([
    await dispatcher.whoami(visitor),
    await dispatcher.whoami(visitor),
    await dispatcher.whoami(visitor),
  ])
}

const AFTER = {
  accepted: '200, from every branch',
  refused: '401, from every branch',
  mixed: 'now the one, now the other',
}
const sumOf = (answers: readonly Dispatched[]): keyof typeof AFTER => {
  if (answers.every(({ said }) => said.accepted)) return 'accepted'
  return answers.every(({ said }) => !said.accepted) ? 'refused' : 'mixed'
}

const REMEMBERED = {
  accepted: 'holds',
  refused: 'does not hold',
  mixed: 'does not hold',
} as const
/** For a claim about servers that hold no sessions. */
const holdingNone = <Answer extends string>(verdicts: Verdicts<Answer>) =>
  [
    ['sharedSession', verdicts],
    ['jwt', verdicts],
  ] as const

export const rolling = experiment({
  id: 'rolling',
  title: 'A rolling restart',
  hypothesis: 'A new version can be rolled out, one server after the other, and nobody notices.',
  questions: {
    after: question({
      ask: 'All branches have been restarted, one after the other. What does the cookie get?',
      answers: AFTER,
      expected: ({ guarantees: { sharedAcrossServers } }) => [
        sharedAcrossServers ? 'accepted' : 'refused',
      ],
      claims: {
        C73: holdingNone(REMEMBERED),
        C4: [
          [
            'memorySession',
            { accepted: 'does not hold', refused: 'holds', mixed: 'does not hold' },
          ],
          ['sharedSession', REMEMBERED],
        ],
      },
    }),
    meanwhile: question({
      ask: 'And while it was going on?',
      answers: {
        fine: '200 each time',
        refused: 'some were refused, though signed in',
        failed: 'some got no answer, or an error',
      },
      expected: ({ guarantees: { sharedAcrossServers } }) => [
        sharedAcrossServers ? 'fine' : 'refused',
      ],
      claims: {
        C73: holdingNone({ fine: 'holds', refused: 'does not hold', failed: 'does not hold' }),
      },
    }),
  },
  async run(stage, tell) {
    const visitor = await signedInAtA(stage)
    const answers = await restartAll(stage, visitor, 'same')
    tell('meanwhile', answerOfMeanwhile(answers), listed(answers))
    const after = await askAll(stage, visitor)
    tell('after', sumOf(after), listed(after))
  },
})

function answerOfMeanwhile(answers: readonly (Dispatched | null)[]): 'fine' | 'refused' | 'failed' {
  if (answers.some((one) => one === null || one.said.status >= 500)) return 'failed'
  return answers.every((one) => one?.said.accepted) ? 'fine' : 'refused'
}

export const newSecret = experiment({
  id: 'new-secret',
  title: 'A restart with a new secret',
  hypothesis: 'A new secret throws everybody out.',
  questions: {
    after: question({
      ask: 'All branches have been restarted with a new secret. What does the cookie get?',
      answers: {
        ...AFTER,
        refused: '401, from every branch: none has the key',
        lost: '401, from every branch: none has the session',
      },
      expected: ({ guarantees: { sharedAcrossServers, boundToSecret } }) => {
        if (!sharedAcrossServers) return ['lost']
        return boundToSecret ? ['refused'] : ['accepted']
      },
      claims: {
        C73: holdingNone({
          accepted: 'holds',
          refused: { holdsOnlyIf: 'the restart keeps the secret' },
          lost: 'does not hold',
          mixed: 'does not hold',
        }),
      },
    }),
    between: question({
      ask: 'And while only one of them had it? What did that one say, next to the other two?',
      answers: {
        both: '200, as the others did',
        apart: '401, while the others said 200',
        out: '401, as the others did, but for the one that keeps the session',
        error: 'an error',
      },
      expected: ({ guarantees: { sharedAcrossServers, boundToSecret } }) => {
        if (!sharedAcrossServers) return ['out']
        return boundToSecret ? ['apart'] : ['both']
      },
      claims: {},
    }),
  },
  async run(stage, tell) {
    const visitor = await signedInAtA(stage)
    await stage.instances.start('C', 'new')
    const between = await askAll(stage, visitor)
    tell('between', differenceOf(between), listed(between))
    await restartAll(stage, visitor, 'new')
    const after = await askAll(stage, visitor)
    const lost = after.every(({ said }) => said.code === 'unknown_session')
    const [code] = after.flatMap(({ said }) => said.code ?? [])
    tell('after', lost ? 'lost' : sumOf(after), `${listed(after)}${code ? ` (${code})` : ''}`)
  },
})

/**
 * The difference between three answers. The last one comes from the server with another
 * secret.
 */
function differenceOf(answers: readonly (Dispatched | null)[]): 'both' | 'apart' | 'out' | 'error' {
  const told = answers.map((one) => one?.said.status).join()
  if (told === '200,200,200') return 'both'
  if (told === '200,200,401') return 'apart'
  return told === '200,401,401' ? 'out' : 'error'
}
