import { spawnSync } from 'node:child_process'
import { copyFileSync, lstatSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { linkFolder } from '../servers/link-folder'
import type { VercelCli } from './vercel-cli'

/** The environment of a build on Vercel, without any setting of this shell, such as a database. */
export const hostEnv = (more: Record<string, string> = {}) => ({
  ...({
    PATH: process.env.PATH ?? '',
    HOME: process.env.HOME ?? '',
    NODE_ENV: 'production',
    CI: '1',
  } as const),
  ...{ NEXT_TELEMETRY_DISABLED: '1', VERCEL_TELEMETRY_DISABLED: '1', ...more },
})

/** Copies this checkout to `folder`, so that a build there does not change this one. */
export function copyCheckout(folder: string): void {
  const listed = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
    { encoding: 'utf8' },
  )
  if (listed.status !== 0) throw new Error('This test copies what git lists: run it in a checkout.')
  for (const path of listed.stdout.split('\0').filter((one) => one !== '')) {
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (!stat?.isFile()) continue // deleted, but not yet committed
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    copyFileSync(path, join(folder, path))
  }
  linkFolder('node_modules', join(folder, 'node_modules'), ['.cache'])
}

/**
 * Builds the copy as Vercel builds a preview. Without Vercel's command line, it runs the commands
 * of `vercel.json`.
 */
export function buildCopy(folder: string, cli: VercelCli | null): void {
  const vercel = { VERCEL: '1', VERCEL_ENV: 'preview' }
  const run = (command: string, args: string[]) => {
    const { status } = spawnSync(command, args, {
      cwd: folder,
      stdio: 'inherit',
      env: hostEnv(vercel),
      shell: process.platform === 'win32',
    })
    if (status !== 0)
      throw new Error(`The build for Vercel failed: ${[command, ...args].join(' ')}`)
  }
  if (cli === null) {
    run('npm', ['run', 'migrate'])
    run('npm', ['run', 'build'])
    return
  }
  mkdirSync(join(folder, '.vercel'))
  // The settings that the command line would fetch from Vercel, so that a build needs no account.
  writeFileSync(
    join(folder, '.vercel/project.json'),
    JSON.stringify({ projectId: 'none', orgId: 'none', settings: { framework: 'nextjs' } }),
  )
  run(process.execPath, [cli.vercel, 'build', '--yes'])
}
