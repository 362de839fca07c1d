import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildCopy, copyCheckout } from './build-copy'
import { type BuiltFunction, putTogether } from './functions'
import { vercelCli } from './vercel-cli'

/** The build, for the tests. */
export interface Built {
  /** A temporary folder for the files of tests. */
  folder: string
  /** The built checkout. */
  copy: string
  /** Empty without Vercel's command line. Then the tests judge the traces only. */
  functions: readonly BuiltFunction[]
  node: string
}

/**
 * The name of the variable with the file that describes the build. If it is set before, there is no
 * new build. E2E_DEPLOY_KEEP=1 keeps the build, and prints the name of its file.
 */
const KEY = 'E2E_DEPLOY'

export default async function setUp(): Promise<() => void> {
  if (process.env[KEY]) return () => {}
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-deploy-'))
  const copy = join(folder, 'checkout')
  const cli = vercelCli()
  if (cli === null)
    console.warn(
      'Vercel’s command line could not be installed, so no function is run: only what they would be made of is judged.',
    )
  copyCheckout(copy)
  buildCopy(copy, cli)
  const functions = cli === null ? [] : putTogether(copy, join(folder, 'functions'))
  const built: Built = { folder, copy, functions, node: cli?.node ?? process.execPath }
  const file = join(folder, 'built.json')
  writeFileSync(file, JSON.stringify(built))
  process.env[KEY] = file
  if (process.env.E2E_DEPLOY_KEEP) {
    console.log(`E2E_DEPLOY=${file}`)
    return () => {}
  }
  return () => rmSync(folder, { recursive: true, force: true })
}

/** Null if tests are only listed. */
export function getBuilt(): Built | null {
  const published = process.env[KEY]
  return published ? JSON.parse(readFileSync(published, 'utf8')) : null
}
