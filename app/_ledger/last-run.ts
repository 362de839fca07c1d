import 'server-only'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { compactReport, expand } from './compact'
import { REPORT_FILE, type Report, report } from './report'

/**
 * The places of a report: next to the server, from the tests of this build; and in `docs`, in the
 * compact form, from `npm run evidence -- --docs`.
 */
const PLACES = [REPORT_FILE, `docs/${REPORT_FILE}`]

/**
 * The latest report that came with this server; null if there is none, or none that can be read.
 */
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
    const written = JSON.parse(await readFile(/* turbopackIgnore: true */ path, 'utf8'))
    return 'answers' in written ? expand(compactReport.parse(written)) : report.parse(written)
  } catch {
    return null // missing, or in an older format
  }
}
