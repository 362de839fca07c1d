import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { linkFolder } from '../servers/link-folder'

export interface Copy {
  folder: string
  remove(): void
}

/** The last commit in a folder of its own, where files can change, with the installed packages. */
export function copyOfHead(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'session-vs-jwt-mutants-'))
  const remove = () => {
    git('worktree', 'remove', '--force', folder)
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    git('worktree', 'add', '--detach', folder, 'HEAD')
    linkFolder('node_modules', join(folder, 'node_modules'))
    const { status } = spawnSync('npm', ['run', 'generate'], {
      cwd: folder,
      stdio: 'ignore',
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error('What is generated could not be made in the copy.')
    return { folder, remove }
  } catch (error) {
    remove()
    throw error
  }
}

function git(...args: string[]): void {
  const { status, stderr } = spawnSync('git', args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`)
}
