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
  if ('unit' in test) return failingUnits(folder, [test.unit]).get(test.unit) ?? []
  const report = join(folder, REPORT)
  rmSync(report, { force: true })
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

/**
 * Runs files of unit tests in a folder, all in one process, which is faster than one by one.
 * @returns the titles of the failed tests of each file
 * @throws Error if they leave no report
 */
export function failingUnits(
  folder: string,
  files: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const report = join(folder, REPORT)
  rmSync(report, { force: true })
  run(folder, ['vitest', 'run', ...files, '--reporter=json', `--outputFile=${REPORT}`])
  const { testResults } = units.parse(JSON.parse(readFileSync(report, 'utf8')))
  return new Map(
    files.map((file) => [
      file,
      testResults.filter(({ name }) => name.endsWith(`/${file}`)).flatMap(failedUnits),
    ]),
  )
}

function run(cwd: string, args: string[], env: Record<string, string> = {}): number | null {
  return spawnSync('npx', args, {
    cwd,
    stdio: 'ignore',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  }).status
}

const unitFile = z.object({
  name: z.string(),
  status: z.string(),
  assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
})
type UnitFile = z.infer<typeof unitFile>
const units = z.object({ testResults: z.array(unitFile) })

function failedUnits({ name, status, assertionResults }: UnitFile): string[] {
  const failed = assertionResults
    .filter((one) => one.status === 'failed')
    .map(({ fullName }) => fullName)
  // a file that cannot load has no test
  return failed.length === 0 && status === 'failed' ? [name] : failed
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
