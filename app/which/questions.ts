import { WANTS, type Want } from './want'

export interface Option {
  value: string
  label: string
  wants: readonly Want[]
}

/** One question about an app. The first option counts where nothing was chosen. */
export interface AppQuestion {
  name: string
  ask: string
  options: readonly [Option, ...Option[]]
}

export const QUESTIONS: readonly AppQuestion[] = [
  {
    name: 'end',
    ask: 'You revoke a session. When must it end?',
    options: [
      {
        value: 'once',
        label: 'At its next request',
        wants: [WANTS.oneEndsAtOnce, WANTS.allEndAtOnce],
      },
      { value: 'minute', label: 'Within a minute', wants: [WANTS.endsSoon] },
      { value: 'expiry', label: 'When it expires', wants: [] },
    ],
  },
  {
    name: 'role',
    ask: 'You take a role away. When must it be gone?',
    options: [
      { value: 'once', label: 'At the next request', wants: [WANTS.roleAtOnce] },
      { value: 'minute', label: 'Within a minute', wants: [WANTS.roleSoon] },
      { value: 'later', label: 'At the next sign-in', wants: [] },
    ],
  },
  {
    name: 'outage',
    ask: 'The session store is down. What about people who are signed in?',
    options: [
      { value: 'wait', label: 'They may wait', wants: [] },
      { value: 'go', label: 'They must go on', wants: [WANTS.knownInOutage] },
    ],
  },
  {
    name: 'servers',
    ask: 'Who checks the session?',
    options: [
      { value: 'app', label: 'One app, on one or more servers', wants: [WANTS.anyServer] },
      {
        value: 'services',
        label: 'Several services, each without a call',
        wants: [WANTS.verifiedAlone, WANTS.publicKey],
      },
    ],
  },
  {
    name: 'load',
    ask: 'How many checks are there?',
    options: [
      { value: 'usual', label: 'One lookup for each is fine', wants: [] },
      { value: 'many', label: 'Too many for a lookup each', wants: [WANTS.fewLookups] },
    ],
  },
  {
    name: 'client',
    ask: 'Which clients are there?',
    options: [
      { value: 'browser', label: 'Browsers', wants: [] },
      { value: 'any', label: 'Mobile apps or programs too', wants: [WANTS.noCookie] },
    ],
  },
]

/** The chosen value of each question, by its name. */
export type Answers = Readonly<Record<string, string>>

/** The answers in an address. An unknown value counts as the first option. */
export const answersOf = (
  asked: Readonly<Record<string, string | string[] | undefined>>,
): Answers =>
  Object.fromEntries(
    QUESTIONS.map((question) => [question.name, chosen(question, asked[question.name]).value]),
  )

export const chosen = ({ options }: AppQuestion, value: string | string[] | undefined): Option =>
  options.find((option) => option.value === value) ?? options[0]

/** The query of an address with these answers. */
export const queryOf = (answers: Answers): string => `?${new URLSearchParams({ ...answers })}`
