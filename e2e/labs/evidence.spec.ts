import { spawn } from 'node:child_process'
import { performOne } from '../../app/_lab/perform'
import { describeSite, getPass, type LabEvent } from '../../app/_lab/site'
import { findLab } from '../../app/labs/registry'
import { newAddress } from '../fixtures/client-ip'
import { expect, test } from '../fixtures/test'

interface Ledger {
  claims: { id: string; shown: boolean; verdicts: Record<string, { outcome: string } | null> }[]
}

function evidence(...args: string[]): Promise<{ code: number | null; stdout: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/_cli/evidence.ts', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let stdout = ''
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk
  })
  return new Promise((ended) => child.once('close', (code) => ended({ code, stdout })))
}

test('the command writes the ledger of a running site, and exits with 0 if all guarantees hold', async ({
  site,
}) => {
  const { code, stdout } = await evidence(
    '--url',
    site.url,
    '--lab',
    'revocation',
    '--design',
    'database,jwt',
    '--json',
  )
  expect(code).toBe(0)
  const { claims }: Ledger = JSON.parse(stdout)
  const verdicts = (id: string) => claims.find((claim) => claim.id === id)?.verdicts
  expect(verdicts('C13')).toMatchObject({
    database: { outcome: 'holds' },
    jwt: { outcome: 'does not hold' },
  })
  expect(verdicts('C51')).toMatchObject({
    database: { outcome: 'does not hold' },
    jwt: { outcome: 'holds' },
  })
  expect(verdicts('C68')).toEqual({ database: null, jwt: null })
})

test('the command names an unknown lab', async ({ site }) => {
  expect((await evidence('--url', site.url, '--lab', 'nonsense')).code).toBe(2)
})

test('a false guarantee of a design is found', async ({ site }, { workerIndex }) => {
  const jwt = (await describeSite(site.url)).find(({ id }) => id === 'jwt')
  const signOut = findLab('revocation')?.experiments.find(({ id }) => id === 'sign-out')
  if (!jwt || !signOut) throw new Error('There is no such design, or no such experiment.')
  const boaster = { ...jwt, guarantees: { ...jwt.guarantees, signOutLagMs: 0 } }
  const told: LabEvent[] = []
  const headers = {
    'x-lab-pass': await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) }),
  }
  const good = await performOne(signOut, boaster, {
    origin: site.url,
    headers,
    emit: (event) => told.push(event),
    signal: AbortSignal.timeout(60_000),
  })
  expect(good).toBe(false)
  expect(told).toContainEqual(
    expect.objectContaining({
      type: 'finding',
      question: 'copy',
      answer: 'accepted',
      asExpected: false,
    }),
  )
})
