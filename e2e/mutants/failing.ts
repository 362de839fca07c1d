import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Test } from './mutant'

const REPORT = 'mutants-report.json'

/** The titles of the failed tests; null if the build failed, so that no test ran. */
export type Failing = readonly string[] | null

/**
 * Runs a test in a folder.
 * @throws Error if the test leaves no report
 */
export function failing(folder: string, test: Test): Failing {
  const report = join(folder, REPORT)
  rmSync(report, { force: true })
  if ('unit' in test) {
    run(folder, ['vitest', 'run', test.unit, '--reporter=json', `--outputFile=${REPORT}`])
    return failedUnits(JSON.parse(readFileSync(report, 'utf8')))
  }
  if (
    spawnSync('npm', ['run', 'build'], {
      cwd: folder,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    }).status !== 0
  )
    return null
  run(
    folder,
    ['playwright', 'test', `e2e/${test.spec}.spec.ts`, '--grep', test.grep, '--reporter=json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  )
  return failedSpecs(JSON.parse(readFileSync(report, 'utf8')))
}

function run(cwd: string, args: string[], env: Record<string, string> = {}): number | null {
  return spawnSync('npx', args, {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }).status
}

const units = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

function failedUnits(report: unknown): string[] {
  return units.parse(report).testResults.flatMap(({ name, status, assertionResults }) => {
    const failed = assertionResults
      .filter((one) => one.status === 'failed')
      .map(({ fullName }) => fullName)
    // a file that cannot load has no test
    return failed.length === 0 && status === 'failed' ? [name] : failed
  })
}

interface Suite {
  suites?: Suite[] | undefined
  specs: { title: string; ok: boolean }[]
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    suites: z.array(suite).optional(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })),
  }),
)
const specs = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string() })),
})

const titles = ({ suites = [], specs: own }: Suite): string[] => [
  ...own.filter(({ ok }) => !ok).map(({ title }) => title),
  ...suites.flatMap(titles),
]

function failedSpecs(report: unknown): string[] {
  const { suites, errors } = specs.parse(report)
  return [...suites.flatMap(titles), ...errors.map(({ message }) => message)]
}
