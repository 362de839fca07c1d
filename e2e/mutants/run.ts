// npm run mutants [-- <id>… | unit]: makes one mistake after another in a copy of the last commit,
// and runs the test that must find it.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Copy, copyOfHead } from './copy'
import { type Failing, failing, failingUnits } from './failing'
import type { Mutant, Test } from './mutant'
import { MUTANTS } from './mutants'

const asked = process.argv.slice(2)
const unknown = asked.find((id) => id !== 'unit' && MUTANTS.every((mutant) => mutant.id !== id))
if (unknown !== undefined) {
  console.error(
    `There is no mutant "${unknown}": it is "unit", or some of ${MUTANTS.map(({ id }) => id).join(' ')}.`,
  )
  process.exit(2)
}
const chosen = MUTANTS.filter(
  ({ id, test }) =>
    asked.length === 0 || asked.includes(id) || (asked.includes('unit') && 'unit' in test),
)

const copy = copyOfHead()
process.once('SIGINT', () => process.exit(130))
process.once('SIGTERM', () => process.exit(143))
process.once('exit', copy.remove)

const unitFiles = [...new Set(chosen.flatMap(({ test }) => ('unit' in test ? [test.unit] : [])))]
/** The tests that fail without any mistake. They prove nothing. */
const before = new Map<string, Failing>(
  unitFiles.length > 0 ? failingUnits(copy.folder, unitFiles) : [],
)
function failingAnyway(test: Test): Failing {
  const key = 'unit' in test ? test.unit : JSON.stringify(test)
  const known = before.has(key) ? (before.get(key) ?? null) : failing(copy.folder, test)
  before.set(key, known)
  return known
}

function caughtBy({ file, find, replace, test }: Mutant, { folder }: Copy): string[] | string {
  const path = join(folder, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(find).length !== 2) return `out of date: ${file} has not once what it changes`
  const anyway = failingAnyway(test)
  writeFileSync(
    path,
    sound.replace(find, () => replace),
  )
  try {
    const failed = failing(folder, test)
    if (failed === null || anyway === null) return 'does not build'
    const found = failed.filter((title) => !anyway.includes(title))
    return found.length === 0 && anyway.length > 0
      ? `its test fails without the mistake as well: “${anyway[0]}”`
      : found
  } finally {
    writeFileSync(path, sound)
  }
}

/** The tests that found a mistake, in words; or the reason why there is no result. */
function catchersOf(found: string | readonly string[]): string {
  if (typeof found === 'string') return found
  return found.length > 0 ? `by ${found.length}, such as “${found[0]}”` : 'by nothing'
}

const missed: string[] = []
for (const mutant of chosen) {
  const began = performance.now()
  const found = caughtBy(mutant, copy)
  const isCaught = Array.isArray(found) && found.length > 0
  const what = `${mutant.id} (${mutant.description})`
  if (!isCaught) missed.push(what)
  const verdict = isCaught ? 'caught' : 'MISSED'
  const lasted = `${Math.round((performance.now() - began) / 1000)} s`.padStart(6)
  console.log(`${verdict} ${lasted}  ${what}: ${catchersOf(found)}`)
}
console.log(`${chosen.length} tried, ${chosen.length - missed.length} caught`)
if (missed.length > 0) console.log(`not caught:\n${missed.map((what) => `  ${what}`).join('\n')}`)
process.exitCode = missed.length > 0 ? 1 : 0
