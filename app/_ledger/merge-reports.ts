import { placeOf, type Report } from './report'

/**
 * Merges several reports on one site into one, with the facts of the latest; null without any. If
 * two reports have the same finding, the last one counts.
 */
export function mergeReports(reports: readonly Report[]): Report | null {
  const latest = [...reports].sort((a, b) => b.facts.at.localeCompare(a.facts.at))[0]
  if (!latest) return null
  const designs = new Map(
    reports.flatMap(({ designs }) => designs.map((design) => [design.id, design])),
  )
  const places = new Map<string, Report['results']>()
  for (const { results } of reports)
    for (const [place, some] of placesOf(results)) places.set(place, some)
  return {
    facts: latest.facts,
    designs: [...designs.values()],
    results: [...places.values()].flat(),
  }
}

/** The results by experiment and design. One performance is kept or replaced as a whole. */
function placesOf(results: Report['results']): Map<string, Report['results']> {
  const places = new Map<string, Report['results']>()
  for (const result of results) {
    const place = placeOf(result)
    places.set(place, [...(places.get(place) ?? []), result])
  }
  return places
}
