import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { REPORT_FILE, type Report, report } from '@/_ledger/report'

/** Beside the server lies what the tests found of this very build; in `docs`, what was taken down and committed with `npm run evidence`. */
const PLACES = [REPORT_FILE, `docs/${REPORT_FILE}`]

/** The latest report that came with this server; null where there is none, or none that can be read. */
export async function getLastRun(folder = process.cwd()): Promise<Report | null> {
  const found = await Promise.all(
    PLACES.map((place) => reportIn(join(/* turbopackIgnore: true */ folder, place))),
  )
  return (
    found.filter((one) => one !== null).sort((a, b) => b.facts.at.localeCompare(a.facts.at))[0] ??
    null
  )
}

async function reportIn(path: string): Promise<Report | null> {
  try {
    return report.parse(JSON.parse(await readFile(/* turbopackIgnore: true */ path, 'utf8')))
  } catch {
    return null // not there, or from another time
  }
}
