/** The details of a session, one tab for both designs. */
export const TABS = [
  { id: 'cookie', name: 'Cookie' },
  { id: 'payload', name: 'Payload' },
  { id: 'stored', name: 'Stored' },
  { id: 'cost', name: 'Cost of a check' },
  { id: 'scripts', name: 'What scripts see' },
  { id: 'devices', name: 'Devices' },
  { id: 'design', name: 'How it is made' },
] as const

export type Tab = (typeof TABS)[number]['id']

/** The tab that an address asks for; by default, the first one. */
export const parseTab = (asked: unknown): Tab =>
  TABS.find(({ id }) => id === asked)?.id ?? TABS[0].id

/** The address of a comparison with a tab open. The first tab is not named. */
export const addressOf = (tab: Tab, query: string): string =>
  tab === TABS[0].id ? `/?${query}` : `/?tab=${tab}&${query}`

/** The path of the page with a tab open, for a form that changes the comparison. */
export const pathOf = (tab: Tab): string => (tab === TABS[0].id ? '/' : `/?tab=${tab}`)
